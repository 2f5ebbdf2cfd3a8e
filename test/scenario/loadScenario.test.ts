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

  it.each<[string, string | RegExp, string, string, string, string]>([
    ['a key that is not there', /^schema: .*\n/m, '', 'schema:', '`schema` is missing', 'add `schema`'],
    [
      'nothing to act as',
      'deny: { as: user/maya, action: s3:GetObject, on: "{bucket}/new.png" }',
      'deny: { action: s3:GetObject, on: "{bucket}/new.png" }',
      'other-object',
      '`as` is missing in `held_out.0.deny`',
      'add `as`',
    ],
    [
      'somebody who is nobody',
      'never: { as: user/maya',
      'never: { as: others',
      'never:',
      '`tasks.0.checks.2.never.as` is `"others"`',
      'name a principal as `user/maya`, `role/deploy`, `group/Developers`, `instance/i-…`, `key/AKIA…`, `service/…`, `root`, `anonymous` or an ARN',
    ],
    [
      'exceptions from one user',
      'deny: { as: user/maya, action: s3:GetObject, on: "{bucket}/new.png" }',
      'deny: { as: user/maya, except: [root], action: s3:GetObject, on: "{bucket}/new.png" }',
      'other-object',
      '`except` needs `as: others`',
      'remove it',
    ],
    [
      'two times for one check',
      '{ never: {',
      '{ after: P1D, at: "2026-12-01T00:00:00Z", never: {',
      'never:',
      'a check is run at one time',
      'give either `after` or `at`',
    ],
    [
      'a time that no calendar has',
      'clock: 2026-11-24T09:00:00Z',
      'clock: 2026-02-30T09:00:00Z',
      'clock:',
      '`clock` does not fit: `"2026-02-30T09:00:00Z"`',
      'there is no such time; write one as `2026-11-24T09:00:00Z`',
    ],
    [
      'a duration without an end',
      '{ never: {',
      '{ after: P99999999999999D, never: {',
      'never:',
      '`tasks.0.checks.2.after` is `"P99999999999999D"`',
      'write a duration as ISO 8601 does, such as `PT13H` or `P91D`',
    ],
    [
      'a number without measure',
      'minutes: 5',
      'minutes: 99999999999999999999999999',
      'minutes:',
      '`minutes` is `1e+26`',
      'use at most 240',
    ],
    [
      'a text where a mapping or a number goes',
      /atMost:\n\s+\{[\s\S]*?\n {10}\}\n/,
      'atMost: maya\n',
      'atMost:\n',
      '`tasks.0.checks.3.atMost` should be a mapping or a number, not `"maya"`',
      'write a mapping or a number',
    ],
    [
      'an expression that ends too early',
      'length(UserDetailList[].UserPolicyList[])',
      'length(UserDetailList[].UserPolicyList[]',
      'state:',
      '`state` is no JMESPath expression: incomplete expression',
      'write an expression over the account description, such as `length(UserDetailList)`',
    ],
    [
      'an expression with a stray sign',
      'length(UserDetailList[].UserPolicyList[])',
      'UserDetailList[?]',
      'state:',
      '`state` is no JMESPath expression: invalid token, at its column 17',
      'write an expression over the account description, such as `length(UserDetailList)`',
    ],
    [
      'a function that JMESPath does not have',
      'length(UserDetailList[].UserPolicyList[])',
      'lenght(UserDetailList[].UserPolicyList[])',
      'state:',
      'JMESPath has no function `lenght`',
      'did you mean `length`?',
    ],
    [
      'a user name that AWS does not take',
      '- { name: maya }',
      '- { name: "ma*ya" }',
      'name: maya',
      'AWS takes no `ma*ya` as a name here',
      'use up to 64 letters, digits and `+=,.@_-`',
    ],
    [
      'a bucket in capitals',
      'name: "{bucket}"',
      'name: "{bucket}X"',
      'buckets:',
      'AWS takes no `larkspur-assetsX` as a name here',
      'use 3 to 63 lower-case letters, digits, dots and hyphens',
    ],
    [
      'the state of an account that is not there',
      'equals: 0 }',
      'equals: 0, account: "111122223334" }',
      'state:',
      'there is no account `111122223334`',
      'did you mean `111122223333`?',
    ],
    [
      'an identity of an account that is not there',
      'maya: { as: user/maya',
      'maya: { as: "999988887777:user/maya"',
      'maya: { as',
      'there is no account `999988887777`',
      'known are `111122223333`',
    ],
    [
      'an identity that is a role which nobody has made',
      'maya: { as: user/maya',
      'maya: { as: role/deploy',
      'maya: { as',
      'there is no `role/deploy` at the start',
      'there is none',
    ],
    [
      'a policy text that is no JSON',
      /policy:\n\s+\{[\s\S]*?\n {14}\},\n/,
      'policy: "{ Version: 1"\n',
      'policy:\n',
      'unexpected `Version`',
      '',
    ],
    [
      'a key of every object',
      'briefing:',
      'constructor: { a: 1 }\nbriefing:',
      'briefing:',
      'unknown key `constructor`',
      '',
    ],
    [
      'a key that means code',
      'briefing:',
      '__proto__: { a: 1 }\nbriefing:',
      'briefing:',
      'unknown key `__proto__`',
      '',
    ],
  ])('is refused for %s, in words and at its line', (_, from, to, near, message, advice) => {
    const faults = faultsWith(from, to);
    const fault = faults.find((one) => one.message === message);
    expect(faults.map((one) => one.message)).toContain(message);
    if (advice !== '') expect(fault?.advice).toBe(advice);
    expect(fault?.place?.line).toBe(lineOf(near));
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

  it('takes values that belong together together, so that a seed may change which answer is right', () => {
    const tied =
      'variants: { case: { pick: [{ bucket: larkspur-assets, key: logo.png }, { bucket: larkspur-photos, key: cat.png }] } }';
    const text = small
      .replace(/^variants: .*$/m, tied)
      .replaceAll('{bucket}/logo.png', '{case.bucket}/{case.key}')
      .replaceAll('{bucket}', '{case.bucket}');
    const { scenario, faults } = loadScenario(text, 'small.yaml');
    expect(faults).toEqual([]);
    const files = [0, 1].map((seed) => scenario && withSeed(scenario, seed)?.files?.['read.json']);
    expect(files[0]).toContain('larkspur-assets/logo.png');
    expect(files[1]).toContain('larkspur-photos/cat.png');
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
