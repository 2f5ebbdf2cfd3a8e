import { type Address, type Range, readRange } from './conditions/addresses.ts';
import { readOperator } from './conditions/operatorName.ts';
import type { ConditionClause, Policy, Statement } from './document.ts';

/**
 * Whether S3 calls a bucket policy public: it grants something to everyone, and no condition ties the grant to fixed
 * values (Amazon S3 User Guide, access-control-block-public-access, "The meaning of public").
 */
export function isPublicPolicy(policy: Policy): boolean {
  return policy.statements.some((statement) => statement.effect === 'Allow' && isPublicGrant(statement));
}

function isPublicGrant({ principal, conditions }: Statement): boolean {
  if (principal === null) return false;
  const open = principal.negated || principal.entries.some(({ value }) => value === '*');
  return open && !conditions.some(ties);
}

/** Keys whose fixed values make a grant one to somebody known; in lower case. */
const tying: ReadonlySet<string> = new Set([
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourcearn',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:sourceowner',
  'aws:sourceaccount',
  'aws:userid',
  's3:x-amz-server-side-encryption-aws-kms-key-id',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
]);

/** Operators that hold for listed values only, and only where the key is there. */
const exact: ReadonlySet<string> = new Set([
  'StringEquals',
  'StringEqualsIgnoreCase',
  'StringLike',
  'ArnEquals',
  'ArnLike',
]);

function ties({ operator, key, values }: ConditionClause): boolean {
  const use = readOperator(operator);
  const lower = key.toLowerCase();
  if (use === null || use.ifExists || use.quantifier === 'ForAllValues' || values.length === 0) return false;
  if (lower === 'aws:sourceip') return use.operator.name === 'IpAddress' && values.every(isNarrow);
  if (!exact.has(use.operator.name) || !tying.has(lower)) return false;
  return values.every((value) => isFixed(value, lower));
}

/** Without wildcards and variables; the id of a role stands for its sessions. */
function isFixed(value: string, lowerKey: string): boolean {
  if (value.includes('${')) return false;
  const rest = lowerKey === 'aws:userid' ? value.replace(/^(AROA[A-Z0-9]{12,}:)\*$/, '$1') : value;
  return !/[*?]/.test(rest);
}

const WIDEST_IPV4 = 8;
const WIDEST_IPV6 = 32;

/** Very wide ranges are public, ranges of private addresses are not. */
function isNarrow(text: string): boolean {
  const range = readRange(text);
  if (range === null) return false;
  if (isPrivate(range)) return true;
  return range.prefix >= (range.address.length === 2 ? WIDEST_IPV4 : WIDEST_IPV6);
}

/** 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16 (RFC 1918). */
const privateRanges: readonly { readonly start: Address; readonly prefix: number }[] = [
  { start: [0x0a00, 0], prefix: 8 },
  { start: [0xac10, 0], prefix: 12 },
  { start: [0xc0a8, 0], prefix: 16 },
];

function isPrivate({ address, prefix }: Range): boolean {
  const [high = 0] = address;
  return privateRanges.some(({ start, prefix: shortest }) => {
    if (address.length !== start.length || prefix < shortest) return false;
    return high >> (16 - shortest) === (start[0] ?? 0) >> (16 - shortest);
  });
}
