import type { Scenario } from '../scenario/scenario.ts';
import type { AttemptState } from '../training/attemptState.ts';
import { PracticeWorlds } from '../training/practice/practiceWorlds.ts';
import { changedSince } from './changedSince.ts';
import { passedOf } from './gameHome.ts';
import type { LearnerGame } from './learnerGame.ts';
import type { LearnerSaves } from './learnerSaves.ts';
import { replayedAttempt } from './playedAttempt.ts';
import type { PracticeSource } from './practiceDesk.ts';

/** What questions are made from: the scenarios that the learner passed, and how they left the accounts. */
export function practiceSource(game: LearnerGame, now: () => string, onChange: () => void): PracticeSource {
  return {
    state: () => game.saves.practice.get(),
    keep: (state) => {
      game.saves.practice.set(state);
      onChange();
    },
    passed: () =>
      passedOf(
        game.library.listings.filter(({ status }) => status === 'active'),
        game.progress,
      ),
    worlds: ({ slug }, seed) => {
      const scenario = game.scenario(slug);
      return typeof scenario === 'string' ? null : new PracticeWorlds(scenario, seed, () => own(game.saves, scenario));
    },
    who: () => game.saves.name,
    now,
  };
}

/** The account as the learner left it; null where it was of a version that graded differently. */
function own(saves: LearnerSaves, scenario: Scenario): AttemptState | null {
  const file = saves.progress.get().scenarios[scenario.id]?.open ?? null;
  const loaded = file === null ? null : saves.load(file);
  if (loaded === null || changedSince(scenario, loaded.header) !== null) return null;
  return replayedAttempt(scenario, loaded.header.seed, loaded.events).state;
}
