import type { Policy } from '../../../policy/document.ts';
import { allowedOn } from '../ask.ts';
import type { ManagedPolicyView } from '../escalationView.ts';
import { allowsAll, mayAllow } from '../grants.ts';
import { newVersion, versionInTheWay } from '../newVersion.ts';
import { administratorAccess, allowsEverything } from '../policyOfEverything.ts';
import type { Seeker } from './changed.ts';
import { freshArns } from './freshArns.ts';
import { call, nameIn, type PartCall, pathIn } from './part.ts';

/** A managed policy that allows everything, or does after these calls. */
export interface WidePolicy {
  readonly arn: string;
  readonly policy: Policy;
  readonly calls: readonly PartCall[];
}

/** Customer managed policies that are looked at for one actor. */
const mostRewritten = 200;

/** Policies that somebody can attach or put as boundary, the shortest to come by first. */
export function* widePolicies(seeker: Seeker): Iterable<WidePolicy> {
  yield { arn: administratorAccess, policy: allowsEverything, calls: [] };
  const { map, actor } = seeker;
  const own = map.view.policies.filter(({ account }) => account === actor.holder.account);
  for (const { arn, current } of own) if (isWide(current)) yield { arn, policy: current, calls: [] };
  yield* newPolicies(seeker);
  const rewritten = own.filter(({ arn }) => rewritable(seeker, arn)).slice(0, mostRewritten);
  for (const one of rewritten) {
    const wide = isWide(one.current) ? null : rewriteOf(seeker, one);
    if (wide) yield wide;
  }
}

const isWide = (policy: Policy): boolean => allowsAll({ identity: [{ ref: 'identity[0]', policy }] });

const rewritable = ({ actor }: Seeker, arn: string): boolean =>
  ['iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion'].some((action) =>
    mayAllow(actor.view.policies, action, arn),
  );

/** The policy with another version in force, one's own or an older one that allows everything. */
export function rewriteOf({ map, actor }: Seeker, policy: ManagedPolicyView): WidePolicy | null {
  const { arn, others } = policy;
  const written = newVersion(map.view, actor.view, policy);
  if (written) {
    const values = { policy: arn, oldVersion: versionInTheWay(policy) };
    return { arn, policy: allowsEverything, calls: written.map((request) => call(request, values)) };
  }
  const older = others.find((one) => isWide(one.policy));
  const settled = map.view.settle(arn, 'iam:policy');
  const chosen = older && allowedOn(map.view, actor.view, 'iam:SetDefaultPolicyVersion', settled);
  return older && chosen
    ? { arn, policy: older.policy, calls: [call(chosen, { policy: arn, version: older.id })] }
    : null;
}

/** Keys whose values are ARNs of managed policies. */
const named = ['iam:policyarn', 'iam:permissionsboundary'];
const attaching = ['User', 'Role', 'Group'].map((kind) => `iam:Attach${kind}Policy`);
const bounding = ['User', 'Role'].flatMap((kind) => [`iam:Create${kind}`, `iam:Put${kind}PermissionsBoundary`]);

function* newPolicies(seeker: Seeker): Iterable<WidePolicy> {
  const { map, actor } = seeker;
  const create = 'iam:CreatePolicy';
  if (!mayAllow(actor.view.policies, create, null)) return;
  const arns = freshArns(seeker, 'iam:policy', { actions: [create], of: [...attaching, ...bounding], keys: named });
  for (const arn of arns) {
    const made = allowedOn(map.view, actor.view, create, map.view.settle(arn, 'iam:policy'));
    if (made)
      yield { arn, policy: allowsEverything, calls: [call(made, { policyName: nameIn(arn), path: pathIn(arn) })] };
  }
}
