import { describe, expect, it } from 'vitest';
import { Screen } from './driver.ts';
import { testGame } from './testGame.ts';

const scenario = `schema: iam-scenario/1
id: 0b0b7a3e-8a4e-4c56-9d5b-0c51a6d6f001
slug: foresee
version: 1.0.0
status: active
title: What will AWS say?
track: policies
teaches: [explicit-deny]
difficulty: 1
minutes: 5
mode: predict
account:
  users:
    - name: maya
      inline:
        read: { Version: 2012-10-17, Statement: [{ Effect: Allow, Action: "s3:GetObject", Resource: "*" }] }
briefing: Maya works here, and you foresee what she may do.
questions:
  - id: read
    ask: Does Maya read the object \`a\` in the bucket \`logs\`?
    predict: { as: user/maya, action: "s3:GetObject", on: "arn:aws:s3:::logs/a" }
  - id: steps
    ask: In which order does AWS look?
    order: true
    choices:
      - { id: deny, text: for an explicit deny }
      - { id: allow, text: for an allow }
      - { id: nothing, text: for nothing at all }
    answer: [deny, allow, nothing]
tasks:
  - id: foresee
    text: Say what AWS will say
    checks:
      - { answer: read }
      - { answer: steps }
`;

describe('questions', () => {
  it('are answered with choices, their order and how sure one is, and graded when handed in', async () => {
    const game = testGame([], undefined, { foresee: scenario });
    const screen = await Screen.open(game, { columns: 80, rows: 24, scenario: 'foresee' });
    await screen.sees('you foresee');
    await screen.press('s', '3');
    await screen.sees('? Does Maya read the object a');
    await screen.press('end', 'up', 'enter');
    await screen.sees('┏ Question');
    await screen.sees('□ Allowed');
    await screen.press('space');
    await screen.sees('■ Allowed');
    await screen.press('s', 's', 's');
    await screen.sees('How sure: 3 fairly sure');
    await screen.press('enter');
    await screen.sees('Answer taken');
    expect(game.attempt.getState()?.answers.read).toEqual({ choices: ['allowed'], confidence: 3 });

    await screen.press('down', 'enter');
    await screen.sees('In which order?');
    await screen.press('space', 'down', 'space', 'down', 'space');
    await screen.sees('3 for nothing at all');
    await screen.press('enter');
    await screen.sees('Answer taken');
    await screen.press('ctrl+s');
    await screen.sees('PASSED');
    expect(game.attempt.getState()?.submitted?.passed).toBe(true);
    await screen.close();
    game.close();
  });
});
