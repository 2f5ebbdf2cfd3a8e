import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintScenario } from '../../src/scenario/lint.ts';
import { loadScenario } from '../../src/scenario/loadScenario.ts';

const small = readFileSync(resolve(import.meta.dirname, 'small.yaml'), 'utf8');

function findings(from: string, to: string): string[] {
  const text = small.replace(from, to);
  expect(text).not.toBe(small);
  const { scenario, faults } = loadScenario(text, 'small.yaml');
  expect(faults).toEqual([]);
  return scenario ? lintScenario(scenario).map(({ code, message }) => `${code} ${message}`) : [];
}

describe('the lint of scenarios', () => {
  it('finds nothing in a good one', () => {
    const { scenario } = loadScenario(small, 'small.yaml');
    expect(scenario && lintScenario(scenario)).toEqual([]);
  });

  it('tells the line of each finding', () => {
    const text = small.replace(
      'as: user/maya, action: s3:GetObject, on: "{bucket}/new.png"',
      'as: user/ghost, action: s3:GetObject, on: "{bucket}/new.png"',
    );
    const { scenario, locate } = loadScenario(text, 'small.yaml');
    const findings = scenario ? lintScenario(scenario, locate) : [];
    expect(findings).toMatchObject([
      {
        code: 'LINT_UNNAMED',
        message: 'no text names `user/ghost`, and it does not exist at the start',
        place: { line: small.slice(0, small.indexOf('other-object')).split('\n').length },
      },
    ]);
  });

  it('asks everybody whom a check names to be there, excepted ones too', () => {
    const to = 'deny: { as: others, except: [role/reader, group/Admins], action: s3:GetObject, on: role/reader }';
    const from = 'deny: { as: user/maya, action: s3:GetObject, on: "{bucket}/new.png" }';
    expect(findings(from, to)).toEqual([
      'LINT_UNNAMED no text names `role/reader`, and it does not exist at the start',
      'LINT_UNNAMED no text names `role/reader`, and it does not exist at the start',
    ]);
  });

  it.each([
    ['action: s3:GetObject', 'action: s3:GetObjekt', 'LINT_ACTION AWS has no action `s3:GetObjekt`'],
    ['"s3:Put*"', '"s3:Putt*"', 'LINT_ACTION `s3:Putt*` matches no action of AWS'],
    [
      'on: "{bucket}/logo.png"',
      'on: "arn:aws:s3:::{bucket}"',
      'LINT_RESOURCE `arn:aws:s3:::larkspur-assets` is no resource of `s3:GetObject`',
    ],
    [
      'action: s3:GetObject, on: "{bucket}/logo.png"',
      'action: iam:CreateUser',
      'LINT_RESOURCE `iam:CreateUser` asks for a resource: user',
    ],
    [
      'on: "{bucket}/logo.png"',
      'on: "{bucket}/logo.png", context: { "aws:SourceIpp": "1" }',
      'LINT_CONDITION_KEY AWS has no condition key `aws:SourceIpp`',
    ],
    [
      'as: user/maya, action',
      'as: user/mya, action',
      'LINT_UNNAMED no text names `user/mya`, and it does not exist at the start',
    ],
    [
      'on: "{bucket}/logo.png"',
      'on: other-bucket/logo.png',
      'LINT_RESOURCE no instance or bucket of the start is called `other-bucket/logo.png`',
    ],
    ['as: user/maya, says', 'as: user/mara, says', 'LINT_IDENTITY `user/mara` does not exist at the start'],
    [
      'debrief: { why: One action on one object., rule: Say exactly what is needed. }',
      '',
      'LINT_NO_DEBRIEF nothing is said afterwards',
    ],
    ['nothing else.', 'nothing else in {other_bucket}.', 'LINT_PLACEHOLDER no variant fills `{other_bucket}`'],
  ])('finds the fault in %j → %j', (from, to, finding) => {
    expect(findings(from, to)).toContain(finding);
  });
});
