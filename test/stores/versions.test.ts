import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Game } from '../../src/stores/game.ts';
import { openLearner } from '../../src/stores/learnerSaves.ts';
import { takeWriterLock } from '../../src/stores/writerLock.ts';

const small = readFileSync(resolve(import.meta.dirname, '../scenario/small.yaml'), 'utf8');
let folder = '';
let open: Game[] = [];
let seeds = 0;

/** The game on a program whose one scenario is this text, on the saves of the test. */
function game(text: string): Game {
  for (const one of open) one.close();
  const track = join(folder, 'scenarios/foundations');
  const saves = join(folder, 'saves');
  for (const path of [track, saves]) mkdirSync(path, { recursive: true });
  writeFileSync(join(track, 'small.yaml'), text);
  const one = new Game({
    root: folder,
    saves,
    lock: takeWriterLock(join(saves, 'writer.lock')),
    learner: 'ada',
    keepLearner: () => undefined,
    notices: [],
    now: () => '2026-11-25T10:00:00Z',
    seed: () => seeds++,
  });
  open = [one];
  return one;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'iam-dojo-versions-'));
  seeds = 0;
});
afterEach(() => {
  for (const one of open) one.close();
  open = [];
});

const solve = (bucket: string) => [
  `aws iam create-policy --policy-name read --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::${bucket}/logo.png"}]}'`,
  'aws iam attach-user-policy --user-name maya --policy-arn arn:aws:iam::111122223333:policy/read',
];

function changed(...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the small scenario has no ${from}`);
    return text.replace(from, () => to);
  }, small);
}

function homeOf(one: Game) {
  const sandbox = one.attempt.getState()?.sandbox;
  const account = sandbox?.accounts.get(sandbox.home);
  if (!account) throw new Error('nothing is open');
  return account;
}

const entryOf = (one: Game) => one.home.getState().scenarios.find(({ slug }) => slug === 'small');

describe('an open attempt', () => {
  const minor: readonly (readonly [string, string])[] = [
    ['version: 1.0.0', 'version: 1.3.0'],
    ['Maya reads the logo', 'Maya looks at the logo'],
    ['One statement is enough.', 'One statement is enough for this.'],
    ['  maya: { as: user/maya, says: she reads }\n', ''],
    ['users:\n', 'users:\n    - { name: newcomer }\n'],
    ['hygiene: [no-wildcard-actions, no-unused-policies]', 'hygiene: [no-wildcard-actions]'],
  ];

  it('goes on after a minor change of its scenario, with everything that was done', () => {
    const before = game(small);
    before.open('small');
    before.hint('read');
    before.runLine('export AWS_PROFILE=maya');
    before.runLine('aws sts get-caller-identity');
    before.runLine('export AWS_PROFILE=priya');
    for (const line of solve('larkspur-assets')) before.runLine(line);
    const done = before.attempt.getState();
    expect(done?.report.passed).toBe(true);

    const after = game(changed(...minor));
    expect(entryOf(after)).toMatchObject({ begun: true, outdated: null });
    expect(after.open('small')).toBeNull();
    const now = after.attempt.getState();
    expect(after.home.getState().notices).toEqual([]);
    expect(now?.scenario.version).toBe('1.3.0');
    expect(now?.scenario.briefing).toContain('Maya looks at the logo');
    expect(now?.transcript.map(({ line }) => line)).toEqual(done?.transcript.map(({ line }) => line));
    expect([...homeOf(after).users.keys()]).toContain('newcomer');
    expect(now?.hints.read).toHaveLength(1);
    expect(after.submit()).toMatchObject({ passed: true, scenario: { version: '1.3.0' } });
  });

  it('is kept and not continued after a major one: a fresh attempt is begun, and the result keeps its label', () => {
    const before = game(small);
    before.open('small');
    for (const line of solve('larkspur-assets')) before.runLine(line);
    before.submit();

    const after = game(changed(['version: 1.0.0', 'version: 2.0.0']));
    expect(entryOf(after)).toMatchObject({ best: { passed: true, stars: 3 }, scoredWith: '1.x', outdated: '1.x' });
    expect(after.openAttempt('small-1.jsonl')).toBe(
      'A small exercise is graded in a new way since this attempt with version 1.x; begin a new attempt',
    );
    expect(after.open('small')).toBeNull();
    expect(after.attempt.getState()?.transcript).toEqual([]);
    expect(after.home.getState().notices.join()).toContain('a new attempt is begun, the old one and its result stay');
    expect(after.attempts('small').map(({ file, version }) => [file, version])).toEqual([
      ['small-2.jsonl', '2.0.0'],
      ['small-1.jsonl', '1.0.0'],
    ]);

    after.submit();
    expect(entryOf(after)).toMatchObject({ best: { passed: true, stars: 3 }, scoredWith: '1.x', outdated: null });
    for (const line of solve('larkspur-photos')) after.runLine(line);
    after.submit();
    expect(entryOf(after)).toMatchObject({ best: { passed: true, stars: 3 }, scoredWith: null });
  });

  it('keeps its label where progress is put together again from the attempts', () => {
    const before = game(small);
    before.open('small');
    for (const line of solve('larkspur-assets')) before.runLine(line);
    before.submit();
    before.close();
    writeFileSync(join(folder, 'saves/learners/ada/progress.json'), '{"version":1,"data":{"sc');
    const after = game(changed(['version: 1.0.0', 'version: 2.0.0']));
    expect(entryOf(after)).toMatchObject({ best: { passed: true }, scoredWith: '1.x', outdated: '1.x' });
  });

  it('is not continued with other values than it began with', () => {
    seeds = 1;
    const before = game(small);
    before.open('small');
    expect(before.attempt.getState()?.scenario.briefing).toBeDefined();
    for (const line of solve('larkspur-photos')) before.runLine(line);
    const pick = '[larkspur-assets, larkspur-photos]';
    const same = game(changed([pick, '[larkspur-logos, larkspur-photos]']));
    same.open('small');
    expect(same.attempt.getState()?.transcript).toHaveLength(2);
    const other = game(changed([pick, '[larkspur-assets, larkspur-logos]']));
    other.open('small');
    expect(other.attempt.getState()?.transcript).toEqual([]);
    expect(other.home.getState().notices.join()).toContain('is made from other values since this attempt began');
  });
});

describe('the seed of an attempt', () => {
  it('gives start, briefing, tasks and checks the same values, and is kept when the attempt goes on', () => {
    seeds = 1;
    const before = game(small);
    before.open('small');
    for (const line of solve('larkspur-photos')) before.runLine(line);
    const after = game(small);
    after.open('small');
    const view = after.attempt.getState();
    expect(view?.seed).toBe(1);
    expect(view?.scenario.tasks[0]?.text).toContain('larkspur-photos');
    expect([...homeOf(after).buckets.keys()]).toEqual(['larkspur-photos']);
    expect(view?.report.tasks[0]?.checks[0]?.message).toContain('larkspur-photos');
    expect(after.submit()).toMatchObject({ passed: true, scenario: { seed: 1 } });
  });

  it('is the same when the learner starts anew, another one where the author wants that', () => {
    const same = game(small);
    same.open('small');
    same.restart();
    expect(same.attempt.getState()?.seed).toBe(0);
    same.begin('small');
    expect(same.attempt.getState()?.seed).toBe(1);

    const other = game(changed(['variants:', 'restart: other\nvariants:']));
    other.begin('small');
    other.restart();
    expect(other.attempt.getState()?.seed).toBe(3);
  });
});

describe('saves of an older program', () => {
  it('are read without the version of what was reached', () => {
    const saves = join(folder, 'saves');
    const file = join(saves, 'learners/ada/progress.json');
    mkdirSync(join(saves, 'learners/ada'), { recursive: true });
    const best = { passed: true, stars: 3, points: 100 };
    const reached = { best, attempts: 1, hintsUsed: 0, solved: '2026-11-20T10:00:00Z', review: null, open: null };
    const data = { scenarios: { '11d7b0de-95c5-4d52-9d51-0a7c3b1c2f01': reached }, last: null };
    writeFileSync(file, JSON.stringify({ version: 1, data }));
    const notices: string[] = [];
    const learner = openLearner(saves, 'ada', {
      readOnly: true,
      tell: ({ message }) => void notices.push(message),
      now: () => '2026-11-25T10:00:00Z',
    });
    expect(learner.progress.get().scenarios).toEqual(data.scenarios);
    expect(notices).toEqual([]);
    expect(entryOf(game(small))).toMatchObject({ best, scoredWith: null, outdated: null });
  });
});
