import { isMapping } from './overlay.ts';

type Picked = Readonly<Record<string, string | number | boolean>>;

/** A placeholder such as `{dev_instance}`; `${aws:username}` and JMESPath's `{a: b}` are none. */
const placeholder = /(?<!\$)\{([A-Za-z0-9][A-Za-z0-9_.-]*)\}/g;

/**
 * The values that a seed picks for a file's variants; seed 0 takes the first of each. Of values that belong together,
 * `{ case: { pick: [{ bucket: a, answer: yes }, …] } }`, each has a name such as `case.bucket`.
 */
export function pickVariants(source: unknown, seed: number): Picked {
  const variants = isMapping(source) && isMapping(source.variants) ? source.variants : {};
  return Object.fromEntries(
    Object.entries(variants).flatMap(([name, variant], index) => {
      const picks = isMapping(variant) && Array.isArray(variant.pick) ? variant.pick : [];
      return namedValues(name, picks[position(seed, index, picks.length)]);
    }),
  );
}

/** The values of one pick with the names that stand for them. */
export function namedValues(name: string, value: unknown): [string, string | number | boolean][] {
  if (isMapping(value)) return Object.entries(value).flatMap(([part, one]) => namedValues(`${name}.${part}`, one));
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [[name, value]] : [];
}

/** Seeds below the number of picks try each value once; larger ones mix the variants. */
function position(seed: number, index: number, length: number): number {
  if (length === 0) return 0;
  return seed < length ? seed : (Math.imul(seed + 1, 0x9e3779b1 + index * 0x85ebca6b) >>> 8) % length;
}

/** The largest number of values that any variant has: seeds below it show every value. */
export function variantCount(source: unknown): number {
  const variants = isMapping(source) && isMapping(source.variants) ? Object.values(source.variants) : [];
  return Math.max(
    1,
    ...variants.map((variant) => (isMapping(variant) && Array.isArray(variant.pick) ? variant.pick.length : 1)),
  );
}

/** The value with its placeholders replaced; a text that is one placeholder takes the picked value's own type. */
export function substitute(value: unknown, picked: Picked): unknown {
  if (typeof value === 'string') return substituteText(value, picked);
  if (Array.isArray(value)) return value.map((entry) => substitute(entry, picked));
  if (!isMapping(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      String(substituteText(key, picked)),
      key === 'variants' ? entry : substitute(entry, picked),
    ]),
  );
}

function substituteText(text: string, picked: Picked): string | number | boolean {
  const whole = /^\{([^{}]+)\}$/.exec(text)?.[1];
  if (whole !== undefined && Object.hasOwn(picked, whole)) return picked[whole] ?? text;
  return text.replace(placeholder, (match, name: string) =>
    Object.hasOwn(picked, name) ? String(picked[name]) : match,
  );
}

/** Placeholders of a text that are left, for the author's lint. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(placeholder)].map((match) => match[1] ?? '');
}
