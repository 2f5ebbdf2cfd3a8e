import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/scenario/loadScenario.ts';
import { overlay } from '../../src/scenario/overlay.ts';
import { worldSchemaText } from '../../src/scenario/schema.ts';
import { sandboxOf, startAttempt } from '../../src/training/attemptState.ts';

const folder = resolve(import.meta.dirname, '../../scenarios/worlds');
const larkspur = readFileSync(resolve(folder, 'larkspur.yaml'), 'utf8');

const head = `schema: iam-scenario/1
id: 0b0e5f1c-86f9-4c0a-8ad7-7d3a4e2c9001
slug: on-a-world
version: 1.0.0
status: wip
title: On a world
track: foundations
teaches: []
difficulty: 1
minutes: 5
mode: build
briefing: Text.
tasks: [{ id: one, text: Text, checks: [] }]
world: worlds/larkspur.yaml
`;

const load = (rest: string, world = larkspur) => loadScenario(head + rest, 'on-a-world.yaml', () => world);

function started(rest: string) {
  const { scenario, faults } = load(rest);
  expect(faults).toEqual([]);
  if (!scenario) throw new Error('the scenario is broken');
  return { scenario, sandbox: sandboxOf(startAttempt(scenario, 0)) };
}

describe('the world of Larkspur', () => {
  it('gives a scenario that writes no account of its own the management account', () => {
    const { scenario, sandbox } = started('');
    expect(sandbox.home).toBe('111122223333');
    expect([...sandbox.accounts.keys()]).toEqual(['111122223333']);
    expect(scenario.region).toBe('eu-west-1');
    expect(sandbox.organization?.members.size).toBe(5);
  });

  it.each(['222233334444', '333344445555', '444455556666', '555566667777', '888877776666', '999988887777'])(
    'is at home in %s where the scenario says so',
    (id) => {
      const { scenario, sandbox } = started(`account: {id: "${id}"}\n`);
      expect(sandbox.home).toBe(id);
      expect(scenario.account?.users?.length).toBeGreaterThan(0);
      expect(sandbox.organization?.managementAccount).toBe('111122223333');
    },
  );

  it('lends the other accounts that the scenario names, and no more', () => {
    const rest = 'account: {id: "333344445555"}\naccounts: [{id: "888877776666", alias: ines}, {id: "123123123123"}]\n';
    const { sandbox } = started(rest);
    expect([...sandbox.accounts.keys()]).toEqual(['333344445555', '888877776666', '123123123123']);
    expect(sandbox.accounts.get('888877776666')?.alias).toBe('ines');
    expect([...(sandbox.accounts.get('888877776666')?.users.keys() ?? [])]).toEqual(['ines']);
  });

  it('is changed by name: merged, added to, left out', () => {
    const { scenario } = started(
      [
        'account:',
        '  id: "333344445555"',
        '  users: [{name: Maya, tags: {team: billing}}, {name: bob, absent: true}, {name: eve}]',
        '  buckets: [{name: scratch}]',
        '',
      ].join('\n'),
    );
    expect(scenario.account?.users?.map(({ name, tags }) => [name, tags?.team])).toEqual([
      ['priya', undefined],
      ['Maya', 'billing'],
      ['jonas', 'search'],
      ['sarah', 'marketing'],
      ['eve', undefined],
    ]);
    expect(scenario.account?.users?.[1]?.groups).toEqual(['Developers']);
    expect(scenario.account?.buckets?.map(({ name }) => name)).toEqual(['scratch']);
  });

  it('has a schema of its own that editors read', () => {
    const file = readFileSync(resolve(folder, 'schema.json'), 'utf8');
    expect(file, 'run `npx tsx scripts/schema.ts`').toBe(worldSchemaText());
  });
});

describe('faults of a scenario on a world', () => {
  const lineOf = (rest: string, words: string) =>
    (head + rest).split('\n').findIndex((line) => line.includes(words)) + 1;

  it('stand where the scenario writes them, whatever the world puts before', () => {
    const rest =
      'account:\n  id: "333344445555"\n  users:\n    - {name: bob, absent: true}\n    - {name: eve, pathh: /x/}\n';
    expect(load(rest).faults).toMatchObject([
      { code: 'SCENARIO_UNKNOWN_KEY', place: { line: lineOf(rest, 'eve'), column: 19 } },
    ]);
  });

  it('stand at `world` where the world alone has them', () => {
    const world = 'schema: iam-world/1\naccount: {users: [{name: maya, pathh: /x/}]}\n';
    expect(load('', world).faults).toMatchObject([
      { message: 'unknown key `pathh` in `account.users.0`', place: { line: lineOf('', 'world:') } },
    ]);
    expect(load('account: {users: [{name: bob}]}\n', world).faults).toMatchObject([
      { place: { line: lineOf('', 'world:') } },
    ]);
  });

  it('tell of a thing that is left out and was never there', () => {
    const rest = 'account: {id: "333344445555", users: [{name: bbo, absent: true}]}\n';
    expect(load(rest).faults).toMatchObject([{ code: 'WORLD_ABSENT', place: { line: lineOf(rest, 'bbo') } }]);
  });

  it.each([
    ['schema: iam-world/2\n', '`worlds/larkspur.yaml` is written for a newer program'],
    ['schema: iam-wold/1\n', '`worlds/larkspur.yaml` is not a world file'],
    ['schema: iam-world/1\ntasks: []\n', 'unknown key `tasks` in `worlds/larkspur.yaml`'],
    ['- 1\n', '`worlds/larkspur.yaml` is not a mapping'],
    ['schema: [\n', 'in `worlds/larkspur.yaml`, line '],
  ])('tell what is wrong with the world file itself: %j', (world, message) => {
    const [fault] = load('', world).faults;
    expect(fault?.message).toContain(message);
    expect(fault?.place?.line).toBe(lineOf('', 'world:'));
    expect(fault?.advice).not.toBe('');
  });
});

describe('laying one start over another', () => {
  it('replaces documents, inline policies and tags whole', () => {
    const below = { roles: [{ name: 'r', trust: { a: 1 }, inline: { x: 1 }, tags: { t: 1 }, path: '/p/' }] };
    const above = { roles: [{ name: 'R', trust: { b: 2 }, inline: {}, tags: { u: 2 } }] };
    expect(overlay(below, above)).toEqual({
      roles: [{ name: 'R', trust: { b: 2 }, inline: {}, tags: { u: 2 }, path: '/p/' }],
    });
  });

  it('replaces lists of things without names', () => {
    expect(overlay({ groups: ['A', 'B'] }, { groups: ['C'] })).toEqual({ groups: ['C'] });
  });

  it('tells things apart by the first name that both give', () => {
    const below = [{ id: 'AIDA1', name: 'maya', path: '/old/' }];
    expect(overlay(below, [{ name: 'maya', path: '/new/' }])).toEqual([{ id: 'AIDA1', name: 'maya', path: '/new/' }]);
    expect(overlay(below, [{ id: 'AIDA2', name: 'maya' }])).toHaveLength(2);
  });

  it('takes no longer for five thousand entries than it takes to look at each', () => {
    const entries = Array.from({ length: 5000 }, (_, index) => ({ name: `user-${index}` }));
    expect(overlay(entries, [...entries].reverse())).toHaveLength(5000);
  });
});
