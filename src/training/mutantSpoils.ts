import { canonicalKey, isAlwaysPresent } from '../policy/contextRelations.ts';
import type { PolicyKind } from '../policy/parse.ts';
import { isMapping } from '../scenario/overlay.ts';

export type Statement = Readonly<Record<string, unknown>>;

/** One way to spoil a statement: what stands in its place, or null where there is nothing to spoil that way. */
export interface Spoil {
  readonly name: string;
  /** Kinds of policy in which it changes nothing. */
  readonly not?: readonly PolicyKind[];
  readonly spoil: (statement: Statement) => readonly Statement[] | null;
}

const only = (effect: string, spoil: Spoil['spoil']): Spoil['spoil'] => {
  return (statement) => (statement.Effect === effect ? spoil(statement) : null);
};

const without = (statement: Statement, ...keys: readonly string[]): Statement =>
  Object.fromEntries(Object.entries(statement).filter(([key]) => !keys.includes(key)));

const isAny = (value: unknown): boolean => [value].flat().includes('*');

/** The ways in which people write a policy too wide: instructor's mutation operators, one row each. */
export const spoils: readonly Spoil[] = [
  {
    name: 'any action of the service',
    not: ['trust'],
    spoil: only('Allow', (statement) => {
      const [action] = [statement.Action].flat();
      const service = typeof action === 'string' ? action.split(':', 1)[0] : undefined;
      const wide = `${service}:*`;
      return service && service !== '*' && action !== wide ? [{ ...statement, Action: wide }] : null;
    }),
  },
  {
    name: 'any action',
    not: ['trust'],
    spoil: only('Allow', (statement) =>
      'Action' in statement && !isAny(statement.Action) ? [{ ...statement, Action: '*' }] : null,
    ),
  },
  {
    name: 'any resource',
    spoil: only('Allow', (statement) => {
      const { Resource: resource } = statement;
      return resource !== undefined && !isAny(resource) ? [{ ...statement, Resource: '*' }] : null;
    }),
  },
  {
    name: 'no condition',
    spoil: only('Allow', (statement) => ('Condition' in statement ? [without(statement, 'Condition')] : null)),
  },
  { name: 'one condition less', spoil: only('Allow', withoutFirstKey) },
  {
    name: 'a condition that absence fulfils',
    spoil: only('Allow', (statement) =>
      withClauses(statement, (name, clause) => [
        /IfExists$|^Null$/.test(name) || isNeverAbsent(clause) ? name : `${name}IfExists`,
        clause,
      ]),
    ),
  },
  {
    name: 'a condition that any value fulfils',
    spoil: only('Allow', (statement) =>
      withClauses(statement, (name, clause) =>
        /^(ForAllValues:|ForAnyValue:)?String(Equals|Like)(IfExists)?$/.test(name)
          ? [name.replace('Equals', 'Like'), mapped(clause, (value) => [...[value].flat(), '*'])]
          : [name, clause],
      ),
    ),
  },
  {
    name: 'all values in place of any',
    spoil: only('Allow', (statement) =>
      withOperators(statement, (name) => name.replace(/^ForAnyValue:/, 'ForAllValues:')),
    ),
  },
  {
    name: 'a Deny that absence escapes',
    spoil: only('Deny', (statement) =>
      withOperators(statement, (name) => (isNegated(name) ? name : name.replace(/IfExists$/, ''))),
    ),
  },
  { name: 'no Deny', spoil: only('Deny', () => []) },
  {
    name: 'a Deny without exceptions',
    spoil: only('Deny', (statement) => ('Condition' in statement ? [without(statement, 'Condition')] : null)),
  },
  { name: 'a Deny with one condition less', spoil: only('Deny', withoutFirstKey) },
  {
    name: 'a Deny with its condition turned around',
    spoil: only('Deny', (statement) => withOperators(statement, turnedAround)),
  },
  {
    name: 'a Deny of the first action alone',
    spoil: only('Deny', (statement) => {
      const actions = [statement.Action].flat();
      return actions.length > 1 ? [{ ...statement, Action: actions[0] }] : null;
    }),
  },
  {
    name: 'a Deny of any action',
    spoil: only('Deny', (statement) =>
      'NotAction' in statement ? [{ ...without(statement, 'NotAction'), Action: '*' }] : null,
    ),
  },
  {
    name: 'an exception for every name that begins so',
    spoil: only('Deny', (statement) =>
      withClauses(statement, (name, clause) => {
        const open = mapped(clause, beginning);
        return negated.test(name) && JSON.stringify(open) !== JSON.stringify(clause)
          ? [name.replace('StringNotEquals', 'StringNotLike'), open]
          : [name, clause];
      }),
    ),
  },
  {
    name: 'anybody',
    spoil: only('Allow', (statement) =>
      'Principal' in statement && !isAny(statement.Principal)
        ? [{ ...statement, Principal: { AWS: '*', Service: 'ec2.amazonaws.com' } }]
        : null,
    ),
  },
  {
    name: 'the whole account in place of one principal',
    spoil: only('Allow', (statement) => {
      const named = isMapping(statement.Principal) ? [statement.Principal.AWS].flat() : [];
      const roots = named.map((one) => String(one).replace(/^(arn:[^:]*:iam::\d{12}):(user|role)\/.*$/, '$1:root'));
      return named.length > 0 && roots.join() !== named.join() ? [{ ...statement, Principal: { AWS: roots } }] : null;
    }),
  },
  {
    name: 'the tag of the condition made writable',
    not: ['trust', 'resource', 'scp', 'rcp'],
    spoil: only('Allow', (statement) => {
      const services = taggedServices(statement);
      const tagging = services.map((service) => (service === 'ec2' ? 'ec2:CreateTags' : `${service}:TagResource`));
      return services.length > 0 ? [statement, { Effect: 'Allow', Action: tagging, Resource: '*' }] : null;
    }),
  },
];

/** `ArnNotEquals` for `ArnEquals` and the other way. */
function turnedAround(name: string): string {
  const found =
    /^(ForAllValues:|ForAnyValue:)?(String|Arn|Numeric|Date)(Not)?(Equals|Like|EqualsIgnoreCase)(IfExists)?$/.exec(
      name,
    );
  if (!found) return name;
  const [, set = '', type, not, how, absent = ''] = found;
  return `${set}${type}${not ? '' : 'Not'}${how}${absent}`;
}

/** Absence fulfils such an operator with IfExists and without (IAM User Guide, reference_policies_elements_condition_operators). */
function isNegated(name: string): boolean {
  return /Not(Equals|Like|IpAddress|EqualsIgnoreCase)|^NotIpAddress/.test(name);
}

const negated = /^(ForAllValues:|ForAnyValue:)?(StringNotEquals|StringNotLike|ArnNotEquals|ArnNotLike)(IfExists)?$/;

/** The ARNs of roles and users, each with a star behind. */
function beginning(value: unknown): unknown {
  const values = [value].flat();
  const open = values.map((one) => (/:(role|user)\/.*[^*]$/.test(String(one)) ? `${String(one)}*` : one));
  return open.join() === values.join() ? value : open;
}

function isNeverAbsent(clause: unknown): boolean {
  return (
    isMapping(clause) && Object.keys(clause).every((key) => isAlwaysPresent(canonicalKey(key.toLowerCase()), false))
  );
}

/** Services of the actions whose condition rests on a tag of the resource. */
function taggedServices(statement: Statement): string[] {
  const keys = isMapping(statement.Condition)
    ? Object.values(statement.Condition).flatMap((clause) => (isMapping(clause) ? Object.keys(clause) : []))
    : [];
  if (!keys.some((key) => /ResourceTag\//i.test(key))) return [];
  const actions = [statement.Action].flat().map(String);
  return [...new Set(actions.map((action) => action.split(':', 1)[0] ?? ''))].filter((service) =>
    ['ec2', 'secretsmanager', 'dynamodb', 'kms', 'lambda', 'rds'].includes(service),
  );
}

/** The first key of the first of several conditions gone; one condition alone is `no condition`. */
function withoutFirstKey(statement: Statement): readonly Statement[] | null {
  const condition = statement.Condition;
  if (!isMapping(condition)) return null;
  const count = Object.values(condition).reduce<number>(
    (sum, clause) => sum + (isMapping(clause) ? Object.keys(clause).length : 0),
    0,
  );
  if (count < 2) return null;
  const [first] = Object.entries(condition);
  if (!first || !isMapping(first[1])) return null;
  const [operator, clause] = first;
  const rest = Object.fromEntries(Object.entries(clause).slice(1));
  const { [operator]: _, ...others } = condition;
  return [{ ...statement, Condition: Object.keys(rest).length > 0 ? { [operator]: rest, ...others } : others }];
}

function withOperators(statement: Statement, rename: (name: string) => string): readonly Statement[] | null {
  return withClauses(statement, (name, clause) => [rename(name), clause]);
}

function withClauses(
  statement: Statement,
  change: (name: string, clause: unknown) => readonly [string, unknown],
): readonly Statement[] | null {
  const condition = statement.Condition;
  if (!isMapping(condition)) return null;
  const changed = Object.fromEntries(Object.entries(condition).map(([name, clause]) => change(name, clause)));
  return JSON.stringify(changed) === JSON.stringify(condition) ? null : [{ ...statement, Condition: changed }];
}

function mapped(clause: unknown, change: (value: unknown) => unknown): unknown {
  if (!isMapping(clause)) return clause;
  return Object.fromEntries(Object.entries(clause).map(([key, value]) => [key, change(value)]));
}
