import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readScenario, scenarioLibrary } from '../../../src/stores/scenarioLibrary.ts';
import { startAttempt } from '../../../src/training/attemptState.ts';
import { mistakeMade } from '../../../src/training/guidance/mistakeMade.ts';
import { playIn } from '../../../src/training/provePlay.ts';
import { smallScenario } from '../smallScenario.ts';

const root = resolve(import.meta.dirname, '../../..');
const { listings } = scenarioLibrary(root);
/** All mistakes of every scenario take minutes; the short run takes one of every second, another one in the next. */
const all = process.env.IAM_DOJO_CASES !== undefined;
const sampled = listings.map((listing, index) => ({ ...listing, index })).filter(({ index }) => all || index % 2 === 0);

const grant = (file: string) => `aws iam create-policy --policy-name p --policy-document file://${file}
aws iam attach-user-policy --user-name maya --policy-arn arn:aws:iam::111122223333:policy/p`;

describe('the mistake that was made', () => {
  it.each(sampled)('is told for what was done in $slug, each in the words of its author', ({ file, index }) => {
    const { scenario } = readScenario(join(root, file));
    if (scenario === null) throw new Error(`${file} is broken`);
    const mistakes = scenario.mistakes ?? [];
    const chosen = all ? mistakes : mistakes.slice(index % mistakes.length, (index % mistakes.length) + 1);
    for (const { name, says, commands, fails } of chosen) {
      const made = mistakeMade(playIn(scenario, name, commands).state);
      expect(made).toMatchObject({ name, says, likeness: 'whole' });
      expect(fails).toContain(made?.check);
      expect(made?.proof?.asked ?? made?.shownBy).not.toBe('');
    }
  });

  it('is recognised by what it allows, however it was written', () => {
    const scenario = smallScenario();
    const other = `aws iam put-user-policy --user-name maya --policy-name q --policy-document '{"Version":"2012-10-17","Statement":[
      {"Effect":"Allow","Action":["s3:getobject"],"Resource":["*"]}]}'`;
    const made = mistakeMade(playIn(scenario, 'other', other).state);
    expect(made).toMatchObject({ name: 'the whole bucket', likeness: 'harm', proof: { allowed: true } });
    expect(made?.proof?.asked).toMatch(/secret\/plan\.txt\?$/);
  });

  it('is none in an account that solves the scenario, and none at the start', () => {
    const scenario = smallScenario();
    const [solution] = scenario.solutions ?? [];
    expect(mistakeMade(playIn(scenario, 'right', solution?.commands ?? '').state)).toBeNull();
    expect(mistakeMade(startAttempt(scenario, 0))).toBeNull();
  });

  it('is none where something else was done wrong', () => {
    const scenario = smallScenario();
    const inline = `${grant('read.json')}
aws iam put-user-policy --user-name priya --policy-name q --policy-document file://read.json`;
    expect(mistakeMade(playIn(scenario, 'inline', inline).state)).toBeNull();
  });

  it('is sought among so many mistakes of so much text only', () => {
    const scenario = smallScenario();
    const [first] = scenario.mistakes ?? [];
    if (first === undefined) throw new Error('the small scenario has a mistake');
    const { state } = playIn(scenario, first.name, first.commands);
    const long = { ...first, commands: `${'# more\n'.repeat(4000)}${first.commands}` };
    expect(mistakeMade({ ...state, scenario: { ...state.scenario, mistakes: [long] } })).toBeNull();
  });
});
