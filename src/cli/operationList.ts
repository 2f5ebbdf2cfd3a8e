import type { OperationEntry } from '../account/operationTable.ts';

const states: Readonly<Record<OperationEntry['state'], string>> = {
  modelled: 'carried out',
  refused: 'NotImplemented',
};

const widest = (texts: readonly string[]): number => Math.max(...texts.map((text) => text.length));

function lines(entries: readonly OperationEntry[]): readonly string[] {
  const width = widest(entries.map(({ operation }) => operation));
  const level = widest(entries.map(({ accessLevel }) => accessLevel ?? '-'));
  return entries.map(({ operation, state, actions, accessLevel, resourceTypes }) => {
    const asks = actions.length > 0 ? actions.join(' + ') : 'no permission';
    const on = resourceTypes.length > 0 ? ` on ${resourceTypes.join(', ')}` : '';
    const head = `  ${operation.padEnd(width)}  ${states[state].padEnd(14)}`;
    return `${head}  ${(accessLevel ?? '-').padEnd(level)}  ${asks}${on}\n`;
  });
}

const count = (entries: readonly OperationEntry[]): string => {
  const carried = entries.filter(({ state }) => state === 'modelled').length;
  return `${entries.length} operations: ${carried} carried out, ${entries.length - carried} answered with NotImplemented`;
};

/** The table of operations by service, with totals, as text. */
export function operationList(entries: readonly OperationEntry[]): string {
  const services = [...new Set(entries.map(({ service }) => service))];
  const tables = services.map((service) => {
    const own = entries.filter((entry) => entry.service === service);
    return `${service}: ${count(own)}\n${lines(own).join('')}\n`;
  });
  return `${tables.join('')}in all ${count(entries)}\n`;
}
