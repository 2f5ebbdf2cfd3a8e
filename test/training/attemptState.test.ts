import { describe, expect, it } from 'vitest';
import type { AttemptEvent } from '../../src/training/attempt.ts';
import {
  advance,
  callerOf,
  nextTime,
  redoName,
  replayAttempt,
  sandboxOf,
  startAttempt,
  undoName,
} from '../../src/training/attemptState.ts';
import { grade } from '../../src/training/grade.ts';
import { nextHint, shownHints } from '../../src/training/hints.ts';
import { smallScenario } from './smallScenario.ts';

function create(name: string): (state: ReturnType<typeof startAttempt>) => AttemptEvent {
  return (state) => ({
    type: 'call',
    via: 'form',
    call: {
      service: 'iam',
      operation: 'CreateUser',
      input: { UserName: name },
      caller: callerOf(state),
      time: nextTime(state),
    },
  });
}

const userNames = (state: ReturnType<typeof startAttempt>) =>
  [...(sandboxOf(state).accounts.get('111122223333')?.users.values() ?? [])].map(({ name }) => name);

describe('an attempt', () => {
  const scenario = smallScenario();

  it('begins as the default identity, whose access key was made for it', () => {
    const state = startAttempt(scenario, 0);
    const caller = callerOf(state);
    expect(state.profile).toBe('priya');
    expect(caller.type).toBe('accessKey');
    const priya = sandboxOf(state).accounts.get('111122223333')?.users.get('priya');
    expect(caller.type === 'accessKey' && caller.accessKeyId).toBe(priya?.accessKeys[0]?.id);
    expect(state.callers.get('root')).toEqual({ type: 'root', account: '111122223333', mfa: true });
  });

  it('is the fold of its events, again and again', () => {
    let state = startAttempt(scenario, 0);
    const events: AttemptEvent[] = [];
    const play = (event: AttemptEvent) => {
      events.push(event);
      state = advance(state, event).state;
    };
    play(create('ana')(state));
    play({ type: 'line', text: 'aws iam list-users', exit: 0 });
    play(create('ben')(state));
    play({ type: 'undo' });
    play({ type: 'profile', name: 'maya' });
    play({ type: 'hint', task: 'read', index: 0 });
    const again = replayAttempt(scenario, 0, events);
    expect(userNames(again)).toEqual(['maya', 'priya', 'ana']);
    expect(again).toEqual(state);
    expect(grade(again)).toEqual(grade(state));
  });

  it('goes back and forth over what changed something, and names it', () => {
    let state = startAttempt(scenario, 0);
    expect(undoName(state)).toBeNull();
    state = advance(state, create('ana')(state)).state;
    expect(undoName(state)).toBe('iam:CreateUser');
    state = advance(state, { type: 'undo' }).state;
    expect([userNames(state), undoName(state), redoName(state)]).toEqual([['maya', 'priya'], null, 'iam:CreateUser']);
    state = advance(state, { type: 'redo' }).state;
    expect(userNames(state)).toEqual(['maya', 'priya', 'ana']);
  });

  it('stays as it was when somebody unknown is to act', () => {
    const state = startAttempt(scenario, 0);
    expect(advance(state, { type: 'profile', name: 'nobody' }).state.profile).toBe('priya');
  });

  it('gives the answer of a call, denials too', () => {
    const start = advance(startAttempt(scenario, 0), { type: 'profile', name: 'maya' }).state;
    const { outcome, state } = advance(start, create('ana')(start));
    expect(outcome).toMatchObject({ ok: false, error: { code: 'AccessDenied' } });
    expect(userNames(state)).toEqual(['maya', 'priya']);
  });

  it('shows hints one after the other', () => {
    let state = startAttempt(scenario, 0);
    const texts: (string | undefined)[] = [];
    for (let next = nextHint(state, 'read'); next; next = nextHint(state, 'read')) {
      texts.push(next.hint.text ?? next.hint.actions?.join() ?? next.hint.step);
      state = advance(state, { type: 'hint', task: 'read', index: next.index }).state;
    }
    expect(texts).toEqual(['One statement is enough.', 's3:GetObject', 'aws iam create-policy help']);
    expect(shownHints(state, 'read')).toHaveLength(3);
    expect(nextHint(state, 'nothing')).toBeNull();
    expect(grade(state).hintsUsed).toBe(3);
  });

  it('differs between seeds in the values of its variants', () => {
    const buckets = [0, 1].map((seed) => [
      ...(sandboxOf(startAttempt(scenario, seed)).accounts.get('111122223333')?.buckets.keys() ?? []),
    ]);
    expect(buckets).toEqual([['larkspur-assets'], ['larkspur-photos']]);
  });
});
