import type { AccessLevel, ActionEntry } from '../catalogue/shapes.ts';
import type { Decision } from '../policy/decision.ts';
import { decide } from '../policy/evaluate.ts';
import type { AuthorizationRequest } from '../policy/request.ts';
import { fullName } from './actionName.ts';
import { actionWeight } from './actionWeight.ts';
import type { Witness } from './differences.ts';
import type { Excess, Width } from './excess.ts';
import { shortened } from './shortWitness.ts';

/** Actions of one service and access level that the same statements grant too much, with the request that proves it. */
export interface ExcessGroup {
  readonly principal: string;
  readonly service: string;
  /** Worst first. */
  readonly actions: readonly ActionEntry[];
  readonly accessLevel: AccessLevel;
  readonly width: Width;
  /** A request for the worst of the actions. */
  readonly witness: AuthorizationRequest;
  /** The witness, decided anew with its reasons. */
  readonly decision: Decision;
}

interface Member {
  readonly excess: Excess;
  readonly actions: readonly ActionEntry[];
}

/** What is granted too much, worst first. */
export function groupExcess(excess: readonly Excess[]): ExcessGroup[] {
  const groups = new Map<string, Member[]>();
  for (const one of excess) {
    for (const [level, actions] of byLevel(one.actions)) {
      const key = `${one.principal} ${one.service} ${level} ${one.width} ${one.grants}`;
      const group = groups.get(key);
      if (group) group.push({ excess: one, actions });
      else groups.set(key, [{ excess: one, actions }]);
    }
  }
  return [...groups.values()].map(groupOf).sort(byHarm);
}

const levels = new WeakMap<readonly ActionEntry[], ReadonlyMap<AccessLevel, readonly ActionEntry[]>>();

/** Actions by access level, the worst of each level first; remembered for each list. */
function byLevel(actions: readonly ActionEntry[]): ReadonlyMap<AccessLevel, readonly ActionEntry[]> {
  const known = levels.get(actions);
  if (known) return known;
  const found = new Map<AccessLevel, ActionEntry[]>();
  for (const action of actions) {
    const level = found.get(action.accessLevel);
    if (level) level.push(action);
    else found.set(action.accessLevel, [action]);
  }
  for (const level of found.values()) level.sort(byWeight);
  levels.set(actions, found);
  return found;
}

/** The worst first, then by name. */
export function byWeight(a: ActionEntry, b: ActionEntry): number {
  return actionWeight(b) - actionWeight(a) || (a.name < b.name ? -1 : 1);
}

function groupOf(members: readonly Member[]): ExcessGroup {
  const [first] = members;
  const actions =
    members.length === 1 ? (first?.actions ?? []) : members.flatMap((member) => member.actions).sort(byWeight);
  const [worst] = actions;
  const member = members.find((one) => one.actions[0] === worst) ?? first;
  if (!worst || !member) throw new Error('an excess without actions');
  return provenGroup(member.excess, actions, worst);
}

/** Witness and decision are made when they are looked at: broad policies have thousands. */
function provenGroup(excess: Excess, actions: readonly ActionEntry[], worst: ActionEntry): ExcessGroup {
  const { principal, service, width } = excess;
  let found: Witness | null = null;
  let decision: Decision | null = null;
  const proof = () => {
    found ??= shortened(excess.witnessFor(worst));
    return found;
  };
  return {
    principal,
    service,
    actions,
    accessLevel: worst.accessLevel,
    width,
    get witness() {
      return proof().left.request;
    },
    get decision() {
      decision ??= decided(proof());
      return decision;
    },
  };
}

/** The evaluator with reasons agrees on both sides. */
function decided({ left, right }: Witness): Decision {
  const decision = decide(left.request, left.policies);
  const refused = right === null || decide(right.request, right.policies).decision !== 'allowed';
  if (decision.decision === 'allowed' && refused) return decision;
  throw new Error(`the request for ${left.request.action} on ${left.request.resource} proves nothing`);
}

/** The worst first. */
export function byHarm(a: ExcessGroup, b: ExcessGroup): number {
  return harm(b) - harm(a) || (nameOf(a) < nameOf(b) ? -1 : 1);
}

function harm({ actions: [worst] }: ExcessGroup): number {
  return worst ? actionWeight(worst) : 0;
}

function nameOf({ actions: [worst] }: ExcessGroup): string {
  return worst ? fullName(worst) : '';
}

export { fullName } from './actionName.ts';
