import { betterResult } from './betterResult.ts';
import { starCount } from './gameHome.ts';
import { type LearnerSaves, nothingReached, type Progress, type Reached } from './learnerSaves.ts';
import type { ScenarioListing } from './scenarioLibrary.ts';

interface Recovered {
  readonly id: string;
  readonly reached: Reached;
  /** When the newest attempt began, ISO 8601. */
  readonly started: string;
}

/** What the attempts at one scenario tell; null where none can be read. */
function ofScenario(saves: LearnerSaves, { id, slug }: ScenarioListing): Recovered | null {
  let found: Recovered | null = null;
  for (const file of saves.attempts(slug)) {
    const loaded = saves.load(file);
    if (loaded === null || loaded.header.scenario.id !== id) continue;
    const { started, scenario } = loaded.header;
    const { version } = scenario;
    const reached: Reached = found?.reached ?? nothingReached;
    const submits = loaded.events.flatMap((event) =>
      event.type === 'submit'
        ? [{ passed: event.passed, stars: starCount(event.stars), points: event.points, version }]
        : [],
    );
    found = {
      id,
      started,
      reached: {
        best: submits.reduce<Reached['best']>(betterResult, reached.best),
        attempts: reached.attempts + 1,
        hintsUsed: reached.hintsUsed + loaded.events.filter(({ type }) => type === 'hint').length,
        solved: reached.solved ?? (submits.some(({ passed }) => passed) ? started : null),
        review: null,
        open: file,
        version,
      },
    };
  }
  return found;
}

/** What a learner has reached, put together from the attempts on the disk; null where there are none. */
export function recoveredProgress(saves: LearnerSaves, listings: readonly ScenarioListing[]): Progress | null {
  const all = listings.flatMap((listing) => ofScenario(saves, listing) ?? []);
  const last = all.reduce<Recovered | null>((top, one) => (top && top.started >= one.started ? top : one), null);
  if (last === null) return null;
  return { scenarios: Object.fromEntries(all.map(({ id, reached }) => [id, reached])), last: last.id };
}
