import type { Policy, Statement } from '../../policy/document.ts';

/** The account of examples in AWS's documentation, for policies that name none. */
const usual = '111122223333';

/** Accounts that one comparison may look at. */
const most = 40;

/**
 * Accounts that the policies can tell apart: those whose number some resource, principal or condition names, and one
 * that nothing names.
 */
export function accountsIn(policies: readonly Policy[], reasons: Set<string>): string[] {
  return accountsAmong(
    policies.flatMap(({ statements }) => statements),
    reasons,
  );
}

export function accountsAmong(statements: readonly Statement[], reasons: Set<string>): string[] {
  const texts = statements.flatMap(textsOf);
  const named = new Set([...texts.flatMap(numbersIn), ...texts.flatMap(partlyNamed)]);
  const other = [usual, '444455556666', '777788889999', '123456789012'].find((number) => !named.has(number));
  const accounts = [...(other === undefined ? [] : [other]), ...named];
  if (accounts.length > most) reasons.add(`more than ${most} accounts were not all tried`);
  return accounts.slice(0, most);
}

/** Partitions of AWS (General Reference, aws-arns-and-namespaces). */
const partitions = ['aws', 'aws-cn', 'aws-us-gov'];

/**
 * Partitions that statements can tell apart. An account lies in one of them; policies that name none are about `aws`.
 */
export function partitionsAmong(statements: readonly Statement[]): string[] {
  const written = new Set(statements.flatMap(textsOf).flatMap((text) => /^arn:([^:]*):/.exec(text)?.[1] ?? []));
  const named = partitions.filter((partition) => written.has(partition));
  const open = [...written].some((partition) => /[*?]/.test(partition));
  if (named.length === 0) return ['aws'];
  return open ? partitions : named;
}

/** All that names resources, principals and values of conditions. */
export function textsOf({ resource, principal, conditions }: Statement): string[] {
  return [
    ...(resource?.patterns ?? []),
    ...(principal?.entries ?? []).map(({ value }) => value),
    ...conditions.flatMap(({ values }) => values),
  ];
}

function numbersIn(text: string): string[] {
  return [...text.matchAll(/(?<!\d)\d{12}(?!\d)/g)].map(([number]) => number);
}

/** An account of each pattern such as `arn:aws:iam::1111*:role/App`. */
function partlyNamed(text: string): string[] {
  const part = /^arn:[^:]*:[^:]*:[^:]*:([\d*?]+)(?::|$)/.exec(text)?.[1];
  if (part === undefined || !/\d/.test(part) || !/[*?]/.test(part)) return [];
  const digits = part.replaceAll('?', '0');
  const number = digits.replace('*', '0'.repeat(Math.max(0, 13 - digits.length))).replaceAll('*', '');
  return number.length === 12 ? [number] : [];
}
