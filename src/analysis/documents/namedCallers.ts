import type { Policy, PrincipalElement } from '../../policy/document.ts';
import { accountNamed } from '../../policy/principals.ts';
import type { PrincipalView } from '../accountView.ts';
import { type TextStatement, textStatements } from '../strings/textStatement.ts';
import { anybody } from './anybody.ts';
import { callersAmong, firstOf, type Place, readsKind } from './callers.ts';

const STRANGER = '999999999999';

/** Callers that the principals of resource policies can tell apart, from wherever they come. */
export function callersNamed(account: string, policies: readonly Policy[], reasons: Set<string>): PrincipalView[] {
  return callersNamedAmong({ account, partition: 'aws' }, textStatements(policies, 'granted', 'everybody'), reasons);
}

export function callersNamedAmong(
  place: Place,
  statements: readonly TextStatement[],
  reasons: Set<string>,
): PrincipalView[] {
  const elements = statements.flatMap(({ source: { principal } }) => principal ?? []);
  const named = elements.flatMap(({ entries }) => entries.flatMap((entry) => callersFor(entry)));
  const open = elements.some(({ negated, entries }) => negated || entries.some(({ value }) => value === '*'));
  const strangers = open ? anyKind : [];
  const ofAccount = elements.some(({ negated }) => negated) || readsKind(statements) ? rareKinds(place) : [];
  const keyed = callersAmong(place, statements, reasons);
  const others = [...new Set([...named, ...strangers, ...ofAccount])].map((arn) => anybody(arn));
  return firstOf([...keyed, ...others], reasons);
}

/** One of each kind of caller that a star may mean, from an account that nothing names. */
const anyKind: readonly string[] = [
  `arn:aws:iam::${STRANGER}:user/someone-else`,
  '*',
  'cloudtrail.amazonaws.com',
  `arn:aws:iam::${STRANGER}:oidc-provider/id.example.com`,
  `arn:aws:iam::${STRANGER}:saml-provider/some-provider`,
];

/** Callers of an account that are neither users nor sessions of roles. */
function rareKinds({ account, partition }: Place): string[] {
  return [`arn:${partition}:iam::${account}:root`, `arn:${partition}:sts::${account}:federated-user/someone`];
}

function callersFor({ type, value }: PrincipalElement['entries'][number]): string[] {
  if (value === '*') return [];
  const account = type === 'AWS' ? accountNamed(value) : null;
  return [account === null ? value : `arn:aws:iam::${account}:user/someone`];
}
