import { passes, practiceCourse } from '../training/practice/practiceCourse.ts';
import { testGame } from './testGame.ts';

/** The real game on the day after two small scenarios were passed. */
export function practisedGame(): ReturnType<typeof testGame> {
  let clock = '2026-11-25T10:00:00Z';
  const game = testGame([], undefined, practiceCourse, () => clock);
  for (const slug of Object.keys(practiceCourse)) {
    game.open(slug);
    game.runLine(passes(slug));
    game.submit();
    game.leave();
  }
  clock = '2026-11-26T10:00:00Z';
  // The list of scenarios is made anew.
  game.leave();
  return game;
}
