import { describe, expect, it } from 'vitest';
import { startAttempt } from '../../src/training/attemptState.ts';
import { rightAnswer } from '../../src/training/checks/answer.ts';
import { choicesOf } from '../../src/training/questions.ts';
import { runCommands } from '../../src/training/runCommands.ts';
import { smallScenario } from './smallScenario.ts';

const questions = `
questions:
  - { id: can-she, ask: May Maya read the logo?, predict: { as: user/maya, action: s3:GetObject, on: "{bucket}/logo.png" } }
  - { id: can-priya, ask: May Priya?, predict: { as: user/priya, action: s3:GetObject, on: "{bucket}/logo.png" } }
  - id: first
    ask: What comes first?
    order: true
    choices: [{ id: deny, text: an explicit deny }, { id: allow, text: an allow }]
    answer: [deny, allow]
  - id: weight
    ask: What weighs more?
    choices: [{ id: deny, text: a deny }, { id: allow, text: an allow, says: an allow is only asked for }]
    answer: [deny]
    explain: A deny that applies decides.
  - id: keys
    ask: Which are keys?
    choices:
      - { id: access, text: an access key, says: it signs }
      - { id: kms, text: A key of KMS, says: it encrypts }
      - { id: long, text: the ARN of a policy that is attached to a group of many users in it, says: no key at all }
    answer: [access, kms]
    explain: both are secret
tasks:
  - id: predict
    text: Answer the questions.
    checks: [{ answer: can-she }, { answer: can-priya }, { answer: first }, { answer: weight }, { answer: keys }]
`;

const scenario = smallScenario(['\ntasks:', questions]);

function answered(commands: string): Record<string, string> {
  const { report } = runCommands(scenario, 0, commands, () => undefined);
  const checks = report.tasks.find(({ id }) => id === 'predict')?.checks ?? [];
  return Object.fromEntries(checks.map(({ id, status, message }) => [id, `${status}: ${message}`]));
}

describe('answers', () => {
  it('are right as the evaluator decides at the start', () => {
    const state = startAttempt(scenario, 0);
    expect(scenario.questions.map((question) => rightAnswer(state, question))).toEqual([
      ['denied'],
      ['allowed'],
      ['deny', 'allow'],
      ['deny'],
      ['access', 'kms'],
    ]);
    expect(scenario.questions.map((question) => choicesOf(question).map(({ id }) => id))).toEqual([
      ['allowed', 'denied'],
      ['allowed', 'denied'],
      ['deny', 'allow'],
      ['deny', 'allow'],
      ['access', 'kms', 'long'],
    ]);
  });

  it('bring what the author says about the choice and the question', () => {
    expect(answered('answer weight allow')).toMatchObject({
      'predict-4': 'failed: weight: not the right answer; an allow is only asked for. A deny that applies decides.',
    });
    expect(answered('answer weight deny')).toMatchObject({
      'predict-4': 'passed: weight: answered right. A deny that applies decides.',
    });
  });

  it('name each of several choices before what is said about it, in the order given', () => {
    expect(answered('answer keys kms access')).toMatchObject({
      'predict-5':
        'passed: keys: answered right. A key of KMS – it encrypts; an access key – it signs; both are secret',
    });
    expect(answered('answer keys access long')).toMatchObject({
      'predict-5':
        'failed: keys: not the right answer; an access key – it signs; long – no key at all; both are secret',
    });
  });

  it('are given in the console and checked', () => {
    expect(
      answered('answer can-she denied --confidence 3\nanswer can-priya denied\nanswer first allow deny'),
    ).toMatchObject({
      'predict-1': 'passed: can-she: answered right',
      'predict-2': 'failed: can-priya: not the right answer',
      'predict-3': 'failed: first: not the right answer',
    });
    expect(answered('answer first deny allow')).toMatchObject({
      'predict-1': 'failed: can-she: not answered yet: May Maya read the logo?',
      'predict-3': 'passed: first: answered right',
    });
  });

  it('are refused where question or choice is unknown', () => {
    const { report } = runCommands(scenario, 0, 'answer can-he denied\nanswer can-she maybe', () => undefined);
    expect(report.commands.map(({ ok }) => ok)).toEqual([false, false]);
    expect(report.commands[0]?.output).toContain('questions are can-she, can-priya, first, weight, keys');
    expect(report.commands[1]?.output).toContain('choices are allowed, denied');
  });
});
