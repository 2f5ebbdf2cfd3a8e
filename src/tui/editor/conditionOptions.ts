import { conditionKey, findAction, globalConditionKeys, serviceEntry } from '../../catalogue/authorization.ts';
import type { ActionEntry, ConditionKey, ConditionKeyType } from '../../catalogue/shapes.ts';
import { matchesWildcard } from '../../policy/wildcard.ts';
import type { Option } from './completion.ts';

/** Source: IAM User Guide, reference_policies_elements_condition_operators. */
const operators: readonly {
  readonly name: string;
  readonly for: string;
  readonly types: readonly ConditionKeyType[];
}[] = [
  ...[
    'StringEquals',
    'StringNotEquals',
    'StringEqualsIgnoreCase',
    'StringNotEqualsIgnoreCase',
    'StringLike',
    'StringNotLike',
  ].map((name) => ({ name, for: 'text', types: ['String', 'ArrayOfString'] as const })),
  ...[
    'NumericEquals',
    'NumericNotEquals',
    'NumericLessThan',
    'NumericLessThanEquals',
    'NumericGreaterThan',
    'NumericGreaterThanEquals',
  ].map((name) => ({ name, for: 'numbers', types: ['Numeric'] as const })),
  ...[
    'DateEquals',
    'DateNotEquals',
    'DateLessThan',
    'DateLessThanEquals',
    'DateGreaterThan',
    'DateGreaterThanEquals',
  ].map((name) => ({
    name,
    for: 'dates',
    types: ['Date'] as const,
  })),
  { name: 'Bool', for: 'true or false', types: ['Bool', 'ArrayOfBool'] },
  { name: 'BinaryEquals', for: 'base64 text', types: ['Binary'] },
  ...['IpAddress', 'NotIpAddress'].map((name) => ({ name, for: 'addresses', types: ['IPAddress'] as const })),
  ...['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'].map((name) => ({
    name,
    for: 'ARNs',
    types: ['ARN', 'ArrayOfARN', 'String'] as const,
  })),
];

const bare = (operator: string): string => operator.replace(/^ForA(?:ny|ll)Values:/i, '').replace(/IfExists$/i, '');

const template = '{\n  |\n}';

/** All operators; those with `ForAllValues:`, `ForAnyValue:` and `IfExists` once such a word is begun. */
export function operatorOptions(typed: string): Option[] {
  const plain = operators.map(({ name, for: what }): Option => ({ label: name, detail: what, template }));
  plain.push({ label: 'Null', detail: 'is the key there?', template });
  const ifExists = operators.map(
    ({ name, for: what }): Option => ({
      label: `${name}IfExists`,
      detail: what,
      template,
      describe: () => 'Holds also where the request does not carry the key',
    }),
  );
  const sets = ['ForAnyValue', 'ForAllValues'].map(
    (set): Option => ({
      label: `${set}:`,
      detail: 'several values',
      open: true,
      describe: () =>
        set === 'ForAnyValue'
          ? 'Holds if at least one value of the request matches'
          : 'Holds if every value of the request matches, and also where there is none',
    }),
  );
  const set = /^(ForA(?:ny|ll)Values?):/i.exec(typed);
  if (set === null) return [...plain, ...sets, ...ifExists];
  const prefix = typed.toLowerCase().startsWith('forany') ? 'ForAnyValue:' : 'ForAllValues:';
  return [...plain, ...ifExists]
    .filter(({ label }) => label !== 'Null')
    .map((option) => ({ ...option, label: prefix + option.label }));
}

/** The catalogue's entries for an action pattern of one service; a pattern over all services gives none. */
function matching(pattern: string): readonly ActionEntry[] {
  const exact = findAction(pattern);
  if (exact !== undefined) return [exact];
  const [prefix, name] = pattern.split(':');
  if (prefix === undefined || name === undefined) return [];
  const actions = serviceEntry(prefix)?.actions.values() ?? [];
  return [...actions].filter((action) => matchesWildcard(name, action.name, { ignoreCase: true }));
}

function keysOf(action: ActionEntry): readonly string[] {
  const types = serviceEntry(action.service)?.resourceTypes;
  return [
    ...action.conditionKeys,
    ...action.resources.flatMap(({ type, conditionKeys }) => [
      ...conditionKeys,
      ...(types?.get(type.toLowerCase())?.conditionKeys ?? []),
    ]),
  ];
}

/** Condition keys of the statement's actions first, then the global ones; those that suit the operator lead. */
export function conditionKeyOptions(operator: string, actionPatterns: readonly string[]): Option[] {
  const found = new Map<string, { key: ConditionKey; from: string }>();
  for (const action of actionPatterns.flatMap(matching)) {
    for (const name of keysOf(action)) {
      if (found.has(name)) continue;
      const key = conditionKey(action.service, name) ?? { name, type: 'String' as const };
      found.set(name, { key, from: action.service });
    }
  }
  for (const key of globalConditionKeys()) if (!found.has(key.name)) found.set(key.name, { key, from: 'global' });
  const suits = operators.find(({ name }) => name.toLowerCase() === bare(operator).toLowerCase())?.types;
  const rank = ({ key }: { key: ConditionKey }) => (suits === undefined || suits.includes(key.type) ? 0 : 1);
  return [...found.values()]
    .sort((one, other) => rank(one) - rank(other))
    .map(({ key, from }) => ({
      label: key.name,
      detail: key.type,
      template: '"|"',
      describe: () => (from === 'global' ? 'Global condition key' : `Condition key of ${from}`),
    }));
}

/** A policy variable; a tag's name is still to be typed. */
function variable(name: string): Option {
  const open = name.endsWith('/');
  const describe = () => 'Replaced by the value of the request';
  return { label: `\${${name}${open ? '' : '}'}`, detail: 'variable', open, describe };
}

/** Values that the type of the key or the operator suggests. */
export function conditionValueOptions(operator: string, key: string, arns: readonly Option[]): readonly Option[] {
  const name = bare(operator).toLowerCase();
  if (name === 'bool' || name === 'null')
    return [
      { label: 'true', detail: '' },
      { label: 'false', detail: '' },
    ];
  const variables = ['aws:username', 'aws:userid', 'aws:PrincipalTag/', 'aws:PrincipalAccount'].map(variable);
  const suits = name.startsWith('arn') || /arn$/i.test(key);
  return suits ? arns : name.startsWith('string') ? variables : [];
}
