import { loadScenario } from '../loadScenario.ts';
import type { Scenario } from '../scenario.ts';
import { firstStepsText } from './firstSteps.ts';
import { sandboxText } from './sandbox.ts';

/** A scenario of the program itself, outside the course. */
export interface Place {
  readonly id: string;
  readonly slug: string;
  readonly text: string;
}

/** An account to play in, where nothing is asked. */
export const sandbox: Place = { id: '3d2c8b60-5f1e-4b7a-9c04-7a1b5e0f0001', slug: 'sandbox', text: sandboxText };

/** The lesson about the program. */
export const firstSteps: Place = {
  id: '3d2c8b60-5f1e-4b7a-9c04-7a1b5e0f0002',
  slug: 'first-steps',
  text: firstStepsText,
};

/** The scenario of a place, null where no place has that slug. */
export function placeOf(slug: string): Scenario | null {
  const place = [sandbox, firstSteps].find((one) => one.slug === slug);
  if (place === undefined) return null;
  const { scenario, faults } = loadScenario(place.text, `${slug}.yaml`);
  if (scenario === null) throw new Error(`${slug}: ${faults.map(({ message }) => message).join('; ')}`);
  return scenario;
}
