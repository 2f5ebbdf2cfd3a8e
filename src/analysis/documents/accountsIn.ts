import type { Policy } from '../../policy/document.ts';

/** The account of examples in AWS's documentation, for policies that name none. */
const usual = '111122223333';

/** Accounts that one comparison may look at. */
const most = 12;

/**
 * Accounts that the policies can tell apart: those whose number some resource, principal or condition names, and one
 * that nothing names.
 */
export function accountsIn(policies: readonly Policy[], reasons: Set<string>): string[] {
  const named = new Set(policies.flatMap(({ statements }) => statements.flatMap(textsOf)).flatMap(numbersIn));
  const other = [usual, '444455556666', '777788889999', '123456789012'].find((number) => !named.has(number));
  const accounts = [...(other === undefined ? [] : [other]), ...named];
  if (accounts.length > most) reasons.add(`more than ${most} accounts were not all tried`);
  return accounts.slice(0, most);
}

function textsOf({ resource, principal, conditions }: Policy['statements'][number]): string[] {
  return [
    ...(resource?.patterns ?? []),
    ...(principal?.entries ?? []).map(({ value }) => value),
    ...conditions.flatMap(({ values }) => values),
  ];
}

function numbersIn(text: string): string[] {
  return [...text.matchAll(/(?<!\d)\d{12}(?!\d)/g)].map(([number]) => number);
}
