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
function openReplay(program: Program): void {
  const items = passed(program.game.home.getState()).map(
    (entry): MenuItem => ({
      id: entry.slug,
      title: entry.title,
      note: reviewWords(entry),
      run: () => beginScenario(program, entry.slug),
    }),
  );
  openMenu(program.ui, 'practice', 'Play again', items);
}

export const replay: Command = {
  run: openReplay,
  disabled: ({ game }) =>
    passed(game.home.getState()).length === 0 ? 'pass a scenario first; it comes back here the next day' : null,
};
