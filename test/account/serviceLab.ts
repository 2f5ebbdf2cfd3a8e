import { apply } from '../../src/account/apply.ts';
import type { ApiError, Caller, Json, JsonObject } from '../../src/account/call.ts';
import { resourceTypeOf } from '../../src/account/resourceType.ts';
import type { Account, PlainResource, Sandbox } from '../../src/account/sandbox.ts';
import type { AccountStart } from '../../src/account/startShape.ts';
import { findAction } from '../../src/catalogue/authorization.ts';
import { serviceModel } from '../../src/catalogue/models.ts';
import { answerFaults } from './answerFaults.ts';
import { buildWorld, clock, home, root } from './larkspur.ts';

type Line = `${string}:${string}`;

/** Actions that AWS authorizes on what the Service Authorization Reference does not list for them. */
const elsewhere: ReadonlySet<string> = new Set([
  's3:ListAllMyBuckets',
  's3:GetAccountPublicAccessBlock',
  's3:PutAccountPublicAccessBlock',
]);

/**
 * Accounts to call operations on, a second for each call. Every answer is held against the service's model, every
 * permission that was asked for against the catalogue.
 */
export class ServiceLab {
  sandbox: Sandbox;
  time = clock;

  constructor(start: AccountStart = {}, ...others: readonly AccountStart[]) {
    this.sandbox = buildWorld({ accounts: [{ id: home, ...start }, ...others] });
  }

  get account(): Account {
    const found = this.sandbox.accounts.get(home);
    if (!found) throw new Error('the account is gone');
    return found;
  }

  resource(arn: string): PlainResource {
    const found = [...this.sandbox.accounts.values()].map(({ resources }) => resources.get(arn)).find(Boolean);
    if (!found) throw new Error(`there is no ${arn}`);
    return found;
  }

  /** The output of a call that must succeed. */
  ok(line: Line, input: JsonObject = {}, caller: Caller = root): JsonObject {
    const outcome = this.send(line, input, caller);
    if (!outcome.ok) throw new Error(`${line}: ${outcome.error.code}: ${outcome.error.message}`);
    const [service = '', operation = ''] = line.split(':');
    const faults = answerFaults(service, operation, outcome.output);
    if (faults.length > 0) throw new Error(`${line} answers outside the model: ${faults.join('; ')}`);
    return outcome.output;
  }

  /** Code and text of a call that must fail, as the AWS CLI prints them. */
  error(line: Line, input: JsonObject = {}, caller: Caller = root): string {
    const { code, message } = this.failure(line, input, caller);
    return `${code}: ${message}`;
  }

  failure(line: Line, input: JsonObject = {}, caller: Caller = root): ApiError {
    const outcome = this.send(line, input, caller);
    if (outcome.ok) throw new Error(`${line} succeeded: ${JSON.stringify(outcome.output)}`);
    return outcome.error;
  }

  /** Lets time pass. */
  pass(seconds: number): void {
    const call = {
      service: 'dojo',
      operation: 'AdvanceClock',
      input: { Seconds: seconds },
      caller: root,
      time: this.time,
    };
    this.sandbox = apply(this.sandbox, call).sandbox;
    this.time = this.sandbox.clock;
  }

  private send(line: Line, input: JsonObject, caller: Caller) {
    this.time += 1000;
    const [service = '', operation = ''] = line.split(':');
    if (!serviceModel(service)?.operations[operation]) throw new Error(`there is no ${line}`);
    const applied = apply(this.sandbox, { service, operation, input, caller, time: this.time, region: 'us-east-1' });
    this.sandbox = applied.sandbox;
    for (const { request } of applied.outcome.decisions) checkTarget(request.action, request.resource);
    return applied.outcome;
  }
}

/** An action with resource types is asked for on one of them, another on `*`. */
function checkTarget(action: string, resource: string): void {
  const types = findAction(action)?.resources.map(({ type }) => type);
  if (!types) throw new Error(`${action} is no action`);
  const type = resourceTypeOf(resource);
  const fits = types.length === 0 ? resource === '*' : type !== null && types.includes(type);
  if (!fits && !elsewhere.has(action)) {
    throw new Error(`${action} was asked for on ${resource}, which is none of: ${types.join(', ') || '*'}`);
  }
}

/** A text of an answer. */
export function textOf(output: JsonObject, ...path: readonly (string | number)[]): string {
  let value: Json | undefined = output;
  for (const part of path) {
    const held: unknown = value;
    value = Object(held)[part];
  }
  if (typeof value !== 'string') throw new Error(`${path.join('.')} is no text: ${JSON.stringify(output)}`);
  return value;
}

/** A user with one access key `AKIA` and the name in capitals, and one inline policy. */
export const userWith = (name: string, ...statements: readonly JsonObject[]) => ({
  name,
  accessKeys: [{ id: `AKIA${name.toUpperCase()}` }],
  ...(statements.length > 0 ? { inline: { own: { Version: '2012-10-17', Statement: statements } } } : {}),
});
