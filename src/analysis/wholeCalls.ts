import type { ActionClass } from './actionClasses.ts';
import { candidatesFor } from './candidates.ts';
import type { Comparison } from './comparison.ts';
import { lookAt } from './look.ts';

/** False where a call lacks permission on something else that it needs, and such calls do not count. */
export function isWhole(comparison: Comparison, group: ActionClass): boolean {
  return !comparison.wholeCalls || lackingTypes(comparison, group).length === 0;
}

/** Resource types that a call of the class needs permission on as well and that the left side allows on nothing. */
export function lackingTypes(comparison: Comparison, group: ActionClass): string[] {
  if (group.together.length === 0) return [];
  const open = { ...comparison, within: [], right: null, candidates: new Map() };
  const look = lookAt(open, group, true);
  return group.together.filter(
    (type) =>
      !group.targets.some((target) => {
        return target.type === type && candidatesFor(open, group, target).some((one) => look(target, one));
      }),
  );
}
