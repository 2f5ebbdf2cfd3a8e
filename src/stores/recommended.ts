import type { ScenarioEntry } from './gameHome.ts';

/** What to do next, and why. */
export interface Recommendation {
  readonly kind: 'continue' | 'review' | 'new' | 'stars';
  readonly slug: string;
  readonly why: string;
}

/** How long ago a review fell due, in words. */
export function dueWords(days: number): string {
  if (days >= 0) return 'due today';
  return days === -1 ? 'due since yesterday' : `due for ${-days} days`;
}

interface Situation {
  readonly scenarios: readonly ScenarioEntry[];
  readonly due: readonly ScenarioEntry[];
  /** Id of the scenario that was open last. */
  readonly last: string | null;
}

type Rule = (situation: Situation) => Recommendation | null;

/** An attempt given in and passed is open still, for whoever wants to go on with it, but nothing to come back for. */
function unfinished({ begun, best }: ScenarioEntry): boolean {
  return begun && best?.passed !== true;
}

/** First to last: the first that has something to say is followed. */
const rules: readonly Rule[] = [
  ({ scenarios, last }) => {
    const begun = scenarios.filter(unfinished);
    const found = begun.find(({ id }) => id === last) ?? begun[0];
    return found === undefined
      ? null
      : { kind: 'continue', slug: found.slug, why: 'you began this; go on where you were' };
  },
  ({ due: [first] }) =>
    first === undefined
      ? null
      : { kind: 'review', slug: first.slug, why: `passed before; ${dueWords(first.review ?? 0)} for review` },
  ({ scenarios }) => {
    const fresh = scenarios.filter(({ best }) => best?.passed !== true);
    const found = fresh.find(({ after }) => after.length === 0) ?? fresh[0];
    return found === undefined ? null : { kind: 'new', slug: found.slug, why: 'next in the course' };
  },
  ({ scenarios }) => {
    const found = scenarios.find(({ best }) => (best?.stars ?? 0) < 3);
    return found === undefined ? null : { kind: 'stars', slug: found.slug, why: 'three stars are still open' };
  },
];

/** The attempt left last, else a review that is due, else the first of the course whose ground is laid, else open stars. */
export function recommended(
  scenarios: readonly ScenarioEntry[],
  due: readonly ScenarioEntry[],
  last: string | null,
): Recommendation | null {
  for (const rule of rules) {
    const found = rule({ scenarios, due, last });
    if (found !== null) return found;
  }
  return null;
}
