import type { Policy } from '../../../policy/document.ts';
import type { AttachedPolicy, AuthorizationRequest } from '../../../policy/request.ts';
import type { PrincipalView } from '../../accountView.ts';
import { calling, type Settled } from '../../calling.ts';
import { type AccountMap, madeOnce } from '../accountMap.ts';
import { allowedOn } from '../ask.ts';
import type { Actor } from '../binding.ts';
import type { Holder } from '../escalationView.ts';
import { withIdentity, withPolicies } from '../policyOfEverything.ts';

/** Who looks for a way, in which account. */
export interface Seeker {
  readonly map: AccountMap;
  readonly actor: Actor;
}

/** `Role` or `User`, as names of actions have it. */
export const word = ({ kind }: Pick<Holder, 'kind'>): 'Role' | 'User' => (kind === 'role' ? 'Role' : 'User');

/** An allowed request about somebody, with the boundary that they have at that time; null where there is none. */
export function askAbout(
  { map, actor }: Seeker,
  action: string,
  holder: Holder,
  keys: Settled = {},
): AuthorizationRequest | null {
  const boundary = holder.view().policies.boundary?.arn;
  const caller = calling(actor.view, { 'iam:PermissionsBoundary': boundary, ...keys });
  return allowedOn(map.view, caller, action, map.view.settle(holder.arn, `iam:${holder.kind}`));
}

/** The same person with other policies in force; `how` tells the change from others. */
function changed(map: AccountMap, holder: Holder, how: string, change: (view: PrincipalView) => PrincipalView): Holder {
  const before = holder.view();
  const key = `${holder.arn} ${identityOfView(map, before)} ${how}`;
  return {
    ...holder,
    made: holder.made ?? { trust: 'as it is' },
    view: () => madeOnce(map, key, () => change(before)),
  };
}

const numbers = new WeakMap<AccountMap, WeakMap<PrincipalView, number>>();
const counts = new WeakMap<AccountMap, number>();

function identityOfView(map: AccountMap, view: PrincipalView): number {
  const known = numbers.get(map) ?? new WeakMap<PrincipalView, number>();
  numbers.set(map, known);
  const number = known.get(view) ?? (counts.get(map) ?? 0) + 1;
  if (!known.has(view)) counts.set(map, number);
  known.set(view, number);
  return number;
}

type Attached = Omit<AttachedPolicy, 'ref'>;
type Managed = { readonly policy: Policy; readonly arn: string };

export const withMore = (map: AccountMap, holder: Holder, how: string, more: readonly Attached[]): Holder =>
  changed(map, holder, how, (view) =>
    withIdentity(view, (all) => [...all, ...more.map((one) => ({ ...one, ref: '' }))]),
  );

/** A managed policy that is rewritten, wherever it stands: attached, or as boundary. */
export const withRewritten = (map: AccountMap, holder: Holder, { arn, policy }: Managed): Holder =>
  changed(map, holder, `rewritten ${arn}`, (view) => {
    const { boundary } = view.policies;
    const rewritten = withIdentity(view, (all) => all.map((one) => (one.arn === arn ? { ...one, policy } : one)));
    if (boundary?.arn !== arn) return rewritten;
    return withPolicies(rewritten, (policies) => ({ ...policies, boundary: { ...boundary, policy } }));
  });

export const withBoundary = (map: AccountMap, holder: Holder, put: Managed | null): Holder =>
  changed(map, holder, `bounded by ${put?.arn ?? 'nothing'}`, (view) =>
    withPolicies(view, ({ boundary: _, ...policies }) => ({
      ...policies,
      ...(put ? { boundary: { policy: put.policy, arn: put.arn, ref: 'boundary' } } : {}),
    })),
  );
