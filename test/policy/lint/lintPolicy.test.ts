import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guesser } from '../../../src/policy/closest.ts';
import { detectKind } from '../../../src/policy/lint/detectKind.ts';
import { patternsMeet } from '../../../src/policy/lint/errors/patternsMeet.ts';
import { applyFix, removeFix, renameFix, setFix } from '../../../src/policy/lint/fix.ts';
import { lintPolicy } from '../../../src/policy/lint/lintPolicy.ts';
import { matchesWildcard } from '../../../src/policy/wildcard.ts';
import { readExamples, textOf } from './examples.ts';

const document = (statement: object) => JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
const read = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::logs/*' };

describe('findings', () => {
  it('come in the order of the text, one for each code and path', () => {
    const findings = lintPolicy(document({ ...read, Effect: 'allow', Action: ['s3:X', 's3:Y'], Resource: 'logs' }), {
      kind: 'identity',
    });
    const offsets = findings.map(({ place }) => place?.offset ?? -1);
    expect(offsets).toEqual([...offsets].sort((one, other) => one - other));
    const keys = findings.map(({ code, path }) => JSON.stringify([code, path]));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('are none for the policy that AWS attaches to every resource of an organization', () => {
    const full = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
    expect(lintPolicy(document(full), { kind: 'rcp' })).toEqual([]);
  });

  it('take `__proto__` for a key like any other', () => {
    const text = document(read).replace('"Resource"', '"__proto__": {}, "Resource"');
    expect(lintPolicy(text, { kind: 'identity' })).toMatchObject([
      { code: 'INVALID_POLICY_ELEMENT', path: ['Statement', 0, '__proto__'] },
    ]);
  });

  it('tell of a policy with a hundred thousand mistakes, and guess what was meant for the first of them only', () => {
    const actions = Array.from({ length: 100_000 }, (_, index) => `s3:GetObjct${index % 50}`);
    const findings = lintPolicy(document({ ...read, Action: actions }), { kind: 'scp' });
    const errors = findings.filter(({ code }) => code === 'INVALID_ACTION');
    expect(errors).toHaveLength(1_000);
    expect(errors.filter(({ fix }) => fix !== null).length).toBeLessThanOrEqual(200);
  });
});

describe('repairs', () => {
  const text =
    '{\n    "Version": "2012-10-17",\n    "Statement": [{ "Effect": "allow", "Action": ["a:B",   "c:D"] }]\n}\n';

  it('keep the form of what they do not touch', () => {
    expect(applyFix(text, setFix(['Statement', 0, 'Effect'], 'Allow'))).toBe(text.replace('allow', 'Allow'));
    expect(applyFix(text, renameFix(['Statement', 0, 'Action'], 'NotAction'))).toBe(
      text.replace('Action', 'NotAction'),
    );
  });

  it('remove an entry with its comma', () => {
    const removed: unknown = JSON.parse(applyFix(text, removeFix(['Statement', 0, 'Action', 1])));
    expect(removed).toMatchObject({ Statement: [{ Action: ['a:B'] }] });
  });

  it('make a key where it is absent, indented as the text is', () => {
    const made = applyFix('{\n    "Statement": []\n}\n', setFix(['Version'], '2012-10-17'));
    expect(JSON.parse(made)).toEqual({ Statement: [], Version: '2012-10-17' });
    expect(made).toContain('\n    "Version"');
  });

  it('are offered by a third of the checks for errors or more', () => {
    const { examples } = readExamples('errors');
    const repaired = examples.flatMap(({ code, failing, kind, longer, resourceType }) => {
      const options = resourceType === undefined ? { kind } : { kind, resourceType };
      const findings = lintPolicy(textOf(failing, longer), options);
      return findings.some((finding) => finding.code === code && finding.fix !== null) ? [code] : [];
    });
    expect(new Set(repaired).size).toBeGreaterThanOrEqual(26);
  });
});

describe('the kind of a policy', () => {
  it.each([
    ['identity', { Statement: [read] }],
    ['resource', { Statement: [read, { ...read, NotPrincipal: '*' }] }],
    ['resource', { Statement: { ...read, Principal: '*', Action: ['sts:AssumeRole', 's3:GetObject'] } }],
    ['trust', { Statement: { Effect: 'Allow', Principal: '*', Action: ['STS:AssumeRole', 'sts:TagSession'] } }],
    ['identity', null],
    ['identity', { Statement: 'x' }],
  ])('is %s by default for %j', (kind, value) => {
    expect(detectKind(value)).toBe(kind);
  });
});

describe('patterns', () => {
  const texts = ['', 'a', 'b', 'ab', 'ba', 'aa', 'aab', 'abb', 'bab', 'abab', 'aaaa', 'abba'];
  const patterns = ['', '*', '?', 'a', 'a*', '*a', 'a?', '?b', 'a*b', '*b*', 'ab*', '*ab', 'a?b', 'b*a', '??', 'ba?*'];

  it('meet where some text fits both', () => {
    for (const one of patterns) {
      for (const other of patterns) {
        const shared = texts.some((text) => matchesWildcard(one, text) && matchesWildcard(other, text));
        if (shared) expect([one, other, patternsMeet(one, other)]).toEqual([one, other, true]);
        expect(patternsMeet(one, other)).toBe(patternsMeet(other, one));
      }
    }
  });

  it.each([
    ['a*', 'b*'],
    ['*a', '*b'],
    ['a', 'ab'],
    ['a?', 'a'],
    ['*a*b', 'b*a'],
    ['table/*', 'tables/Orders'],
  ])('`%s` and `%s` do not meet', (one, other) => {
    expect(patternsMeet(one, other)).toBe(false);
  });
});

describe('guesses at what was meant', () => {
  it('come to an end', () => {
    const closest = guesser();
    const found = Array.from({ length: 300 }, () => closest('Alow', ['Allow'])).filter((word) => word === 'Allow');
    expect(found).toHaveLength(200);
  });
});

describe('the examples', () => {
  it('lie in one folder for each severity', () => {
    const folders = readdirSync(join(import.meta.dirname), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(folders.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['errors', 'securityWarnings', 'suggestions', 'warnings']),
    );
  });
});
