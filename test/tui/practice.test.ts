import { afterEach, describe, expect, it } from 'vitest';
import type { PracticeView } from '../../src/stores/practiceDesk.ts';
import { Screen } from './driver.ts';
import { practisedGame } from './practisedGame.ts';
import { testGame } from './testGame.ts';

let open: Screen[] = [];

async function start(columns: number, rows: number, game = practisedGame()) {
  const screen = await Screen.open(game, { columns, rows });
  open.push(screen);
  await screen.sees('iam-dojo');
  const view = (): PracticeView => {
    const found = game.practice.view.getState();
    if (found === null) throw new Error('no session');
    return found;
  };
  return { screen, game, view };
}

type Desk = Awaited<ReturnType<typeof start>>;

/** Answers right, with the keys of a person. */
async function answerRight({ screen, view }: Desk, sure: string): Promise<void> {
  const { question } = view();
  for (const [index, { id }] of (question?.choices ?? []).entries()) {
    if (question?.right.includes(id) !== true) continue;
    await screen.press('g', ...Array.from({ length: index }, () => 'j'), 'space');
    if (question.takes === 'one') break;
  }
  await screen.press(sure);
  if (question?.choices.length !== 0) return;
  await screen.sees('Did you have it?');
  await screen.press('enter');
}

/** Goes on to a question that is about one request. */
async function toRequest(desk: Desk): Promise<void> {
  while (desk.view().question?.request === null) {
    await answerRight(desk, '2');
    await desk.screen.sees('Right');
    await desk.screen.press('enter');
    await desk.screen.seesNot('✓ Right');
  }
}

afterEach(async () => {
  for (const screen of open) await screen.close();
  open = [];
});

describe('the practice desk on the screen', () => {
  it('says what opens it while nothing is passed', async () => {
    const { screen } = await start(80, 24, testGame(['admin-lockdown']));
    await screen.press('p');
    await screen.sees('pass a scenario first');
  });

  it.each([
    [80, 24],
    [120, 40],
    [200, 60],
  ])('at %i×%i asks with all that is needed, and tells what decides after the answer', async (columns, rows) => {
    const desk = await start(columns, rows);
    const { screen, view } = desk;
    await screen.sees('questions from what you passed, 2 scenarios to play again');
    await screen.press('p');
    await screen.sees('Question 1 of 10');
    await toRequest(desk);
    const { question } = view();
    await screen.sees(question?.ask ?? '');
    for (const text of ['inline policy reading of user maya', 'How sure?', '1 guessed', 'Esc scenarios'])
      await screen.sees(text);
    for (const { text } of question?.choices ?? []) await screen.sees(text.slice(0, 40));
    expect(screen.frame()).not.toMatch(/ALLOWED|DENIED/);
    await screen.press('w');
    await screen.sees('answer first');
    await answerRight(desk, '3');
    await screen.sees('✓ Right');
    await screen.sees('fairly sure.');
    await screen.sees(/ALLOWED|DENIED/);
    await screen.press('w');
    await screen.sees('Deciding statement');
    await screen.press('escape');
    await screen.seesNot('Deciding statement');
    await screen.press('escape');
    await screen.sees('Practice');
    expect(desk.game.practice.view.getState()).toBeNull();
  });

  it('foretells with a and d, says what comes back, and leaves out an answer that does not count', async () => {
    const desk = await start(80, 24);
    const { screen, view } = desk;
    await screen.press('p');
    while (view().question?.form !== 'predict') {
      await toRequest(desk);
      if (view().question?.form === 'predict') break;
      await answerRight(desk, '2');
      await screen.press('enter');
      await screen.seesNot('✓ Right');
    }
    await screen.press(view().question?.right[0] === 'allowed' ? 'd' : 'a', '4');
    await screen.sees('✗ Not right');
    await screen.sees('comes back: in this session, tomorrow and');
    await screen.press('u');
    await screen.sees('That answer does not count.');
    await screen.seesNot('Not right');
  });

  it('ends with how sure and how right, and offers scenarios to play again', async () => {
    const desk = await start(80, 24);
    const { screen, view } = desk;
    await screen.press('p');
    await screen.sees('Question 1');
    for (let asked = view(); asked.stage !== 'done'; asked = view()) {
      await answerRight(desk, '4');
      await screen.sees('✓ Right');
      await screen.press('enter');
      await screen.seesNot('✓ Right');
    }
    await screen.sees('The session is over');
    await screen.sees(/certain: \d+ of \d+/);
    await screen.press('p');
    await screen.sees('Play again');
    await screen.sees('Read another');
  });
});
