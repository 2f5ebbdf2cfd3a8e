import { compileActions } from '../policy/actions.ts';
import { accountOfArn } from '../policy/arn.ts';
import type { ConditionClause, Policy, PrincipalElement, Statement } from '../policy/document.ts';
import { accountNamed } from '../policy/principals.ts';
import { isPublicPolicy } from '../policy/publicAccess.ts';
import type { ContextValue } from '../policy/request.ts';
import { compileResources } from '../policy/resources.ts';
import type { PrincipalView } from './accountView.ts';
import { comparisonOf } from './comparison.ts';
import { differences } from './differences.ts';
import { accountsIn } from './documents/accountsIn.ts';
import { anybody } from './documents/anybody.ts';
import { callersIn } from './documents/callers.ts';
import { documentView } from './documents/documentView.ts';
import { resourceParty } from './documents/resourceParty.ts';
import { fullName } from './excessEntries.ts';
import { limited, mostSteps } from './work.ts';

/** Who is trusted: one account, or every account of an organization (IAM User Guide, access-analyzer-concepts). */
export interface ZoneOfTrust {
  readonly accounts: ReadonlySet<string>;
  /** Id of the organization that is trusted as a whole; null where one account is. */
  readonly organization: string | null;
}

/** A resource with the policy that lets others in. */
export interface SharedResource {
  readonly arn: string;
  readonly account: string;
  /** Service whose actions the policy is about: `sts` for the trust policy of a role. */
  readonly service: string;
  readonly policy: Policy;
  /** Resource control policies over the resource. */
  readonly controls: readonly Policy[];
}

/** Access from outside the zone of trust that statements of one policy give to one principal on the same terms. */
export interface ExternalAccess {
  readonly principal: { readonly type: PrincipalEntry['type']; readonly value: string };
  /** In AWS's spelling, sorted. */
  readonly actions: readonly string[];
  /** The condition under which, as the statement writes it: key and values. */
  readonly conditions: Readonly<Record<string, string>>;
  readonly isPublic: boolean;
  /** Places of the statements in the policy. */
  readonly statements: readonly number[];
  /** False where a limit was reached; there may be more actions then. */
  readonly complete: boolean;
}

type PrincipalEntry = PrincipalElement['entries'][number];

/** Everybody outside the zone of trust who reaches a resource: for each an evaluated request of each action. */
export function externalAccess(resource: SharedResource, zone: ZoneOfTrust): readonly ExternalAccess[] {
  return limited(mostSteps, () => accessTo(resource, zone));
}

function accessTo(resource: SharedResource, zone: ZoneOfTrust): readonly ExternalAccess[] {
  const found = new Map<string, ExternalAccess>();
  for (const statement of resource.policy.statements) {
    if (statement.effect !== 'Allow' || !statement.principal) continue;
    for (const entry of entriesOf(statement.principal)) {
      if (isTrusted(entry, zone)) continue;
      const { actions, complete } = reached(resource, statement, entry, zone);
      if (actions.length === 0) continue;
      const conditions = conditionsOf(statement);
      const key = JSON.stringify([entry, conditions]);
      const known = found.get(key);
      found.set(key, {
        principal: { type: entry.type, value: entry.value },
        actions: [...new Set([...(known?.actions ?? []), ...actions])].sort(),
        conditions,
        isPublic:
          isPublicPolicy({ ...resource.policy, statements: [statement] }) && !statement.conditions.some(namesSomebody),
        statements: [...(known?.statements ?? []), statement.index],
        complete: complete && (known?.complete ?? true),
      });
    }
  }
  return [...found.values()];
}

/** Keys that tie a grant to one account or organization, beside those that S3 names. */
const alsoTying: ReadonlyMap<string, RegExp> = new Map([
  ['kms:calleraccount', /^\d{12}$/],
  ['aws:principalorgpaths', /^o-[a-z0-9]+\//],
]);

function namesSomebody({ operator, key, values }: ConditionClause): boolean {
  const form = alsoTying.get(key.toLowerCase());
  const exact = /^(ForAnyValue:)?String(Equals|Like)$/i.test(operator);
  return form !== undefined && exact && values.length > 0 && values.every((value) => form.test(value));
}

const everyone: PrincipalEntry = { type: 'AWS', value: '*' };

/** Whoever is not excepted may be anybody. */
const entriesOf = ({ negated, entries }: PrincipalElement): readonly PrincipalEntry[] =>
  negated ? [everyone] : entries;

/** Services act for somebody whom conditions tell; providers of identities bring in people from outside. */
function isTrusted({ type, value }: PrincipalEntry, { accounts }: ZoneOfTrust): boolean {
  if (type === 'Service') return true;
  if (type !== 'AWS' || value === '*') return false;
  const account = accountNamed(value) ?? accountOfArn(value);
  return account !== null && accounts.has(account);
}

function conditionsOf({ conditions }: Statement): Readonly<Record<string, string>> {
  return Object.fromEntries(conditions.map(({ key, values }) => [key, values.join(',')]));
}

/** Actions that a principal outside the zone has through a statement, whatever other statements allow. */
function reached(
  resource: SharedResource,
  statement: Statement,
  entry: PrincipalEntry,
  zone: ZoneOfTrust,
): { readonly actions: readonly string[]; readonly complete: boolean } {
  const { policy, controls, service, arn, account } = resource;
  const isDeny = ({ effect }: Statement) => effect === 'Deny';
  const granting = statement.principal?.negated
    ? statement
    : { ...statement, principal: { negated: false, entries: [entry], bare: statement.principal?.bare ?? false } };
  const denies = [
    ...policy.statements.filter(isDeny),
    ...controls.flatMap(({ statements }) => statements.filter(isDeny)),
  ];
  const policies: readonly Policy[] = [{ ...policy, statements: [granting, ...denies] }];
  const reasons = new Set<string>();
  const within = compileResources({ negated: false, patterns: [arn, `${arn}/*`] }, false);
  const only = compileActions({ negated: false, patterns: [`${service}:*`] });
  const actions = new Set<string>();
  for (const principal of strangers(entry, policies, { zone, owner: account }, reasons)) {
    const left = resourceParty(principal, policies);
    const view = documentView(account);
    const scope = { only, within: [within], wholeCalls: false };
    const comparison = comparisonOf({ view, principal, left, right: null, ...scope, reasons });
    for (const difference of differences(comparison)) for (const one of difference.actions) actions.add(fullName(one));
  }
  return { actions: [...actions], complete: reasons.size === 0 };
}

/** Keys that only a request of a service on somebody's behalf carries; a stranger's own request lacks them. */
const ofServices = [
  'aws:SourceArn',
  'aws:SourceAccount',
  'aws:SourceOwner',
  'aws:SourceOrgID',
  'aws:SourceOrgPaths',
] as const;

/** The account of the resource, which is known. */
const resourceKeys = ['aws:ResourceAccount', 's3:ResourceAccount'] as const;

/** AWS KMS has a name of its own for the account of the caller (AWS KMS Developer Guide, conditions-kms). */
function callerKey(arn: string): readonly (readonly [string, string])[] {
  const account = accountOfArn(arn);
  return account === null ? [] : [['kms:CallerAccount', account]];
}

type Given = ReadonlyMap<string, ContextValue | undefined>;

/** Principals outside the zone that an entry means, one for each way in which a statement can tell them apart. */
function strangers(
  entry: PrincipalEntry,
  policies: readonly Policy[],
  { zone, owner }: { readonly zone: ZoneOfTrust; readonly owner: string },
  reasons: Set<string>,
): readonly PrincipalView[] {
  const ofResource = [...resourceKeys].map((key) => [key, owner] as const);
  if (entry.type !== 'AWS') return [anybody(entry.value, new Map(ofResource))];
  const known = organizationsOf(policies, zone);
  const withKeys = (arn: string) =>
    known.map((given) => anybody(arn, new Map([...ofResource, ...callerKey(arn), ...given])));
  const named = entry.value === '*' ? null : accountNamed(entry.value);
  if (entry.value !== '*' && named === null) return withKeys(entry.value);
  const accounts = named === null ? outside(policies, zone, reasons) : [named];
  const callers = accounts.flatMap((account) =>
    callersIn(account, policies, reasons).map(({ arn, role }) => role ?? arn),
  );
  if (entry.value !== '*') return callers.flatMap(withKeys);
  return [...[...callers, '*'].flatMap(withKeys), ...onBehalf(policies, zone)];
}

/** Accounts of which one is taken that no policy names. */
const unknown = ['444455556666', '777788889999', '123456789012', '555566667777', '999900001111'];

/** Accounts outside the zone that the policies tell apart, and one that they do not name. */
function outside(policies: readonly Policy[], { accounts }: ZoneOfTrust, reasons: Set<string>): readonly string[] {
  const named = accountsIn(policies, reasons).filter((one) => !accounts.has(one));
  const stranger = unknown.find((one) => !accounts.has(one) && !named.includes(one));
  return stranger === undefined ? named : [...named, stranger];
}

/** Services that act for something outside the zone, as far as conditions on the source name it. */
function onBehalf(policies: readonly Policy[], { accounts }: ZoneOfTrust): readonly PrincipalView[] {
  const clauses = policies.flatMap(({ statements }) => statements.flatMap(({ conditions }) => conditions));
  const sources = clauses.flatMap(({ key, values }) => (/^aws:source(arn|account|owner)$/i.test(key) ? values : []));
  const own = (account: string) => [...accounts].some((one) => one === account);
  return [...new Set(sources)].flatMap((value) => {
    const arn = /^arn:[^:]*:([a-z0-9-]+):[^:]*:(\d{12}):/.exec(value);
    const account = arn?.[2] ?? (/^\d{12}$/.test(value) ? value : undefined);
    if (account === undefined || own(account)) return [];
    const keys = new Map<string, ContextValue | undefined>([
      ['aws:SourceAccount', account],
      ['aws:SourceOwner', account],
      ...(arn ? [['aws:SourceArn', value.replaceAll('*', '').replaceAll('?', 'x')] as const] : []),
    ]);
    return [anybody(`${arn?.[1] ?? 'sns'}.amazonaws.com`, keys)];
  });
}

/** What a stranger's organization may be: with a trusted organization any other one, or none. */
function organizationsOf(policies: readonly Policy[], { organization }: ZoneOfTrust): readonly Given[] {
  const own = new Map<string, ContextValue | undefined>(ofServices.map((key) => [key, undefined]));
  own.set('aws:PrincipalIsAWSService', 'false');
  if (organization === null) return [own];
  const named = policies.flatMap(({ statements }) =>
    statements.flatMap(({ conditions }) =>
      conditions.filter(({ key }) => key.toLowerCase() === 'aws:principalorgid').flatMap(({ values }) => values),
    ),
  );
  const others = [...new Set(named)].filter((id) => id !== organization && /^o-[a-z0-9]+$/.test(id));
  return [undefined, ...others].map(
    (id) => new Map([...own, ['aws:PrincipalOrgID', id], ['aws:PrincipalOrgPaths', undefined]]),
  );
}
