import type { Progress } from './learnerSaves.ts';
import type { Library, ScenarioListing } from './scenarioLibrary.ts';

/** What the home screen shows of a scenario. */
export interface HomeEntry {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly track: string;
  readonly difficulty: number;
  readonly minutes: number;
  readonly mode: string;
  readonly teaches: readonly string[];
  readonly best: { readonly passed: boolean; readonly stars: 0 | 1 | 2 | 3; readonly points: number } | null;
  readonly begun: boolean;
}

export interface HomeState {
  readonly learner: string;
  readonly learners: readonly string[];
  readonly scenarios: readonly HomeEntry[];
  readonly next: { readonly slug: string; readonly why: string } | null;
  readonly notices: readonly string[];
}

/** The home screen's data from the library and one learner's progress. */
export function homeState(
  library: Library,
  progress: Progress,
  who: { readonly learner: string; readonly learners: readonly string[]; readonly notices: readonly string[] },
): HomeState {
  const scenarios = library.listings
    .filter(({ status }) => status === 'active')
    .map((listing) => homeEntry(listing, progress));
  return { ...who, scenarios, next: nextOf(scenarios, progress) };
}

function homeEntry(listing: ScenarioListing, progress: Progress): HomeEntry {
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
function nextOf(scenarios: readonly HomeEntry[], progress: Progress): HomeState['next'] {
  const begun = scenarios.filter((entry) => entry.begun);
  const last = begun.find(({ id }) => id === progress.last) ?? begun[0];
  if (last) return { slug: last.slug, why: 'you began this; go on where you were' };
  const fresh = scenarios.find(({ best }) => !best?.passed);
  if (fresh) return { slug: fresh.slug, why: fresh.best ? 'not passed yet' : 'next in the course' };
  const improvable = scenarios.find(({ best }) => (best?.stars ?? 0) < 3);
  return improvable ? { slug: improvable.slug, why: 'three stars are still open' } : null;
}
