import type { AccountMap } from './accountMap.ts';
import type { Actor } from './binding.ts';
import { commandLines } from './commandLines.ts';
import { shortestChain } from './reach.ts';
import type { Step } from './steps.ts';

/** A way to an administrator, ready to show, to store and to draw. */
export interface EscalationChain {
  /** As checks name it, e.g. `user/maya`. */
  readonly principal: string;
  /** Empty for somebody who is an administrator already. */
  readonly steps: readonly ChainStep[];
}

export interface ChainStep {
  readonly path: string;
  readonly name: string;
  readonly category: string;
  /** Who makes the calls, and who they are afterwards. */
  readonly from: string;
  readonly to: string;
  /** One sentence on what is done. */
  readonly says: string;
  /** What it is done on, e.g. `user/maya` or `arn:aws:lambda:…`; null where it is nothing in particular. */
  readonly on: string | null;
  /** Permissions used, one request each. */
  readonly uses: readonly { readonly action: string; readonly resource: string }[];
  /** Command lines of the AWS CLI. */
  readonly calls: readonly string[];
}

/** The shortest way of an actor to an administrator; null where there is none. */
export function escalationChain(map: AccountMap, actor: Actor): EscalationChain | null {
  const steps = shortestChain(map, actor);
  return steps && { principal: actor.holder.label, steps: steps.map((step) => chainStep(map, step)) };
}

/** A step in plain data. */
export function chainStep(map: AccountMap, step: Step): ChainStep {
  const { path, actor, requests } = step;
  return {
    path: path.id,
    name: path.name,
    category: path.category,
    from: actor.holder.label,
    to: reachedName(step),
    says: path.says,
    on: subjectOf(step),
    uses: requests.map(({ action, resource }) => ({ action, resource })),
    calls: commandLines(map, step),
  };
}

function reachedName({ gained, actor }: Step): string {
  if (gained.as === 'holder') return gained.holder.label;
  return gained.as === 'itself' ? actor.holder.label : gained.name;
}

function subjectOf({ binding: { group, policy, profile, host, holder, permissionSet } }: Step): string | null {
  return host?.arn ?? group?.arn ?? policy?.arn ?? permissionSet ?? holder?.label ?? profile?.arn ?? null;
}
