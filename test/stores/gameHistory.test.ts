import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Game } from '../../src/stores/game.ts';
import { takeWriterLock } from '../../src/stores/writerLock.ts';

const root = resolve(import.meta.dirname, '../..');
const slug = 'developer-ec2-access';
let saves = '';
let open: Game | null = null;

/** The game as it starts, after the one before it has ended. */
function game(learner = 'Maya'): Game {
  open?.close();
  open = new Game({
    root,
    saves,
    lock: takeWriterLock(join(saves, 'writer.lock')),
    learner,
    keepLearner: () => {},
    notices: [],
    now: () => '2026-11-25T10:00:00Z',
    seed: () => 0,
  });
  return open;
}

beforeEach(() => {
  saves = mkdtempSync(join(tmpdir(), 'iam-dojo-history-'));
});

afterEach(() => {
  open?.close();
  open = null;
});

const create = (one: Game, ...names: readonly string[]) => {
  for (const name of names) one.runLine(`aws iam create-group --group-name ${name}`);
};

const groups = (one: Game): readonly string[] => {
  const { sandbox } = one.attempt.getState() ?? {};
  const account = sandbox?.accounts.get(sandbox.home);
  return [...(account?.groups.values() ?? [])].map(({ name }) => name);
};

describe('the history of an attempt', () => {
  it('keeps checkpoints and branches from run to run', () => {
    const first = game();
    first.open(slug);
    const before = groups(first);
    create(first, 'A');
    first.checkpoint('one group');
    create(first, 'B');
    first.undo();
    create(first, 'C');
    expect(groups(first)).toEqual([...before, 'A', 'C']);
    const list = first.history();

    const second = game();
    second.open(slug);
    expect(second.history()).toEqual(list);
    second.returnTo('one group');
    expect(groups(second)).toEqual([...before, 'A']);
    second.takeBranch('branch-1');
    expect(groups(second)).toEqual([...before, 'A', 'B']);
    second.goTo(0);
    expect(groups(second)).toEqual(before);
  });

  it('is a list to choose from', () => {
    const one = game();
    one.open(slug);
    create(one, 'A');
    one.checkpoint('one group');
    one.runLine('aws iam list-groups');
    create(one, 'A');
    one.undo();
    create(one, 'B');
    expect(one.history()).toMatchObject({
      line: 'main',
      cursor: 1,
      checkpoints: [{ name: 'one group', step: null }],
      rows: [{ call: 'iam:CreateGroup', ok: true, changes: true, checkpoints: [] }],
      branches: [{ name: 'branch-1', steps: 3, shared: 0 }],
    });
    one.returnTo('one group');
    const { rows, line, checkpoints } = one.history();
    expect([line, checkpoints]).toEqual(['branch-1', [{ name: 'one group', step: 1 }]]);
    expect(rows.map(({ call, ok, changes }) => [call, ok, changes])).toEqual([
      ['iam:CreateGroup', true, true],
      ['iam:ListGroups', true, false],
      ['iam:CreateGroup', false, false],
    ]);
    expect(rows[0]).toMatchObject({ checkpoints: ['one group'], by: expect.stringContaining(':user/') });
  });

  it('tells the life of an entity and what a watch would tell', () => {
    const one = game();
    one.open(slug);
    create(one, 'A');
    expect(one.timeline({ kind: 'group', name: 'A' }).map(({ call, kind }) => [call, kind])).toEqual([
      ['iam:CreateGroup', 'created'],
    ]);
    one.runLine('aws iam create-access-key --user-name maya');
    expect(one.alerts().map(({ id }) => id)).toEqual(['access-key-created']);
  });
});

describe('the lines typed in the console', () => {
  it('are there again in every scenario, for the same learner only', () => {
    const first = game();
    first.open(slug);
    first.runLine('echo one');
    first.runLine('echo one');
    first.runLine('   ');
    first.runLine('echo two');
    expect(game().consoleLines()).toEqual(['echo one', 'echo two']);
    expect(game('Jonas').consoleLines()).toEqual([]);
  });

  it('are the last five hundred', () => {
    const one = game();
    one.open(slug);
    for (let at = 0; at < 3; at += 1) one.runLine(`echo ${at}`);
    const file = join(saves, 'learners', 'Maya', 'console.json');
    const saved: { data: string[] } = JSON.parse(readFileSync(file, 'utf8'));
    one.close();
    writeFileSync(file, JSON.stringify({ ...saved, data: Array.from({ length: 500 }, (_, at) => `echo old ${at}`) }));
    const again = game();
    again.open(slug);
    again.runLine('echo newest');
    expect(again.consoleLines()).toHaveLength(500);
    expect([again.consoleLines()[0], again.consoleLines().at(-1)]).toEqual(['echo old 1', 'echo newest']);
  });
});
