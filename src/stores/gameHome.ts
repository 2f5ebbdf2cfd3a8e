import type { Progress } from './learnerSaves.ts';
import type { Library, ScenarioListing } from './scenarioLibrary.ts';

/** One scenario of the list. */
export interface ScenarioEntry {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly track: string;
  /** 1 to 5. */
  readonly difficulty: number;
  readonly minutes: number;
  readonly mode: string;
  readonly teaches: readonly string[];
  /** The best attempt so far; null before the first submission. */
  readonly best: { readonly passed: boolean; readonly stars: 0 | 1 | 2 | 3; readonly points: number } | null;
  /** True where an attempt was begun and can be continued. */
  readonly begun: boolean;
}

export interface HomeView {
  readonly learner: string;
  readonly learners: readonly string[];
  /** By track, then as the tracks teach. */
  readonly scenarios: readonly ScenarioEntry[];
  /** What to do next: an attempt to continue, or the next scenario of the course. Null when all is done. */
  readonly next: { readonly slug: string; readonly why: string } | null;
  /** Something about the saves that the person must be told, one sentence each. */
  readonly notices: readonly string[];
}

/** The home screen's data from the library and one learner's progress. */
export function homeView(
  library: Library,
  progress: Progress,
  who: { readonly learner: string; readonly learners: readonly string[]; readonly notices: readonly string[] },
): HomeView {
  const scenarios = library.listings
    .filter(({ status }) => status === 'active')
    .map((listing) => scenarioEntry(listing, progress));
  return { ...who, scenarios, next: nextOf(scenarios, progress) };
}

function scenarioEntry(listing: ScenarioListing, progress: Progress): ScenarioEntry {
  const reached = progress.scenarios[listing.id];
  const best = reached?.best ?? null;
  return {
    id: listing.id,
    slug: listing.slug,
    title: listing.title,
    track: listing.track,
    difficulty: listing.difficulty,
    minutes: listing.minutes,
    mode: listing.mode,
    teaches: listing.teaches,
    best: best === null ? null : { ...best, stars: starCount(best.stars) },
    begun: (reached?.open ?? null) !== null,
  };
}

export function starCount(stars: number): 0 | 1 | 2 | 3 {
  return stars >= 3 ? 3 : stars >= 2 ? 2 : stars >= 1 ? 1 : 0;
}

/** The attempt left last, else another one begun, else the first scenario of the course that is not passed. */
function nextOf(scenarios: readonly ScenarioEntry[], progress: Progress): HomeView['next'] {
  const begun = scenarios.filter((entry) => entry.begun);
  const last = begun.find(({ id }) => id === progress.last) ?? begun[0];
  if (last) return { slug: last.slug, why: 'you began this; go on where you were' };
  const fresh = scenarios.find(({ best }) => !best?.passed);
  if (fresh) return { slug: fresh.slug, why: fresh.best ? 'not passed yet' : 'next in the course' };
  const improvable = scenarios.find(({ best }) => (best?.stars ?? 0) < 3);
  return improvable ? { slug: improvable.slug, why: 'three stars are still open' } : null;
}
