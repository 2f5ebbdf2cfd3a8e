import type { Sandbox } from '../../src/account/sandbox.ts';
import { eventsOf } from '../../src/account/trail.ts';

/** A value as JSON: members sorted, maps as lists of their entries in order. */
function canonical(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(canonical);
  if (Symbol.iterator in value) return [...(value as Iterable<unknown>)].map(canonical);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, canonical(member)]));
}

/** The whole sandbox as one text: equal texts are equal sandboxes. */
export const canonicalText = (sandbox: Sandbox): string =>
  JSON.stringify(canonical({ ...sandbox, trail: [...eventsOf(sandbox.trail)] }));
