import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Screen } from './driver.ts';
import { testGame } from './testGame.ts';

let open: Screen | null = null;

afterEach(async () => {
  await open?.close();
  open = null;
});

/** At home, with two attempts at the first scenario; the first of them made a group. */
async function withTwoAttempts() {
  const game = testGame();
  game.open('developer-ec2-access');
  game.runLine('aws iam create-group --group-name Developers');
  game.restart();
  game.leave();
  const screen = await Screen.open(game, { columns: 100, rows: 30 });
  open = screen;
  await screen.sees('Giving developers access to EC2');
  return { screen, game };
}

describe('attempts at a scenario', () => {
  it('are listed newest first, and an older one can be taken up again', async () => {
    const { screen, game } = await withTwoAttempts();
    await screen.press('t');
    await screen.sees(/0 steps[\s\S]*2 steps[\s\S]*Begin a new attempt/);
    await screen.press('down', 'enter');
    await screen.sees('Go on with it');
    await screen.press('enter');
    await screen.sees('1 Account');
    expect(game.attempt.getState()?.transcript).toHaveLength(1);
  });

  it('are deleted only after a question', async () => {
    const { screen, game } = await withTwoAttempts();
    await screen.press('t', 'enter');
    await screen.sees('Delete it');
    await screen.press('down', 'enter');
    await screen.sees('This cannot be undone');
    await screen.press('n');
    expect(game.attempts('developer-ec2-access')).toHaveLength(2);
    await screen.press('t', 'enter');
    await screen.sees('Delete it');
    await screen.press('down', 'enter');
    await screen.sees('This cannot be undone');
    await screen.press('y');
    await screen.sees('The attempt is gone');
    expect(game.attempts('developer-ec2-access')).toHaveLength(1);
  });

  it('are begun anew beside the old ones', async () => {
    const { screen, game } = await withTwoAttempts();
    await screen.press('t');
    await screen.sees('Begin a new attempt');
    await screen.press('down', 'down', 'enter');
    await screen.sees('page 1 of');
    expect(game.attempts('developer-ec2-access')).toHaveLength(3);
  });

  it('that a new version grades differently is not gone on with: a fresh start is offered', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'iam-dojo-screens-'));
    const text = readFileSync(resolve(import.meta.dirname, '../scenario/small.yaml'), 'utf8');
    const before = testGame([], folder, { small: text });
    before.open('small');
    before.runLine('aws iam create-group --group-name Readers');
    before.submit();
    before.close();

    const game = testGame([], folder, { small: text.replace('version: 1.0.0', 'version: 2.0.0') });
    const screen = await Screen.open(game, { columns: 100, rows: 30 });
    open = screen;
    await screen.sees('Scored with version 1.x.');
    await screen.press('enter');
    await screen.sees('Start anew?');
    await screen.sees('A small exercise is graded in a new way');
    await screen.press('escape');
    expect(game.attempt.getState()).toBeNull();
    await screen.press('enter', 'y');
    await screen.sees('Maya reads the logo');
    expect(game.attempt.getState()?.transcript).toEqual([]);
    expect(game.attempts('small').map(({ version }) => version)).toEqual(['2.0.0', '1.0.0']);
  });
});

describe('another learner', () => {
  it('is removed only after a question, with everything they reached', async () => {
    const { screen, game } = await withTwoAttempts();
    game.useLearner('jonas');
    await screen.press('l');
    await screen.sees('Remove a learner');
    await screen.press('end', 'enter');
    await screen.sees('Who is to be removed?');
    await screen.press('enter');
    await screen.sees('Everything ada reached');
    await screen.press('y');
    await screen.sees('ada is removed');
    expect(game.home.getState().learners).toEqual(['jonas']);
  });
});
