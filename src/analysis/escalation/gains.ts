import type { PrincipalView } from '../accountView.ts';
import { madeOnce } from './accountMap.ts';
import type { Actor } from './binding.ts';
import type { Gain } from './escalationPath.ts';
import type { Holder } from './escalationView.ts';
import type { Walk } from './needs.ts';
import {
  administratorAccess,
  allowsEverything,
  withEverything,
  withIdentity,
  withPolicies,
} from './policyOfEverything.ts';
import { publishedPolicy } from './publishedPolicy.ts';

/** Who somebody is after the last call of a path. */
export type Gained =
  /** Somebody of the account as they are. */
  | { readonly as: 'holder'; readonly holder: Holder }
  /** The actor with other policies. */
  | { readonly as: 'itself'; readonly actor: Actor }
  /** Somebody with other policies, or who was not there before. */
  | { readonly as: 'other'; readonly name: string; readonly view: PrincipalView };

type Reach = (walk: Walk) => Gained | null;

export const gained = (walk: Walk): Gained | null => gains[walk.path.gains](walk);

const itself =
  (change: (walk: Walk) => PrincipalView | null, joins: (walk: Walk) => readonly string[] = () => []): Reach =>
  (walk) => {
    const view = change(walk);
    const { holder, joined } = walk.actor;
    return view && { as: 'itself', actor: { holder, view, joined: [...joined, ...joins(walk)] } };
  };

const withoutBoundary = (view: PrincipalView): PrincipalView =>
  withPolicies(view, ({ boundary: _, ...policies }) => policies);

const target: Reach = ({ binding: { holder } }) => (holder ? { as: 'holder', holder } : null);

const rewritten =
  (change: (view: PrincipalView, walk: Walk) => PrincipalView): Reach =>
  (walk) => {
    const { map, path, binding } = walk;
    const { holder, policy } = binding;
    if (!holder) return null;
    const key = `${path.gains} ${holder.arn} ${policy?.arn ?? ''}`;
    return { as: 'other', name: holder.label, view: madeOnce(map, key, () => change(holder.view(), walk)) };
  };

/** A policy that is rewritten stands where it stood; others are added. */
const everything = (view: PrincipalView, { binding: { policy } }: Walk): PrincipalView =>
  policy
    ? withIdentity(view, (all) =>
        all.map((one) => (one.arn === policy.arn ? { ...one, policy: allowsEverything } : one)),
      )
    : withEverything(view);

const gains: Readonly<Record<Gain, Reach>> = {
  'itself with everything': itself((walk) => (walk.binding.version ? null : everything(walk.actor.view, walk))),
  'itself with another version': itself(({ actor, binding: { policy, version } }) =>
    policy && version
      ? withIdentity(actor.view, (all) =>
          all.map((one) => (one.arn === policy.arn ? { ...one, policy: version.policy } : one)),
        )
      : null,
  ),
  'itself in the group': itself(
    ({ actor, binding: { group } }) => (group ? withIdentity(actor.view, (all) => [...all, ...group.policies]) : null),
    ({ binding: { group } }) => (group ? [group.name] : []),
  ),
  'itself out of the group': itself(({ actor, binding: { group } }) => {
    const left = new Set((group?.policies ?? []).map(({ policy }) => policy));
    return group ? withIdentity(actor.view, (all) => all.filter(({ policy }) => !left.has(policy))) : null;
  }),
  'itself with IAM': itself(({ actor, path: { attaches } }) => {
    const policy = attaches === undefined ? null : publishedPolicy(attaches);
    return policy && withIdentity(actor.view, (all) => [...all, { ref: '', policy, arn: attaches ?? '' }]);
  }),
  'itself without boundary': itself(({ actor }) => withoutBoundary(actor.view)),
  'itself without the policy': itself(({ actor, binding: { denial } }) =>
    denial ? withIdentity(actor.view, (all) => all.filter((one) => one.policy !== denial.policy)) : null,
  ),
  target,
  'target once it trusts': target,
  'target with everything': rewritten(everything),
  'target with everything once it trusts': rewritten(everything),
  'target without boundary': (walk) =>
    walk.binding.holder === walk.actor.holder
      ? itself(({ actor }) => withoutBoundary(actor.view))(walk)
      : rewritten(withoutBoundary)(walk),
  'role of the host': target,
  everything: ({ map, actor: { holder, view } }) => {
    const { scp } = view.policies;
    const identity = [{ ref: 'identity[0]', policy: allowsEverything, arn: administratorAccess }];
    const made = () => ({ ...view, policies: { identity, ...(scp ? { scp } : {}) } });
    return { as: 'other', name: 'a new administrator', view: madeOnce(map, `everything ${holder.account}`, made) };
  },
};
