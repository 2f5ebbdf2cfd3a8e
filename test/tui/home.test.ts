import { afterEach, describe, expect, it } from 'vitest';
import type { GamePort } from '../../src/tui/ports.ts';
import { Screen, type ScreenOptions } from './driver.ts';
import { largeCourse } from './largeCourse.ts';
import { testGame } from './testGame.ts';

const course = largeCourse();
let open: Screen[] = [];

async function start(options: ScreenOptions = {}, game: GamePort = testGame([], undefined, course)): Promise<Screen> {
  const screen = await Screen.open(game, { columns: 80, rows: 24, ...options });
  open.push(screen);
  await screen.sees('iam-dojo');
  return screen;
}

/** Passes a scenario as the learner does, from the map. */
async function pass(screen: Screen, slug: string): Promise<void> {
  await screen.press('/');
  await screen.type(slug);
  await screen.sees(`/${slug}`);
  await screen.press('enter', 'enter');
  await screen.sees('go to work');
  await screen.press('s', '4');
  await screen.type('aws iam create-group --group-name G');
  await screen.press('enter');
  await screen.sees('Everything asked for holds');
  await screen.press('escape', 'ctrl+s');
  await screen.sees('PASSED');
  await screen.press('H');
  await screen.sees('Your work is saved');
  await screen.press('/', 'escape');
}

afterEach(async () => {
  for (const screen of open) await screen.close();
  open = [];
});

describe('the map of sixty scenarios', () => {
  it('shows all ten tracks in one screen of 80 by 24 once they are folded', async () => {
    const screen = await start();
    await screen.press('x', 'x');
    await screen.sees('▸ Foundations');
    await screen.press('G');
    for (const track of ['Foundations', 'Policies', 'Cross account', 'Escalation', 'Drills']) await screen.sees(track);
    await screen.sees('Drills: 6 scenarios');
  });

  it('opens the track of the scenario to do next, and others with Enter', async () => {
    const screen = await start();
    await screen.sees('▾ Foundations');
    await screen.sees('with number 1 of its track');
    await screen.press('G', 'enter');
    await screen.sees('▾ Drills');
    await screen.press('G', 'left');
    await screen.sees('▸ Drills');
  });

  it.each([
    [80, 24],
    [120, 40],
    [200, 60],
    [60, 12],
  ])('cuts no title and fills %i by %i exactly', async (columns, rows) => {
    const screen = await start({ columns, rows });
    await screen.press('x');
    await screen.sees('The foundations exercise');
    for (const line of screen.lines()) expect(line.length).toBeLessThanOrEqual(columns);
    expect(screen.lines()[rows - 1]).toContain('open');
    const titles = screen.lines().filter((line) => line.includes('exercise with number'));
    if (columns >= 80) for (const line of titles) expect(line).toContain('of its track');
  });

  it('finds scenarios by title, track, level and state', async () => {
    const screen = await start();
    await screen.press('/');
    await screen.type('roles level 3');
    await screen.sees('The roles exercise with number 3');
    await screen.seesNot('· The roles exercise with number 2');
    await screen.press('escape', '/');
    await screen.type('ready');
    await screen.sees('The foundations exercise with number 1');
    await screen.seesNot('The policies exercise');
  });

  it('gives advice about what comes before, and opens the scenario all the same', async () => {
    const screen = await start();
    await screen.press('/');
    await screen.type('roles-2');
    await screen.sees('/roles-2');
    await screen.press('enter');
    await screen.sees('Better after: The roles exercise with number 1 of its track.');
    await screen.sees('You can start');
    await screen.press('enter');
    await screen.sees('go to work');
  });

  it('tells what is passed, and on the next day what is due, and begins it afresh', async () => {
    const game = testGame([], undefined, course);
    const first = await start({}, game);
    await pass(first, 'foundations-1');
    await first.sees('1 of 60 passed');
    await first.sees('◆ Next         The foundations exercise with number 2');
    await first.press('p');
    await first.sees('review tomorrow');
    await first.close();
    open = [];
    game.close();

    const later = testGame([], game.folder, course, '2026-11-27T09:00:00Z');
    const screen = await start({}, later);
    await screen.sees('↻ Review       The foundations exercise with number 1');
    await screen.sees('one scenario to play again');
    await screen.press('f', 'f', 'f');
    await screen.sees('Scenarios due for review');
    await screen.press('enter');
    await screen.sees('A fresh start, for review.');
    await screen.press('s', '4');
    expect(screen.frame()).not.toContain('create-group');
    expect(later.attempts('foundations-1')).toHaveLength(2);
  });

  it('lists only those of one kind, and says so where there are none', async () => {
    const screen = await start();
    await screen.press('f');
    await screen.sees('Scenarios you are ready for');
    await screen.sees('The foundations exercise with number 1');
    await screen.seesNot('The foundations exercise with number 2');
    await screen.press('f');
    await screen.sees('None; f shows others.');
  });
});

describe('the sandbox', () => {
  it('is an account where nothing is asked and nothing is handed in, and goes on where it was', async () => {
    const screen = await start();
    await screen.press('s');
    await screen.sees('Here nothing is asked');
    await screen.press('s', '4');
    await screen.type('aws iam create-group --group-name Mine');
    await screen.press('enter');
    await screen.sees('"GroupName": "Mine"');
    await screen.press('escape', 'ctrl+s');
    await screen.sees('nothing is asked here');
    await screen.press('q');
    await screen.sees('0 of 60 passed');
    await screen.press('s');
    await screen.sees('You are where you left off');
    await screen.sees('Groups');
  });
});
