import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { testGame } from '../tui/testGame.ts';

const open: { readonly close: () => void }[] = [];
afterEach(() => {
  for (const game of open.splice(0)) game.close();
});

function gameIn(folder?: string) {
  const game = testGame(['admin-lockdown', 'developer-ec2-access'], folder);
  open.push(game);
  return game;
}

describe('what a learner reached, with a damaged document about it', () => {
  it('is put together from the attempts: those begun, hints and the best result', () => {
    const game = gameIn();
    game.open('admin-lockdown');
    const task = game.attempt.getState()?.scenario.tasks[0]?.id ?? '';
    game.hint(task);
    game.submit();
    game.begin('developer-ec2-access');
    game.runLine('aws iam create-group --group-name Developers');
    const before = game.home.getState();
    game.close();
    const saves = join(game.folder, 'saves/learners/ada');
    writeFileSync(join(saves, 'progress.json'), '{ torn');

    const again = gameIn(game.folder);
    const after = again.home.getState();
    expect(after.scenarios).toEqual(before.scenarios);
    expect(after.next).toEqual(before.next);
    expect(after.notices.join('\n')).toContain('put together again from your attempts');
    expect(readdirSync(saves)).toContain('progress.damaged-1.json');
    again.open('developer-ec2-access');
    expect(again.attempt.getState()?.undo).toBe('iam:CreateGroup');
  });

  it('stays empty where nothing was tried', () => {
    const game = gameIn();
    game.close();
    const again = gameIn(game.folder);
    expect(again.home.getState().scenarios.every(({ begun, best }) => !begun && best === null)).toBe(true);
    expect(again.home.getState().notices).toEqual([]);
  });
});
