import type { HomeView, ScenarioEntry } from '../../stores/gameHome.ts';
import type { MenuItem } from '../layers.ts';
import { openMenu } from '../openMenu.ts';
import type { Program } from '../program.ts';
import { reviewWords } from '../views/scenarioState.ts';
import type { Command } from './command.ts';
import { beginScenario } from './openScenario.ts';

/** What was passed, the longest due first. */
function passed({ scenarios }: HomeView): readonly ScenarioEntry[] {
  return scenarios
    .filter(({ best }) => best?.passed === true)
    .sort((one, other) => (one.review ?? 0) - (other.review ?? 0));
}

/** Anything that was passed, to be played again from a fresh start. */
export function openPractice(program: Program): void {
  const items = passed(program.game.home.getState()).map(
    (entry): MenuItem => ({
      id: entry.slug,
      title: entry.title,
      note: reviewWords(entry),
      run: () => beginScenario(program, entry.slug),
    }),
  );
  openMenu(program.ui, 'practice', 'Practice: play again', items);
}

export const practice: Command = {
  run: openPractice,
  disabled: ({ game }) =>
    passed(game.home.getState()).length === 0 ? 'pass a scenario first; it comes back here the next day' : null,
};
