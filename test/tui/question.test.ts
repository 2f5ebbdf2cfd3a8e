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

const pairs = `schema: iam-scenario/1
id: 0b0b7a3e-8a4e-4c56-9d5b-0c51a6d6f002
slug: pairs
version: 1.0.0
status: active
title: Pairs
track: policies
teaches: [explicit-deny]
difficulty: 1
minutes: 5
mode: verify
account:
  users:
    - name: maya
      inline:
        read: { Version: 2012-10-17, Statement: [{ Effect: Allow, Action: "s3:GetObject", Resource: "*" }] }
briefing: Maya works here, and you look what is wrong.
questions:
  - id: pairs
    ask: What belongs together?
    match:
      items: [{ id: person, text: a person }, { id: machine, text: a machine }]
      with: [{ id: user, text: a user }, { id: role, text: a role }]
      pairs: { person: user, machine: role }
  - id: decides
    ask: Which statement decides?
    decides: { as: user/maya, action: "s3:GetObject", on: "arn:aws:s3:::logs/a" }
  - id: attack
    ask: Maya is meant to read logs. Which request should not be allowed?
    find:
      beyond: { Version: 2012-10-17, Statement: [{ Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::logs/*" }] }
tasks:
  - id: look
    text: Look closely
    checks:
      - { answer: pairs }
      - { answer: decides }
      - { answer: attack }
`;

describe('questions', () => {
  it('are answered with choices, their order and how sure one is, and graded when handed in', async () => {
    const game = testGame([], undefined, { foresee: scenario });
    const screen = await Screen.open(game, { columns: 80, rows: 24, scenario: 'foresee' });
    await screen.sees('you foresee');
    await screen.press('s', '3');
    await screen.sees('? Does Maya read the object a');
    // Enter on the task itself leads to the first question that it waits for.
    await screen.press('home', 'enter');
    await screen.sees('┏ Question');
    await screen.press('q');
    await screen.seesNot('┏ Question');
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
    await screen.sees('steps: answered right');
    await screen.press('ctrl+s');
    await screen.sees('PASSED');
    expect(game.attempt.getState()?.submitted?.passed).toBe(true);
    await screen.close();
    game.close();
  });

  it('stand under the task that waits for them, and open there until they are answered', async () => {
    const game = testGame([], undefined, { foresee: scenario });
    const screen = await Screen.open(game, { columns: 80, rows: 24, scenario: 'foresee' });
    await screen.press('s', '3', 'g', 'down');
    await screen.sees(/Say what AWS will say.*\? Does Maya read the object a.*Questions/s);
    await screen.press('enter');
    await screen.sees('┏ Question');
    await screen.press('space', 'enter');
    await screen.sees('read: answered right');
    await screen.press('enter');
    await screen.sees('┏ Why?');
    await screen.close();
    game.close();
  });

  it('are answered by pairs, by the statement that decides, and by a request, each in its own way', async () => {
    const game = testGame([], undefined, { pairs });
    const screen = await Screen.open(game, { columns: 80, rows: 30, scenario: 'pairs' });
    await screen.press('s', '3');
    await screen.sees('? What belongs together?');
    await screen.press('end', 'up', 'up', 'enter');
    await screen.sees('Which belong together?');
    await screen.press('space', 'down', 'space');
    await screen.sees('□ a person → a user');
    await screen.sees('■ a person → a role');
    await screen.press('up', 'space', 'down', 'down', 'down', 'space', 'enter');
    await screen.sees('pairs: answered right');
    expect(game.attempt.getState()?.answers.pairs?.choices).toEqual(['person.user', 'machine.role']);

    await screen.press('down', 'enter');
    await screen.sees('none: no statement applies');
    await screen.press('space', 'enter');
    await screen.sees('decides: answered right');
    expect(game.attempt.getState()?.answers.decides?.choices).toEqual(['inline-policy-read-of-user-maya.1']);

    await screen.press('down', 'enter');
    await screen.sees('Which request?');
    await screen.type('user/maya');
    await screen.press('enter');
    await screen.sees('What for?');
    await screen.type('s3:GetObject');
    await screen.press('tab');
    await screen.type('arn:aws:s3:::other/a');
    await screen.press('enter');
    await screen.sees('attack: answered right');
    await screen.press('ctrl+s');
    await screen.sees('PASSED');
    await screen.close();
    game.close();
  });
});
