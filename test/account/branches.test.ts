import { describe, expect, it } from 'vitest';
import { checkpoint, forkOf, goTo, goToCheckpoint, takeBranch } from '../../src/account/branches.ts';
import { currentSandbox, type History, push, redo, startHistory, undo } from '../../src/account/history.ts';
import { callOf, home, root, world } from './larkspur.ts';

const start = startHistory(world({}));

const create = (history: History, ...names: readonly string[]): History =>
  names.reduce(
    (before, UserName) => push(before, callOf(currentSandbox(before), root, 'iam:CreateUser', { UserName })).history,
    history,
  );

const users = (history: History) =>
  [...(currentSandbox(history).accounts.get(home)?.users.values() ?? [])].map(({ name }) => name);

describe('a branch', () => {
  it('is left by a call after an undo', () => {
    const left = create(undo(create(start, 'a', 'b')), 'c');
    expect(users(left)).toEqual(['a', 'c']);
    expect([...left.branches.keys()]).toEqual(['branch-1']);
    expect(forkOf(left, 'branch-1')).toBe(1);
  });

  it('can be taken again, and the line that was played until then stays', () => {
    const left = create(undo(create(start, 'a', 'b')), 'c');
    const taken = takeBranch(left, 'branch-1');
    expect(users(taken)).toEqual(['a', 'b']);
    expect([taken.line, ...taken.branches.keys()]).toEqual(['branch-1', 'main']);
    expect(users(takeBranch(taken, 'main'))).toEqual(['a', 'c']);
  });

  it('gets a name that no other line has', () => {
    let history = create(undo(create(start, 'a')), 'b');
    history = takeBranch(history, 'branch-1');
    history = create(undo(history), 'c');
    expect([history.line, ...history.branches.keys()]).toEqual(['branch-1', 'main', 'branch-2']);
    expect(['main', 'branch-2'].map((name) => users(takeBranch(history, name)))).toEqual([['b'], ['a']]);
  });

  it('of no known name changes nothing', () => {
    const history = create(start, 'a');
    expect(takeBranch(history, 'nowhere')).toBe(history);
    expect(goToCheckpoint(history, 'nowhere')).toBe(history);
  });

  it('begins at any call', () => {
    const history = create(goTo(create(start, 'a', 'b', 'c'), 1), 'd');
    expect(users(history)).toEqual(['a', 'd']);
    expect(users(takeBranch(history, 'branch-1'))).toEqual(['a', 'b', 'c']);
  });
});

describe('going to a step', () => {
  it('moves along the line, and what lies beyond can be redone', () => {
    const history = goTo(create(start, 'a', 'b', 'c'), 1);
    expect(users(history)).toEqual(['a']);
    expect(users(redo(history))).toEqual(['a', 'b']);
  });

  it.each([-1, 4, 1.5, Number.NaN])('changes nothing where there is no step %s', (step) => {
    const history = create(start, 'a', 'b', 'c');
    expect(goTo(history, step)).toBe(history);
  });
});

describe('a checkpoint', () => {
  it('is a place to come back to', () => {
    const history = create(checkpoint(create(start, 'a'), 'one user'), 'b', 'c');
    expect(users(goToCheckpoint(history, 'one user'))).toEqual(['a']);
  });

  it('is found on the branch that it lies on', () => {
    const marked = checkpoint(create(start, 'a', 'b'), 'both');
    const elsewhere = create(undo(undo(marked)), 'c');
    const back = goToCheckpoint(elsewhere, 'both');
    expect(users(back)).toEqual(['a', 'b']);
    expect([...back.branches.keys()]).toEqual(['main']);
  });

  it('moves where its name is given again', () => {
    const history = checkpoint(create(checkpoint(create(start, 'a'), 'here'), 'b'), 'here');
    expect(users(goToCheckpoint(goTo(history, 0), 'here'))).toEqual(['a', 'b']);
  });

  it('of the start leads to the start from every line', () => {
    const history = create(undo(create(checkpoint(start, 'empty'), 'a')), 'b');
    expect(users(goToCheckpoint(history, 'empty'))).toEqual([]);
    expect(users(goToCheckpoint(takeBranch(history, 'branch-1'), 'empty'))).toEqual([]);
  });
});
