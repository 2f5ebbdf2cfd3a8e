import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/policy/evaluate.ts';
import type { Fault } from '../../src/policy/fault.ts';
import { lintPolicy } from '../../src/policy/lint/lintPolicy.ts';
import { malformedPolicy } from '../../src/policy/malformed.ts';
import { parsePolicy, readPolicy } from '../../src/policy/parse.ts';
import type { PolicyKind } from '../../src/policy/policyKind.ts';
import { readYaml } from '../../src/scenario/yamlText.ts';
import { cases } from '../cases.ts';
import { documents, requests } from './arbitraries.ts';
import { effortOf } from './effortOf.ts';

const kinds: readonly PolicyKind[] = ['identity', 'resource', 'trust', 'session', 'scp', 'rcp'];

const oddTexts = [
  ...[
    '',
    '*',
    '**',
    '?',
    '${',
    '${}',
    '${*}',
    "${a,'",
    '${aws:username',
    ':',
    '::::::',
    'arn:',
    'arn:aws:s3:::',
    's3:',
    ':x',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    '\u0000',
    '\u0085',
    '\u202e',
    '\ud800',
    '\udc00',
    '\ufeff',
    'é',
    '😀',
    '"',
    '\\',
  ],
  ...[
    'Allow',
    'allow',
    'true',
    'null',
    '1e999',
    '-0',
    '0x10',
    '99999999999999999999',
    '2026-02-30',
    '::ffff:1.2.3.4/200',
  ],
  ...[
    'ForAllValues:',
    'IfExists',
    'NullIfExists',
    'ForAnyValue:StringLikeIfExists',
    '111122223333',
    '2012-10-17',
    '*'.repeat(300),
  ],
];
const oddValues: readonly unknown[] = [null, true, 0, -1, 1e308, [], {}, [[]], [null], [{}], { a: [] }, ...oddTexts];
const names = [
  'Version',
  'Id',
  'Statement',
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
  'AWS',
  'Service',
  'Federated',
  ...oddTexts,
];

/** One change of a value somewhere inside: `at` counts the values in the order in which they are written. */
interface Change {
  readonly at: number;
  readonly kind: 'replace' | 'remove' | 'rename' | 'add' | 'repeat' | 'wrap';
  readonly value: unknown;
  readonly name: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(30),
  kind: fc.constantFrom('replace', 'remove', 'rename', 'add', 'repeat', 'wrap'),
  value: fc.constantFrom(...oddValues),
  name: fc.constantFrom(...names),
});

function changed(value: unknown, { at, kind, value: other, name }: Change): unknown {
  let count = at;
  const walk = (inner: unknown): unknown => {
    if (count-- === 0) {
      if (kind === 'wrap') return [inner];
      if (kind === 'replace' || typeof inner !== 'object' || inner === null) return other;
      if (Array.isArray(inner))
        return kind === 'remove' ? inner.slice(1) : [...inner, kind === 'repeat' ? inner[0] : other];
      const entries = Object.entries(inner);
      if (kind === 'remove') return Object.fromEntries(entries.slice(1));
      if (kind === 'rename')
        return Object.fromEntries(entries.map(([key, item], index) => [index === 0 ? name : key, item]));
      return Object.fromEntries([...entries, [name, other]]);
    }
    if (Array.isArray(inner)) return inner.map(walk);
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, item]) => [key, walk(item)]));
  };
  return walk(value);
}

/** Cuts and pastes in the text itself. */
const splice = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  drop: fc.nat(6),
  put: fc.constantFrom(
    '',
    '"',
    '\\',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '\n',
    '\t',
    '//',
    '/*',
    '\\u',
    '\\ud800',
    '\u0000',
    '\ufeff',
    '1',
    '-',
    'e',
    '&a ',
    '*a',
    '!!',
    '|\n',
    '- ',
    '? ',
  ),
});

function spliced(text: string, { at, drop, put }: { at: number; drop: number; put: string }): string {
  const place = Math.floor(at * text.length);
  return text.slice(0, place) + put + text.slice(place + drop);
}

const document = fc
  .constantFrom<PolicyKind>('identity', 'resource', 'session', 'scp', 'rcp')
  .chain((kind) => documents(kind));
const structure = fc
  .tuple(document, fc.array(change, { minLength: 1, maxLength: 4 }))
  .map(([valid, changes]) => changes.reduce<unknown>(changed, valid));
const text = fc
  .tuple(structure, fc.constantFrom(0, 2), fc.array(splice, { maxLength: 3 }))
  .map(([value, indent, cuts]) => cuts.reduce(spliced, JSON.stringify(value, null, indent) ?? ''));

function expectFaults(faults: readonly Fault[], source: string): void {
  for (const { code, message, place } of faults) {
    expect(code).toMatch(/^[A-Z0-9_]+$/);
    expect(message).not.toBe('');
    if (place === null) continue;
    expect(Math.min(place.line, place.column)).toBeGreaterThan(0);
    expect(place.offset + place.length).toBeLessThanOrEqual(source.length + 1);
  }
}

/** Reads a text in every way, and decides with what comes of it. */
function survives(source: string, kind: PolicyKind, request: Parameters<typeof decide>[0]): void {
  const { policy, faults } = parsePolicy(source, kind);
  expectFaults(faults, source);
  expect(policy === null).toBe(faults.some(({ severity }) => severity === 'error'));
  expectFaults(lintPolicy(source, { kind }), source);
  malformedPolicy(source, kind);
  expectFaults(readYaml(source).faults, source);
  if (policy === null) return;
  const attached = { ref: 'identity[0]', policy };
  const policies = kind === 'resource' || kind === 'trust' ? { resource: attached } : { identity: [attached] };
  const steps = effortOf(() => decide(request, policies));
  expect(steps).toBeLessThan(20 * (source.length + request.resource.length) + 200);
  expect(JSON.parse(JSON.stringify(decide(request, policies)))).toHaveProperty('steps');
}

describe('any text', () => {
  it.each(kinds)('made from a policy gives a policy or faults, and a decision in bounded work: %s', (kind) => {
    fc.assert(
      fc.property(text, requests, (source, request) => survives(source, kind, request)),
      cases(250),
    );
  });

  it('gives a policy or faults, whatever it is', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.json({ maxDepth: 6 }),
      fc.string({ unit: fc.constantFrom(...'{}[]",:*&!|>-? \n#\'%@`'), maxLength: 60 }),
    );
    fc.assert(
      fc.property(any, fc.constantFrom(...kinds), requests, (source, kind, request) => survives(source, kind, request)),
      cases(600),
    );
  });
});

describe('any value', () => {
  it('gives a policy or faults', () => {
    fc.assert(
      fc.property(fc.oneof(structure, fc.anything()), fc.constantFrom(...kinds), (value, kind) => {
        const { policy, faults } = readPolicy(value, kind);
        expect(policy === null).toBe(faults.some(({ severity }) => severity === 'error'));
      }),
      cases(600),
    );
  });
});

describe('a text that a random search found', () => {
  const lines = readFileSync(join(import.meta.dirname, 'fuzz/found.jsonl'), 'utf8')
    .trim()
    .split('\n');
  const found = lines.map((line): { text: string; kind: PolicyKind; why: string } => JSON.parse(line));

  it.each(found)('gives a policy or faults: $why', ({ text: source, kind }) => {
    const request = {
      principal: 'arn:aws:iam::111122223333:user/dana',
      action: 's3:GetObject',
      resource: '*',
      context: {},
    };
    survives(source, kind, request);
  });
});
