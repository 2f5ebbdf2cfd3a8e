import { appendFileSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { Game } from '../../src/stores/game.ts';
import { takeWriterLock } from '../../src/stores/writerLock.ts';

const root = resolve(import.meta.dirname, '../..');
let saves = '';
let open: Game[] = [];

function game(learner = 'Maya'): Game {
  const one = new Game({
    root,
    saves,
    lock: takeWriterLock(join(saves, 'writer.lock')),
    learner,
    keepLearner: () => {},
    notices: [],
    now: () => '2026-11-25T10:00:00Z',
    seed: () => 0,
  });
  open.push(one);
  return one;
}

beforeEach(() => {
  for (const one of open) one.close();
  open = [];
  saves = mkdtempSync(join(tmpdir(), 'iam-dojo-game-'));
});

const slug = 'developer-ec2-access';
const solution = [
  'aws iam create-group --group-name Developers',
  'aws iam add-user-to-group --group-name Developers --user-name maya',
  'aws iam add-user-to-group --group-name Developers --user-name jonas',
  'ARN=$(aws iam create-policy --policy-name dev-ec2 --policy-document file://dev-ec2.json --query Policy.Arn --output text)',
  'aws iam attach-group-policy --group-name Developers --policy-arn $ARN',
];

const attemptsFolder = () => join(saves, 'learners', 'Maya', 'attempts');

describe('the game', () => {
  it('takes a scenario from its start to three stars by console lines', () => {
    const one = game();
    expect(one.open(slug)).toBeNull();
    expect(one.attempt.getState()?.report.passed).toBe(false);
    for (const line of solution) one.runLine(line);
    expect(one.attempt.getState()?.transcript.filter(({ exit }) => exit !== 0)).toEqual([]);
    expect(one.submit()).toMatchObject({ passed: true, stars: 3, score: { points: 100 } });
    expect(one.home.getState().scenarios.find((entry) => entry.slug === slug)?.best).toEqual({
      passed: true,
      stars: 3,
      points: 100,
    });
  });

  it('goes on where it was: account, console variables, output and profile', () => {
    const first = game();
    first.open(slug);
    for (const line of solution.slice(0, 4)) first.runLine(line);
    first.undo();
    first.redo();
    first.runLine('export AWS_PROFILE=maya');
    const before = first.attempt.getState();
    first.close();

    const second = game();
    expect(second.home.getState().next).toEqual({
      kind: 'continue',
      slug,
      why: 'you began this; go on where you were',
    });
    second.open(slug);
    const after = second.attempt.getState();
    expect(after?.transcript).toEqual(before?.transcript);
    expect(after?.profile).toBe('maya');
    expect(after?.report).toEqual(before?.report);
    second.runLine(`${solution[4]} --profile priya`);
    expect(second.attempt.getState()?.report.passed).toBe(true);
  });

  it('tells who gained what by the last call', () => {
    const one = game();
    one.open(slug);
    for (const line of solution) one.runLine(line);
    const changes = one.attempt.getState()?.lastChange ?? [];
    expect(changes.map(({ principal }) => principal)).toEqual(['user/maya', 'user/jonas']);
    expect(changes[0]?.gained).toContain('ec2:StartInstances');
    expect(changes[0]?.lost).toEqual([]);
    one.undo();
    expect(one.attempt.getState()?.lastChange?.[0]?.lost).toContain('ec2:StartInstances');
  });

  it('loses one step at most when the machine goes down, whatever was being written', () => {
    const one = game();
    one.open(slug);
    for (const line of solution.slice(0, 3)) one.runLine(line);
    one.close();
    const path = join(attemptsFolder(), `${slug}-1.jsonl`);
    const text = readFileSync(path, 'utf8');
    for (let cut = text.indexOf('\n') + 1; cut < text.length; cut += 97) {
      writeFileSync(path, text.slice(0, cut));
      const again = game();
      expect(again.open(slug)).toBeNull();
      expect(again.attempt.getState()?.report.schema).toBe('iam-dojo-report/1');
      again.close();
    }
  });

  it('tells of a torn step', () => {
    const one = game();
    one.open(slug);
    one.runLine(solution[0] ?? '');
    one.close();
    appendFileSync(join(attemptsFolder(), `${slug}-1.jsonl`), '{"type":"call","via":"cons');
    const again = game();
    again.open(slug);
    expect(again.home.getState().notices.join()).toContain('was cut off while it was written; it is dropped');
    expect(again.attempt.getState()?.transcript).toHaveLength(1);
  });

  it('begins anew on restart and keeps the old attempt', () => {
    const one = game();
    one.open(slug);
    one.runLine(solution[0] ?? '');
    one.restart();
    expect(one.attempt.getState()?.transcript).toEqual([]);
    expect(one.attempts(slug).map(({ file, steps }) => [file, steps])).toEqual([
      [`${slug}-2.jsonl`, 0],
      [`${slug}-1.jsonl`, 2],
    ]);
    expect(one.openAttempt(`${slug}-1.jsonl`)).toBeNull();
    expect(one.attempt.getState()?.transcript).toHaveLength(1);
    one.leave();
    one.removeAttempt(`${slug}-1.jsonl`);
    expect(readdirSync(attemptsFolder())).toEqual([`${slug}-2.jsonl`]);
  });

  it('keeps the progress of several learners apart', () => {
    const one = game();
    one.open(slug);
    expect(one.useLearner('Jonas')).toBeNull();
    expect(one.home.getState()).toMatchObject({ learner: 'Jonas', learners: ['Jonas', 'Maya'] });
    expect(one.home.getState().scenarios.some(({ begun }) => begun)).toBe(false);
    expect(one.useLearner('../etc')).toContain('use a name');
    expect(one.removeLearner('Jonas')).toBe('switch to another learner first');
    expect(one.removeLearner('Maya')).toBeNull();
    expect(one.home.getState().learners).toEqual(['Jonas']);
  });

  it('lets a second program play without keeping anything', () => {
    const one = game();
    one.open(slug);
    const second = game();
    second.open('admin-lockdown');
    second.runLine('aws iam create-user --user-name priya');
    expect(second.attempt.getState()?.transcript).toHaveLength(1);
    expect(readdirSync(attemptsFolder())).toEqual([`${slug}-1.jsonl`]);
  });

  it('shows hints one by one, and one that shows a step caps the attempt at two stars', () => {
    const one = game();
    one.open(slug);
    const shown = [one.hint('group'), one.hint('group'), one.hint('group'), one.hint('group')];
    expect(shown.map((hint) => Object.keys(hint ?? {}))).toEqual([['text'], ['actions'], ['step'], []]);
    for (const line of solution) one.runLine(line);
    expect(one.submit()).toMatchObject({ passed: true, stars: 2, hintsUsed: 3 });
  });

  it('answers why for a check, for a question and for a witness', () => {
    const one = game();
    one.open(slug);
    expect(one.whyCheck('start')?.decision).toMatchObject({ decision: 'implicitDeny', decidedBy: 'identity' });
    expect(one.whyCheck('members')).toBeNull();
    const asked = one.why({ as: 'user/priya', action: 'iam:CreateUser', on: '*' });
    expect(typeof asked === 'string' ? asked : asked.decision.decision).toBe('allowed');
    expect(one.why({ as: 'user/nobody', action: 'iam:CreateUser', on: '*' })).toContain('nobody');
  });

  it('keeps the text that is being edited until it is saved', () => {
    const one = game();
    one.open(slug);
    one.keepDraft('policy/dev-ec2', '{"Version"');
    one.close();
    const again = game();
    again.open(slug);
    expect(again.draft('policy/dev-ec2')).toBe('{"Version"');
    again.keepDraft('policy/dev-ec2', null);
    expect(again.draft('policy/dev-ec2')).toBeNull();
  });
});
