import type { OperationEntry } from '../account/operationTable.ts';

const states: Readonly<Record<OperationEntry['state'], string>> = {
  modelled: 'carried out',
  refused: 'NotImplemented',
};

const widest = (texts: readonly string[]): number => Math.max(...texts.map((text) => text.length));

const whose = { aws: '', ours: " (the code is AWS's, the text ours)" } as const;

/** What a call does, what it may answer, and which members are refused or change nothing. */
function details({ effect, errors, refuses, ignores }: OperationEntry): readonly string[] {
  return [
    ...(effect === null ? [] : [effect]),
    ...errors.map((error) => `${error.code}: ${error.text || 'no text'}${whose[error.whose]}`),
    ...refuses.map(({ member, except }) => {
      const but = except.length > 0 ? `, but for ${except.map((value) => JSON.stringify(value)).join(', ')}` : '';
      return `${member}: NotImplemented${but}`;
    }),
    ...ignores.map(({ member, because }) => `${member} changes nothing: ${because}`),
  ].map((line) => `      ${line}\n`);
}

function lines(entries: readonly OperationEntry[], whole: boolean): readonly string[] {
  const width = widest(entries.map(({ operation }) => operation));
  const level = widest(entries.map(({ accessLevel }) => accessLevel ?? '-'));
  return entries.map((entry) => {
    const { operation, state, actions, accessLevel, resourceTypes } = entry;
    const asks = actions.length > 0 ? actions.join(' + ') : 'no permission';
    const on = resourceTypes.length > 0 ? ` on ${resourceTypes.join(', ')}` : '';
    const head = `  ${operation.padEnd(width)}  ${states[state].padEnd(14)}`;
    const row = `${head}  ${(accessLevel ?? '-').padEnd(level)}  ${asks}${on}\n`;
    return whole && state === 'modelled' ? row + details(entry).join('') : row;
  });
}

const count = (entries: readonly OperationEntry[]): string => {
  const carried = entries.filter(({ state }) => state === 'modelled').length;
  return `${entries.length} operations: ${carried} carried out, ${entries.length - carried} answered with NotImplemented`;
};

/** The table of operations by service, with totals, as text; `whole` with everything that is known of each. */
export function operationList(entries: readonly OperationEntry[], whole: boolean): string {
  const services = [...new Set(entries.map(({ service }) => service))];
  const tables = services.map((service) => {
    const own = entries.filter((entry) => entry.service === service);
    return `${service}: ${count(own)}\n${lines(own, whole).join('')}\n`;
  });
  return `${tables.join('')}in all ${count(entries)}\n`;
}
