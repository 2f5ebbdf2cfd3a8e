import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { policyDocument } from '../../../src/cli/lintInput.ts';
import type { Severity } from '../../../src/policy/fault.ts';
import { applyFix } from '../../../src/policy/lint/fix.ts';
import { type Finding, lintDocument, lintPolicy } from '../../../src/policy/lint/lintPolicy.ts';
import { type Example, readExamples, textOf } from './examples.ts';

const severities: Readonly<Record<string, Severity>> = {
  errors: 'error',
  securityWarnings: 'security-warning',
  warnings: 'warning',
  suggestions: 'suggestion',
};

const optionsOf = ({ kind, resourceType }: Example) => (resourceType === undefined ? { kind } : { kind, resourceType });

const order = Object.values(severities);

/** The codes of the findings that are as severe as the table's, or more so. */
function codesOf(findings: readonly Finding[], severity: Severity): string[] {
  const counted = findings.filter((finding) => order.indexOf(finding.severity) <= order.indexOf(severity));
  return [...new Set(counted.map(({ code }) => code))].sort();
}

for (const [folder, severity] of Object.entries(severities)) {
  const { examples } = readExamples(folder);

  describe(`checks of severity ${severity}`, () => {
    it.each(examples.map((example, index) => [`${example.code} (${index})`, example] as const))(
      '%s is found where it is, and nowhere else',
      (_title, example) => {
        const { code, failing, path, also, longer, passing, passingGives } = example;
        const text = textOf(failing, longer);
        const findings = lintPolicy(text, optionsOf(example));
        expect(findings.filter((finding) => finding.code === code).map((finding) => finding.path)).toContainEqual(path);
        expect(codesOf(findings, severity)).toEqual([code, ...also].sort());
        const found = findings.find((finding) => finding.code === code);
        expect(found).toMatchObject({ severity, message: expect.stringMatching(/\S/), place: expect.anything() });
        expect(codesOf(lintPolicy(textOf(passing), optionsOf(example)), severity)).toEqual([...passingGives].sort());
      },
    );

    it('finds the same in YAML', () => {
      for (const example of examples.filter(({ failing }) => typeof failing !== 'string')) {
        const text = textOf(example.failing, example.longer);
        const document = policyDocument(stringify(JSON.parse(text)), 'yaml');
        const inYaml = lintDocument(document, optionsOf(example));
        expect([example.code, codesOf(inYaml, severity)]).toEqual([
          example.code,
          codesOf(lintPolicy(text, optionsOf(example)), severity),
        ]);
        expect(inYaml.every(({ place }) => place !== null)).toBe(true);
      }
    });

    it('repairs what it offers to repair', () => {
      for (const example of examples) {
        const text = textOf(example.failing, example.longer);
        for (const finding of lintPolicy(text, optionsOf(example))) {
          if (finding.code !== example.code || finding.fix === null) continue;
          const left = lintPolicy(applyFix(text, finding.fix), optionsOf(example));
          const key = JSON.stringify([finding.code, finding.path, finding.message]);
          expect(left.map(({ code, path, message }) => JSON.stringify([code, path, message]))).not.toContain(key);
        }
      }
    });
  });
}
