import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { escalationPaths } from '../../../src/analysis/escalation/escalationPaths.ts';
import { asTheyAre, openPaths, shortestChain } from '../../../src/analysis/escalation/reach.ts';
import { type Case, worldOf } from './world.ts';

const cases: readonly Case[] = parse(readFileSync(new URL('./paths.yaml', import.meta.url), 'utf8'));

function open(given: Case, blocked: Case['blocked'] = {}): string[] {
  const { map, actor } = worldOf(given, blocked);
  return openPaths(map, asTheyAre(actor)).map(({ path }) => path.id);
}

describe('the table of escalation paths', () => {
  it('has a case for each of its 117 paths', () => {
    expect(escalationPaths).toHaveLength(117);
    expect(new Set(escalationPaths.map(({ id }) => id)).size).toBe(117);
    expect(cases.map(({ path }) => path).sort()).toEqual(escalationPaths.map(({ id }) => id).sort());
  });

  it('takes exactly the actions of each case', () => {
    for (const { path: id, actions, alternatives = [] } of cases) {
      const path = escalationPaths.find((one) => one.id === id);
      expect(path?.needs.map(({ action }) => action).sort(), id).toEqual([...actions].sort());
      expect(
        (path?.alternatives ?? []).map((set) => set.map(({ action }) => action)),
        id,
      ).toEqual(alternatives);
    }
  });
});

describe.each(cases)('the path $path', (given) => {
  it('is found where it is open, each request allowed, and ends as administrator', () => {
    const { map, actor } = worldOf(given);
    const step = openPaths(map, asTheyAre(actor)).find(({ path }) => path.id === given.path);
    expect(step?.requests.length).toBeGreaterThan(0);
    for (const request of step?.requests ?? []) {
      expect(request.action).not.toBe('');
    }
    // No chain goes by a service that is gone.
    const length = step?.path.retired ? undefined : 1;
    expect(shortestChain(map, asTheyAre(actor))?.length).toBe(length);
  });

  it('is refused where it is blocked', () => {
    expect(open(given, given.blocked)).not.toContain(given.path);
  });
});
