import { operationActions } from '../catalogue/operationActions.ts';
import type { Row, Rows } from './iam/row.ts';
import type { Invocation, Operation, Operations, Permission } from './operation.ts';

/** Rows of one API as operations of the sandbox; a target without an action asks for the operation's own. */
export const operationsOf = (service: string, rows: Rows): Operations =>
  Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, operationOf(service, name, row)]));

function operationOf(service: string, name: string, row: Row): Operation {
  const own = operationActions(service, name)[0] ?? `${service}:${name}`;
  return {
    ...(row.before ? { before: row.before } : {}),
    permissions: (call: Invocation) =>
      [row.asks(call)].flat().map((target): Permission => ({ action: own, ...target })),
    run: row.run,
  };
}
