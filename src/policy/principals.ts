import { isAccountId, parseArn } from './arn.ts';
import type { Caller } from './caller.ts';
import type { ContextReader } from './context.ts';
import type { PrincipalElement } from './document.ts';

/** How closely a principal element names the caller. */
export const NOT_NAMED = 0;
/** The caller's account: it delegates, so an identity policy must allow as well. */
export const ACCOUNT = 1;
/** The role or the user of a session: boundary and session policy still limit the grant. */
export const ROLE = 2;
/** The caller itself, or everyone. */
export const DIRECT = 3;

export type Naming = 0 | 1 | 2 | 3;

type Entry = PrincipalElement['entries'][number];

/**
 * How the element applies to the caller (IAM User Guide, reference_policies_elements_principal and
 * reference_policies_elements_notprincipal). `bounded`: the caller has a permissions boundary, which no
 * `Deny` with `NotPrincipal` spares.
 */
export function namingOf(
  element: PrincipalElement,
  caller: Caller,
  context: ContextReader,
  bounded: boolean,
  denies: boolean,
): Naming {
  if (!element.negated || element.entries.length === 0) return closest(element.entries, caller, context);
  if (denies && bounded) return DIRECT;
  return spared(element.entries, caller, context, denies) ? NOT_NAMED : DIRECT;
}

function closest(entries: readonly Entry[], caller: Caller, context: ContextReader): Naming {
  let naming: Naming = NOT_NAMED;
  for (const entry of entries) {
    const next = entryNaming(entry, caller, context);
    if (next > naming) naming = next;
  }
  return naming;
}

/**
 * A deny spares a caller only where each of its principals is listed: the account, for a session the role, and the
 * caller itself.
 */
function spared(entries: readonly Entry[], caller: Caller, context: ContextReader, denies: boolean): boolean {
  const namings = entries.map((entry) => entryNaming(entry, caller, context));
  if (!denies) return namings.some((naming) => naming !== NOT_NAMED);
  if (entries.some(({ type, value }) => type === 'AWS' && value === '*')) return true;
  return neededToSpare(caller).every((naming) => namings.includes(naming));
}

function neededToSpare(caller: Caller): readonly Naming[] {
  if (caller.account === null || caller.kind === 'root') return [DIRECT];
  if (caller.kind !== 'session') return [ACCOUNT, DIRECT];
  return caller.principal === caller.arn ? [ACCOUNT, ROLE] : [ACCOUNT, ROLE, DIRECT];
}

/** How closely one principal names the caller. */
export function entryNaming(entry: Entry, caller: Caller, context: ContextReader): Naming {
  if (entry.type === 'AWS') return awsNaming(entry.value, caller, context);
  if (entry.type === 'CanonicalUser') return entry.value === caller.canonicalUser ? accountNaming(caller) : NOT_NAMED;
  const kind = entry.type === 'Service' ? 'service' : 'provider';
  return caller.kind === kind && (entry.value === caller.principal || entry.value === '*') ? DIRECT : NOT_NAMED;
}

function awsNaming(value: string, caller: Caller, context: ContextReader): Naming {
  if (value === '*') return DIRECT;
  if (caller.account === null) return NOT_NAMED;
  if (caller.kind === 'session' && value === caller.arn) return ROLE;
  if (value === caller.principal) return DIRECT;
  if (caller.user !== null && value === caller.user) return ROLE;
  if (accountNamed(value) === caller.account) return accountNaming(caller);
  return uniqueIdNaming(value, caller, context);
}

function accountNaming({ kind }: Caller): Naming {
  return kind === 'root' ? DIRECT : ACCOUNT;
}

/** The account that an account number or a root ARN stands for. */
export function accountNamed(value: string): string | null {
  if (isAccountId(value)) return value;
  const arn = parseArn(value);
  return arn?.service === 'iam' && arn.resource === 'root' ? arn.account : null;
}

/** Stored policies hold the unique id of a user or role in place of its ARN once the entity is known. */
function uniqueIdNaming(value: string, caller: Caller, context: ContextReader): Naming {
  const userId = context.get('aws:userid');
  if (typeof userId !== 'string') return NOT_NAMED;
  if (value.startsWith('AIDA') && value === userId) return DIRECT;
  return value.startsWith('AROA') && caller.kind === 'session' && userId.startsWith(`${value}:`) ? ROLE : NOT_NAMED;
}
