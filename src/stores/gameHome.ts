import { firstSteps, sandbox } from '../scenario/places/place.ts';
import { nothingPractised, type PracticeState } from '../training/practice/practiceCard.ts';
import { isDue, type Practised } from '../training/practice/practiceDeck.ts';
import { daysUntilReview } from '../training/reviewSchedule.ts';
import { gradesAlike, versionLabel } from './gradesAlike.ts';
import { nothingReached, type Progress } from './learnerSaves.ts';
import { type Recommendation, recommended } from './recommended.ts';
import { reviewOf } from './reviewOf.ts';
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
  /** `1.x` where the best attempt was scored with a version that graded differently; null otherwise. */
  readonly scoredWith: string | null;
  /** True where an attempt was begun. */
  readonly begun: boolean;
  /** `1.x` where that attempt is of a version that graded differently, and is not continued; null otherwise. */
  readonly outdated: string | null;
  /** Titles of scenarios that teach what this one takes for granted and are not passed yet. Advice: nothing is locked. */
  readonly after: readonly string[];
  /** Days until it should be played again, 0 or less where that is now; null where it was never passed. */
  readonly review: number | null;
}

/** A place beside the course: the free sandbox, the first steps. */
export interface HomePlace {
  readonly begun: boolean;
  readonly passed: boolean;
}

export interface HomeView {
  readonly learner: string;
  readonly learners: readonly string[];
  /** By track, then as the tracks teach; those of packs last, their track is `pack NAME`. */
  readonly scenarios: readonly ScenarioEntry[];
  /** What to do next: an attempt to continue, a review, or the next scenario of the course. Null when all is done. */
  readonly next: Recommendation | null;
  /** Passed scenarios that should be played again now, the longest overdue first. */
  readonly due: readonly ScenarioEntry[];
  /** True where questions from what was passed are due. */
  readonly questions: boolean;
  readonly sandbox: HomePlace;
  readonly firstSteps: HomePlace;
  /** True for somebody who has begun nothing yet. */
  readonly newcomer: boolean;
  /** Something about the saves that the person must be told, one sentence each. */
  readonly notices: readonly string[];
}

interface Who {
  readonly learner: string;
  readonly learners: readonly string[];
  readonly notices: readonly string[];
  /** Wall clock, ISO 8601. */
  readonly now: string;
  readonly practice?: PracticeState;
}

/** The home screen's data from the library and one learner's progress. */
export function homeView(
  library: Library,
  progress: Progress,
  { now, practice = nothingPractised, ...who }: Who,
): HomeView {
  const active = library.listings.filter(({ status }) => status === 'active');
  const taught = teachers(active, progress);
  const scenarios = active.map((listing) => scenarioEntry(listing, progress, taught, now));
  const due = scenarios
    .filter(({ review }) => review !== null && review <= 0)
    .sort((one, other) => (one.review ?? 0) - (other.review ?? 0));
  return {
    ...who,
    scenarios,
    next: recommended(scenarios, due, progress.last),
    due,
    questions: isDue(practice, passedOf(active, progress), now),
    sandbox: placeIn(progress, sandbox.id),
    firstSteps: placeIn(progress, firstSteps.id),
    newcomer: Object.keys(progress.scenarios).length === 0,
  };
}

function placeIn({ scenarios }: Progress, id: string): HomePlace {
  const reached = scenarios[id] ?? nothingReached;
  return { begun: reached.open !== null, passed: reached.best?.passed === true };
}

/** Scenarios that the learner passed. */
export function passedOf(listings: readonly ScenarioListing[], { scenarios }: Progress): readonly Practised[] {
  return listings.flatMap(({ id, slug, title, track, teaches }) => {
    const solved = scenarios[id]?.solved ?? null;
    return solved === null ? [] : [{ id, slug, title, track, teaches, solved }];
  });
}

/** For each concept the first scenario that teaches it; null where the learner has passed one that does. */
function teachers(listings: readonly ScenarioListing[], progress: Progress): ReadonlyMap<string, string | null> {
  const found = new Map<string, string | null>();
  for (const { id, title, teaches } of listings) {
    const passed = progress.scenarios[id]?.best?.passed === true;
    for (const concept of teaches) {
      if (passed) found.set(concept, null);
      else if (!found.has(concept)) found.set(concept, title);
    }
  }
  return found;
}

function scenarioEntry(
  listing: ScenarioListing,
  progress: Progress,
  taught: ReadonlyMap<string, string | null>,
  now: string,
): ScenarioEntry {
  const { id, slug, title, difficulty, minutes, mode, teaches, needs } = listing;
  const track = listing.pack === undefined ? listing.track : `pack ${listing.pack}`;
  const reached = progress.scenarios[id] ?? nothingReached;
  const { best } = reached;
  const older = (version: string | undefined) =>
    version === undefined || gradesAlike(version, listing.version) ? null : versionLabel(version);
  const review = reviewOf(reached);
  const lacking = best?.passed === true ? [] : needs.filter((concept) => !teaches.includes(concept));
  const after = lacking.map((concept) => taught.get(concept) ?? null).filter((one) => one !== null && one !== title);
  return {
    ...{ id, slug, title, track, difficulty, minutes, mode, teaches },
    best: best && { passed: best.passed, stars: starCount(best.stars), points: best.points },
    scoredWith: best && older(best.version),
    begun: reached.open !== null,
    outdated: reached.open === null ? null : older(reached.version),
    after: [...new Set(after.filter((one) => one !== null))],
    review: review === null ? null : daysUntilReview(review, now),
  };
}

export function starCount(stars: number): 0 | 1 | 2 | 3 {
  return stars >= 3 ? 3 : stars >= 2 ? 2 : stars >= 1 ? 1 : 0;
}
