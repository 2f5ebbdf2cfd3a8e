import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Around, Neighbour } from '../../../src/scenario/lint/lintRule.ts';
import { readRules, underRule } from '../../../src/scenario/lint/readRules.ts';
import { lintRules } from '../../../src/scenario/lint/rules.ts';
import { lintScenario } from '../../../src/scenario/lint.ts';
import { loadScenario } from '../../../src/scenario/loadScenario.ts';

interface Change {
  readonly from?: string;
  readonly to?: string;
  readonly cut?: readonly [string, string];
  readonly insert?: string;
  readonly append?: string;
  readonly also?: Change;
  /** The text that is changed needs quotes afterwards. */
  readonly quoted?: true;
  readonly lower?: true;
}

interface Copy extends Change {
  readonly rule: string;
  readonly finds: string;
  readonly at?: string;
  readonly place?: readonly [number, number];
  readonly instead?: string;
  readonly around?: 'committed' | 'crowded';
  readonly leaves: Change;
}

const read = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');
const good = read('good.yaml');
const copies: readonly Copy[] = parse(read('copies.yaml'));

const neighbour = (slug: string, rest: Partial<Neighbour>): Neighbour => ({
  id: `${slug}-id`,
  slug,
  file: `${slug}.yaml`,
  status: 'active',
  teaches: [],
  needs: [],
  ...rest,
});

const other = neighbour('other', {
  id: '0f2d61c4-7a35-4b8e-9c10-5d2e8f7a4b99',
  teaches: ['user'],
  needs: ['access-key'],
});
const usual: Around = {
  neighbours: [
    other,
    neighbour('first', { teaches: ['policy-anatomy'] }),
    neighbour('gone', { status: 'deprecated', teaches: ['old-way'] }),
  ],
  today: '2026-11-25',
  topics: ['least-privilege'],
  licensed: false,
};
const arounds: Readonly<Record<string, Around>> = {
  committed: { ...usual, committed: { id: '0f2d61c4-7a35-4b8e-9c10-5d2e8f7a4b63' } },
  crowded: { ...usual, neighbours: [other, neighbour('third', { teaches: ['policy-anatomy'], needs: ['user'] })] },
};

function changed(text: string, change: Change): string {
  let now = text;
  if (change.from !== undefined && change.append === undefined) {
    expect(now).toContain(change.from);
    now = now.replace(change.from, () => (change.to ?? '').replace('[LONG]', 'x'.repeat(1_000_001)));
    if (change.quoted) now = now.replace(/text: (Let Maya.*)/, (_, line: string) => `text: '${line}'`);
    if (change.lower) now = now.replace('S3:getobject', 's3:getobject');
  }
  if (change.cut) {
    const [from, to] = change.cut.map((mark) => now.indexOf(mark));
    now = now.slice(0, from) + (change.insert ?? '') + now.slice(to);
  }
  now += change.append ?? '';
  return change.also ? changed(now, change.also) : now;
}

/** The world file that one copy names. */
const world = (path: string) => (path.includes('world') ? 'schema: iam-world/1\n' : undefined);

function findings(text: string, around: Around = usual) {
  const { scenario, faults, locate } = loadScenario(text, 'good.yaml', world);
  return scenario ? lintScenario(scenario, locate, around) : faults.map(underRule);
}

function placeOf(text: string, mark: string): { line: number; column: number } {
  const offset = text.indexOf(mark);
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

describe('the lint of scenarios', () => {
  it('finds nothing in a good one', () => {
    expect(findings(good)).toEqual([]);
  });

  it('has a broken copy for each of its rules, and each rule once', () => {
    const known = [...lintRules, ...readRules].map(({ id }) => id);
    expect([...new Set(copies.map(({ rule }) => rule))].sort()).toEqual([...new Set(known)].sort());
    const ids = lintRules.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it.each(copies)('finds by $rule: $finds', ({ rule, finds, at, place, instead, around, leaves, ...change }) => {
    const text = changed(good, change);
    expect(text).not.toBe(good);
    const all = findings(text, around ? arounds[around] : usual);
    const found = all.find(({ code, message }) => code === rule && message.includes(finds));
    expect(found, JSON.stringify(all)).toBeDefined();
    const [line, column] = place ?? [];
    const wanted = line === undefined ? at && placeOf(text, at) : { line, column };
    if (wanted) expect(found?.place).toMatchObject(wanted);
    if (instead) expect(found?.instead).toBe(instead);
    expect(found?.advice).not.toBe('');
  });

  it.each(copies)('leaves alone by $rule what comes close to: $finds', ({ leaves, around }) => {
    const text = changed(good, leaves);
    expect(text).not.toBe(good);
    expect(findings(text, around ? arounds[around] : usual)).toEqual([]);
  });

  it('looks at a scenario alone where nothing around it is told', () => {
    expect(findings(good.replace('needs: [user]', 'needs: [nobody-teaches-this]'), {})).toEqual([]);
  });
});
