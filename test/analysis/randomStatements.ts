import fc from 'fast-check';

export type Condition = Readonly<Record<string, Readonly<Record<string, readonly string[] | string>>>>;

/** What random statements are made of. */
export interface Parts {
  readonly actions: readonly string[];
  readonly actionPatterns: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly fc.Arbitrary<Condition>[];
  /** `Principal` values; statements of identity policies have none. */
  readonly principals?: readonly unknown[];
}

export function condition(
  operators: readonly string[],
  key: string,
  values: readonly string[],
): fc.Arbitrary<Condition> {
  const chosen = fc.subarray([...values], { minLength: 1, maxLength: Math.min(2, values.length) });
  return fc.tuple(fc.constantFrom(...operators), chosen).map(([operator, of]) => ({ [operator]: { [key]: of } }));
}

function merged(one: Condition, other: Condition): Condition {
  const all: Record<string, Condition[string]> = { ...one };
  for (const [operator, keys] of Object.entries(other)) all[operator] = { ...all[operator], ...keys };
  return all;
}

/** An Allow stays within the actions, so that trying everything stays possible; a Deny may reach beyond them. */
export function statements(parts: Parts): fc.Arbitrary<object> {
  const some = fc.subarray([...parts.actions], { minLength: 1 });
  const narrow = fc.oneof(some, fc.constantFrom(...parts.actionPatterns)).map((Action) => ({ Action }));
  const broad = fc.oneof(
    narrow,
    some.map((NotAction) => ({ NotAction })),
    fc.constant({ Action: '*' }),
  );
  const patterns = fc.subarray([...parts.resources], { minLength: 1, maxLength: 2 });
  const resource = fc.oneof(
    { weight: 4, arbitrary: patterns.map((Resource) => ({ Resource })) },
    { weight: 1, arbitrary: patterns.map((NotResource) => ({ NotResource })) },
  );
  const conditions = fc
    .array(fc.oneof(...parts.conditions), { maxLength: 2 })
    .map((all) => (all.length === 0 ? {} : { Condition: all.reduce(merged, {}) }));
  const who = parts.principals ? fc.constantFrom(...parts.principals) : null;
  const allowed = who?.map((Principal) => ({ Principal })) ?? fc.constant({});
  const denied = who
    ? fc.oneof(
        allowed,
        who.filter((one) => one !== '*').map((NotPrincipal) => ({ NotPrincipal })),
      )
    : allowed;
  return fc.oneof(
    { weight: 3, arbitrary: joined('Allow', allowed, narrow, resource, conditions) },
    { weight: 2, arbitrary: joined('Deny', denied, broad, resource, conditions) },
  );
}

function joined(Effect: string, ...parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<object> {
  return fc.tuple(...parts).map((chosen) => Object.assign({ Effect }, ...chosen));
}

export const lists = (parts: Parts, maxLength = 3) => fc.array(statements(parts), { minLength: 1, maxLength });

/** Every combination of one member of each list. */
export function product<Member extends object>(...lists: readonly (readonly Member[])[]): Member[] {
  return lists.reduce<Member[]>(
    (all, list) => (all.length === 0 ? [...list] : all.flatMap((one) => list.map((other) => ({ ...one, ...other })))),
    [],
  );
}

export function keyed(key: string, values: readonly (string | readonly string[] | null)[]) {
  return values.map((value): Record<string, string | readonly string[]> => (value === null ? {} : { [key]: value }));
}
