import { fullName } from '../../src/analysis/actionName.ts';
import type { Excess } from '../../src/analysis/excess.ts';

/** Names of all actions in excess, in order. */
export function actionsOf(excess: readonly Excess[]): string[] {
  return excess.flatMap(({ actions }) => actions.map(fullName)).sort();
}
