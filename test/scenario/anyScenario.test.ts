import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { lintScenario } from '../../src/scenario/lint.ts';
import { loadScenario } from '../../src/scenario/loadScenario.ts';
import { startAttempt } from '../../src/training/attemptState.ts';
import { grade } from '../../src/training/grade.ts';

type Path = readonly (string | number)[];

const small: unknown = parse(readFileSync(resolve(import.meta.dirname, 'small.yaml'), 'utf8'));

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, one]) =>
    pathsOf(one, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length === 0 ? inner : [path, ...inner];
}

/** The value with another one at a path, or without the key that the path ends in. */
function changed(value: unknown, [step, ...rest]: Path, to: unknown): unknown {
  if (step === undefined) return to;
  if (Array.isArray(value)) {
    const list = value.map((one, index) => (index === step ? changed(one, rest, to) : one));
    return list.filter((one) => one !== undefined);
  }
  const entries = Object.entries(Object(value)).map(([key, one]) => [key, key === step ? changed(one, rest, to) : one]);
  return Object.fromEntries(entries.filter(([, one]) => one !== undefined));
}

const odd: readonly unknown[] = [
  ...[undefined, null, '', 'x', -1, 0, 1e308, true, [], {}, [[]], { a: { b: 1 } }],
  ...['__proto__', 'constructor', ['toString'], { constructor: 1 }, 'a'.repeat(2000), '[[[', '\u001b[31m'],
  ...['P1D', 'PT', 'P99999999999999D', '2026-13-45T99:99:99Z', '9999-12-31T23:59:59Z', '0000-01-01T00:00:00Z'],
  ...['arn:', 'arn:aws:iam::111122223333:user/x', '*', '{bucket}', 'user/ghost', 'group/Admins', 'root', 'others'],
  ...['length(', 'foo[?', 'lenght(@)', '@', '`1`'],
];

describe('whatever stands where in a scenario file', () => {
  it('is told with place and advice, or the scenario can be linted, begun and graded', () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.constantFrom(...pathsOf(small)), fc.constantFrom(...odd), (path, value) => {
        const { scenario, faults } = loadScenario(stringify(changed(small, path, value)), 'odd.yaml');
        if (scenario) {
          expect(faults).toEqual([]);
          lintScenario(scenario);
          grade(startAttempt(scenario, 0));
          startAttempt(scenario, 1);
          return;
        }
        refused += 1;
        expect(faults).not.toEqual([]);
        for (const { message, place, path: at } of faults) {
          expect(message).not.toBe('');
          expect([at, place?.line]).toEqual([at, expect.any(Number)]);
        }
      }),
      { numRuns: 400 },
    );
    expect(refused).toBeGreaterThan(100);
  });
});
