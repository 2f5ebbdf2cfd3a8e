import type { JsonPath } from '../../policy/fault.ts';
import type { Check } from '../check.ts';
import type { Scenario } from '../scenario.ts';

export interface WrittenCheck {
  readonly check: Check;
  readonly path: JsonPath;
}

/** Every check of a scenario with its place: those of the tasks, then the held-out ones. */
export function writtenChecks({ tasks, heldOut }: Pick<Scenario, 'tasks' | 'heldOut'>): WrittenCheck[] {
  return [
    ...tasks.flatMap((task, index) =>
      task.checks.map((check, position) => ({ check, path: ['tasks', index, 'checks', position] })),
    ),
    ...heldOut.map((check, position) => ({ check, path: ['held_out', position] })),
  ];
}
