import { serviceEntry } from '../catalogue/authorization.ts';
import type { ActionEntry } from '../catalogue/shapes.ts';
import { actionWeight, metadataWeight } from './actionWeight.ts';
import type { Excess, Width } from './excess.ts';

/** How much of an action's weight an excess costs. */
const shares: Readonly<Record<Width, number>> = { 'not needed': 1, 'any resource': 0.75, wider: 0.5 };

/** Weight of everything granted too much. */
export function excessWeight(excess: readonly Excess[]): number {
  return excess.reduce((sum, { actions, width, onTags }) => sum + listWeight(actions, onTags) * shares[width], 0);
}

const plainWeights = new WeakMap<readonly ActionEntry[], number>();
const taggedWeights = new WeakMap<readonly ActionEntry[], number>();

function listWeight(actions: readonly ActionEntry[], onTags: boolean): number {
  const weights = onTags ? taggedWeights : plainWeights;
  const known = weights.get(actions) ?? actions.reduce((sum, action) => sum + actionWeight(action, onTags), 0);
  weights.set(actions, known);
  return known;
}

/** True where something more than reading metadata is granted too much. */
export function exceedsMetadata(excess: Excess): boolean {
  return excess.actions.some((action) => actionWeight(action) > metadataWeight);
}

/**
 * From 1 for no excess to 0: `1 − log2(1 + E/3) / log2(1 + S/3)`, with E the weight of the excess and S that of all
 * actions of the services that the task uses. An excess of another service above reading metadata starts at half.
 */
export function leastPrivilege(excess: readonly Excess[], services: readonly string[]): number {
  const all = services.reduce((sum, service) => sum + serviceWeight(service), 0);
  const weight = excessWeight(excess);
  if (weight === 0) return 1;
  const share = all === 0 ? 0 : 1 - Math.log2(1 + weight / 3) / Math.log2(1 + all / 3);
  const foreign = excess.some((one) => !services.includes(one.service) && exceedsMetadata(one));
  return Math.min(1, Math.max(0, foreign ? Math.min(0.5, share) : share));
}

const weights = new Map<string, number>();

function serviceWeight(service: string): number {
  const known = weights.get(service);
  if (known !== undefined) return known;
  let sum = 0;
  for (const action of serviceEntry(service)?.actions.values() ?? []) sum += actionWeight(action);
  weights.set(service, sum);
  return sum;
}
