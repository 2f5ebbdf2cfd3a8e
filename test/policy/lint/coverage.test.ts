import { describe, expect, it } from 'vitest';
import { issueCodes } from '../../../src/policy/lint/issueCodes.ts';
import { readExamples } from './examples.ts';

const folders = {
  errors: 'error',
  securityWarnings: 'security-warning',
  warnings: 'warning',
  suggestions: 'suggestion',
} as const;

const published = [...issueCodes.values()].filter(({ code }) => !code.startsWith('DOJO_'));

describe('policy validation', () => {
  for (const [folder, severity] of Object.entries(folders)) {
    it(`has an example or a reason for every code of severity ${severity}`, () => {
      const { examples, leftOut } = readExamples(folder);
      const codes = published.filter((issue) => issue.severity === severity).map(({ code }) => code);
      const covered = new Set(examples.map(({ code }) => code));
      const left = Object.keys(leftOut);
      for (const [code, reason] of Object.entries(leftOut)) console.info(`${code} is left out: ${reason}`);
      expect(left.filter((code) => covered.has(code))).toEqual([]);
      expect(codes.filter((code) => !covered.has(code) && !left.includes(code))).toEqual([]);
      expect([...covered, ...left].filter((code) => !issueCodes.has(code))).toEqual([]);
    });
  }

  it('covers 152 of the 157 checks that AWS publishes', () => {
    const all = Object.keys(folders).map(readExamples);
    const covered = new Set(all.flatMap(({ examples }) => examples.map(({ code }) => code)));
    expect(published).toHaveLength(157);
    expect(published.filter(({ code }) => covered.has(code)).length).toBe(152);
  });
});
