import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../src/policy/fault.ts';
import { defaultIdentity, loadScenario, withSeed } from '../../src/scenario/loadScenario.ts';
import { schemaText } from '../../src/scenario/schema.ts';

const small = readFileSync(resolve(import.meta.dirname, 'small.yaml'), 'utf8');

function faultsWith(from: string | RegExp, to: string): readonly Fault[] {
  const text = small.replace(from, to);
  expect(text).not.toBe(small);
  return loadScenario(text, 'small.yaml').faults;
}

function lineOf(text: string): number {
  return small.slice(0, small.indexOf(text)).split('\n').length;
}

describe('a scenario file', () => {
  it('is read with ids for its checks and with root among its identities', () => {
    const { scenario, faults } = loadScenario(small, 'small.yaml');
    expect(faults).toEqual([]);
    expect(scenario?.tasks.map(({ id, checks }) => [id, checks.map((check) => check.id)])).toEqual([
      ['read', ['reads', 'no-secret', 'read-3', 'tight']],
      ['leave', ['leave-1']],
    ]);
    expect(scenario?.heldOut.map(({ publicly }) => publicly)).toEqual(['Somebody else']);
    expect(Object.keys(scenario?.identities ?? {})).toEqual(['priya', 'maya', 'root']);
    expect(scenario && defaultIdentity(scenario)).toBe('priya');
  });

  it('reports an unknown key at its place, with the key that was meant', () => {
    expect(faultsWith('briefing:', 'breifing:')).toMatchObject([
      { code: 'SCENARIO_MISSING', message: '`briefing` is missing' },
      { code: 'SCENARIO_UNKNOWN_KEY', message: 'unknown key `breifing`', advice: 'did you mean `briefing`?' },
    ]);
    const [fault] = faultsWith('action: s3:GetObject', 'actions: s3:GetObject');
    expect(fault?.place?.line).toBe(lineOf('action: s3:GetObject'));
  });

  it('reports every fault, not only the first', () => {
    const faults = faultsWith('difficulty: 1', 'difficulty: 9').concat(faultsWith('mode: build', 'mode: biuld'));
    expect(faults.map(({ advice }) => advice)).toEqual([
      'use at most 5',
      'write one of `build`, `fix`, `predict`, `investigate`, `verify`, `order`, `match`',
    ]);
  });

  it.each([
    ['two kinds in one check', 'equals: 0 }', 'equals: 0, answer: q }', 'CHECK_KIND'],
    ['a state without a test', ', equals: 0 }', ' }', 'CHECK_NO_TEST'],
    ['a mistake that names no check', 'fails: [no-secret]', 'fails: [no-secrets]', 'MISTAKE_CHECK'],
    ['a hint for no task', 'hints: { read:', 'hints: { raed:', 'HINT_TASK'],
    ['a check id twice', 'id: no-secret,', 'id: reads,', 'CHECK_ID'],
    ['two default identities', 'maya: { as: user/maya', 'maya: { default: true, as: user/maya', 'IDENTITY_DEFAULT'],
    [
      'a claim that is not decided yet',
      'equals: 0 }',
      'equals: 0 }\n      - { noEscalation: { as: user/maya } }',
      'CHECK_NOT_DECIDED',
    ],
    [
      'a user in a group that does not exist',
      '- { name: maya }',
      '- { name: maya, groups: [Nobody] }',
      'SCENARIO_START',
    ],
    ['an account id without quotes', 'id: "111122223333"', 'id: 111122223333', 'SCENARIO_VALUE'],
  ])('is refused for %s', (_, from, to, code) => {
    const faults = faultsWith(from, to);
    expect(faults.map((fault) => fault.code)).toContain(code);
    expect(faults.every(({ place }) => place !== null && place.line > 1)).toBe(true);
  });

  it('reports what is wrong in a policy of a check at its place', () => {
    const faults = faultsWith('Effect: Allow, Action: "s3:GetObject"', 'Effect: Alow, Action: "s3:GetObject"');
    expect(faults).not.toEqual([]);
    expect(faults[0]?.path.slice(0, 3)).toEqual(['tasks', 0, 'checks']);
    expect(faults[0]?.place?.line).toBe(lineOf('Effect: Allow, Action: "s3:GetObject"'));
  });

  it('is empty, or no mapping, with a fault and no scenario', () => {
    expect(loadScenario('', 'x.yaml')).toMatchObject({ scenario: null, faults: [{ code: 'SCENARIO_EMPTY' }] });
    expect(loadScenario('[1, 2]', 'x.yaml').scenario).toBeNull();
  });

  it('takes the values of its seed into every text', () => {
    const { scenario } = loadScenario(small, 'small.yaml');
    const other = scenario && withSeed(scenario, 1);
    expect(scenario?.tasks[0]?.text).toContain('larkspur-assets');
    expect(other?.tasks[0]?.text).toContain('larkspur-photos');
    expect(other?.account?.buckets?.[0]?.name).toBe('larkspur-photos');
    expect(other?.solutions?.[0]?.commands).toContain('larkspur-photos');
    expect(other?.briefing).toContain('${aws:username}');
  });

  it('lies over the world that it names', () => {
    const world = 'schema: iam-world/1\naccount:\n  users: [{name: maya, path: /old/}, {name: bob}]\n';
    const text = small.replace('mode: build', 'mode: build\nworld: worlds/shared.yaml');
    const asked: string[] = [];
    const { scenario, faults } = loadScenario(text, 'small.yaml', (path) => {
      asked.push(path);
      return world;
    });
    expect(faults).toEqual([]);
    expect(asked).toEqual(['worlds/shared.yaml']);
    expect(scenario?.account?.users?.map(({ name, path }) => [name, path])).toEqual([
      ['maya', '/old/'],
      ['bob', undefined],
      ['priya', undefined],
    ]);
    expect(loadScenario(text, 'small.yaml').faults).toMatchObject([
      { code: 'WORLD_MISSING', place: { line: lineOf('mode: build') + 1 } },
    ]);
  });

  it('is described by the JSON schema that editors read', () => {
    const file = readFileSync(resolve(import.meta.dirname, '../../scenarios/schema.json'), 'utf8');
    expect(file, 'run `npx tsx scripts/schema.ts`').toBe(schemaText());
  });
});
