import type { AccessLevel, ActionEntry } from '../catalogue/shapes.ts';
import type { Decision } from '../policy/decision.ts';
import { decide } from '../policy/evaluate.ts';
import { actionWeight } from './actionWeight.ts';
import type { Excess, Width } from './excess.ts';

/** Actions of one access level that the same statements grant too much, with the request that proves it. */
export interface ExcessGroup {
  readonly principal: string;
  /** Worst first. */
  readonly actions: readonly ActionEntry[];
  readonly accessLevel: AccessLevel;
  readonly width: Width;
  /** The witness, decided with its reasons. */
  readonly decision: Decision;
}

/** What is granted too much, worst first. */
export function groupExcess(excess: readonly Excess[]): ExcessGroup[] {
  const groups = new Map<string, { one: Excess; action: ActionEntry }[]>();
  for (const one of excess) {
    for (const action of one.actions) {
      const key = `${one.principal} ${action.accessLevel} ${one.width} ${one.grants}`;
      const group = groups.get(key);
      if (group) group.push({ one, action });
      else groups.set(key, [{ one, action }]);
    }
  }
  return [...groups.values()].flatMap(groupOf).sort(byHarm);
}

function groupOf(members: { one: Excess; action: ActionEntry }[]): ExcessGroup[] {
  const sorted = members
    .map((member) => ({ ...member, weight: actionWeight(member.action), name: fullName(member.action) }))
    .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1));
  const [worst] = sorted;
  if (!worst) return [];
  const decision = decide({ ...worst.one.witness, action: worst.name }, worst.one.policies);
  // A witness that the evaluator refuses would be a lie; better one entry less.
  if (decision.decision !== 'allowed') return [];
  return [
    {
      principal: worst.one.principal,
      actions: sorted.map(({ action }) => action),
      accessLevel: worst.action.accessLevel,
      width: worst.one.width,
      decision,
    },
  ];
}

function byHarm(a: ExcessGroup, b: ExcessGroup): number {
  const [first, second] = [harm(a), harm(b)];
  return second - first || (a.decision.request.action < b.decision.request.action ? -1 : 1);
}

function harm(group: ExcessGroup): number {
  const [worst] = group.actions;
  return worst ? actionWeight(worst) : 0;
}

export function fullName(action: ActionEntry): string {
  return `${action.service}:${action.name}`;
}
