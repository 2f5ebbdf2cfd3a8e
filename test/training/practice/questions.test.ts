import { describe, expect, it } from 'vitest';
import { sandboxOf } from '../../../src/training/attemptState.ts';
import { makeQuestion } from '../../../src/training/practice/makeQuestion.ts';
import { type Form, forms } from '../../../src/training/practice/practiceCard.ts';
import { isRight, type PracticeQuestion } from '../../../src/training/practice/practiceQuestion.ts';
import { PracticeWorlds } from '../../../src/training/practice/practiceWorlds.ts';
import { playCommands } from '../../../src/training/runCommands.ts';
import { whyRequested } from '../../../src/training/why.ts';
import { passes, practiceScenario } from './practiceCourse.ts';

const scenario = practiceScenario('read-a-bucket');
const worlds = new PracticeWorlds(scenario, 0, () => null);

/** Every question of a form that the seeds of two weeks make. */
function all(form: Form, of = worlds): readonly PracticeQuestion[] {
  const made = Array.from({ length: 24 }, (_, seed) => makeQuestion(of, { form, seed, seen: [], id: null, cause: '' }));
  const found = new Map(made.flatMap((question) => (question === null ? [] : [[question.id, question] as const])));
  return [...found.values()];
}

describe('questions drawn from a scenario', () => {
  it.each(forms)('come in the form "%s", with an answer among their choices', (form) => {
    const questions = all(form);
    expect(questions.length).toBeGreaterThan(0);
    for (const { choices, right } of questions) {
      expect(choices.map(({ id }) => id)).toEqual(expect.arrayContaining([...right]));
      expect(choices.length === 0).toBe(form === 'transfer');
    }
  });

  it('have the answer that the evaluator gives in the account as the solution leaves it', () => {
    const { state } = playCommands(worlds.start, passes('read-a-bucket'), () => undefined);
    expect(sandboxOf(state)).toEqual(worlds.world('solved')?.sandbox);
    for (const { request, right } of all('predict')) {
      const why = request && whyRequested(state, request);
      expect(right).toEqual([why?.decision.decision === 'allowed' ? 'allowed' : 'denied']);
    }
    expect(new Set(all('predict').flatMap(({ right }) => right))).toEqual(new Set(['allowed', 'denied']));
  });

  it('take in every statement that decides, and every layer that does', () => {
    const wanted = {
      'an identity policy denies it': 'identity explicitDeny',
      'no identity policy': 'identity implicitDeny',
    };
    const mechanisms = all('mechanism');
    for (const { why, right } of mechanisms)
      expect(right).toEqual([`${why?.decision.decidedBy} ${why?.decision.decision}`]);
    for (const id of Object.values(wanted)) expect(mechanisms.flatMap(({ right }) => right)).toContain(id);
    const deciding = new Set(all('statement').flatMap(({ right }) => right.map((id) => id.split('.').at(-1))));
    expect(deciding).toEqual(new Set(['Read', 'NoPrivate', 'nothing']));
  });

  it('show the policies in force, and never what matches in them', () => {
    for (const { policies, choices } of all('statement')) {
      expect(policies.map(({ attached }) => attached.name)).toEqual(['inline policy reading of user maya']);
      expect(choices.map(({ text }) => text).join()).not.toMatch(/applies\b(?!$)|matches/);
    }
  });

  it('find the hole that a mistake left, with what its author says', () => {
    const [hole] = all('hole');
    expect(hole).toMatchObject({ right: ['write'], explain: 'the star lets her write as well' });
    expect(hole?.choices.map(({ id }) => id)).toEqual(['private', 'write']);
  });

  it('ask about the account as the learner left it, which is theirs and not the solution', () => {
    const wide = passes('read-a-bucket').replace('"s3:GetObject","Resource"', '"s3:*","Resource"');
    const { state } = playCommands(worlds.start, wide, () => undefined);
    const own = new PracticeWorlds(scenario, 0, () => state);
    const id = `${scenario.id} predict own write`;
    const question = makeQuestion(own, { form: 'predict', seed: 1, seen: [], id, cause: '' });
    expect(question).toMatchObject({ right: ['allowed'], setting: 'As you left the account (Read a bucket).' });
  });

  it('are the same for the same seed, and go past those that were asked', () => {
    const wish = { form: 'predict', seed: 5, seen: [], id: null, cause: '' } as const;
    const first = makeQuestion(worlds, wish);
    expect(makeQuestion(new PracticeWorlds(scenario, 0, () => null), wish)?.id).toBe(first?.id);
    expect(makeQuestion(worlds, { ...wish, seen: [first?.id ?? ''] })?.id).not.toBe(first?.id);
  });

  it('differ from their neighbour in what decides, where they can', () => {
    const wish = { form: 'mechanism', seed: 5, seen: [], id: null } as const;
    const first = makeQuestion(worlds, { ...wish, cause: '' });
    expect(makeQuestion(worlds, { ...wish, cause: first?.cause ?? '' })?.cause).not.toBe(first?.cause);
  });

  it('are right with one that decides, with all, or with all in order, as they ask', () => {
    const [base] = all('asked');
    if (base === undefined) throw new Error('no question');
    const right = ['a', 'b'];
    expect(isRight({ ...base, right, takes: 'one' }, ['b'])).toBe(true);
    expect(isRight({ ...base, right, takes: 'one' }, [])).toBe(false);
    expect(isRight({ ...base, right, takes: 'all' }, ['b', 'a'])).toBe(true);
    expect(isRight({ ...base, right, takes: 'all' }, ['b'])).toBe(false);
    expect(isRight({ ...base, right, takes: 'order' }, ['b', 'a'])).toBe(false);
    expect(isRight({ ...base, right, takes: 'order' }, right)).toBe(true);
  });
});
