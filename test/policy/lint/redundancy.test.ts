import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/policy/lint/entries.ts';
import { lintPolicy } from '../../../src/policy/lint/lintPolicy.ts';
import { COMPARISONS, readActionPattern, redundancyOf, resourceReader } from '../../../src/policy/lint/redundancy.ts';

const entriesOf = (texts: readonly string[]) => texts.map((text, index): Entry => ({ text, path: [index] }));
const lower = (text: string) => text.toLowerCase();
const asWritten = (text: string) => text;

function needless(texts: readonly string[], resources = false): string[] {
  const entries = entriesOf(texts);
  const { found } = resources
    ? redundancyOf(entries, resourceReader(), asWritten)
    : redundancyOf(entries, readActionPattern, lower);
  return found.map(({ entry, by }) => `${entry.text} < ${by.text}`);
}

describe('needless entries of a list', () => {
  it('are those that another entry covers', () => {
    expect(needless(['s3:Get*', 's3:GetObject', 'S3:PUT*', 's3:PutObjectAcl', 'ec2:*'])).toEqual([
      's3:GetObject < s3:Get*',
      's3:PutObjectAcl < S3:PUT*',
    ]);
  });

  it('are the later ones of two that say the same', () => {
    expect(needless(['s3:*?', 's3:?*', 's3:GetObject', 's3:getobject'])).toEqual([
      's3:?* < s3:*?',
      's3:GetObject < s3:*?',
      's3:getobject < s3:GetObject',
    ]);
  });

  it('never reach over the colon of an action', () => {
    expect(needless(['ec2*:Run*', 'ec2-instance-connect:RunX', 'ec2:Describe*'])).toEqual([
      'ec2-instance-connect:RunX < ec2*:Run*',
    ]);
    expect(needless(['s*', 's3:GetObject'])).toEqual([]);
    expect(needless(['*', 's3:GetObject'])).toEqual(['s3:GetObject < *']);
  });

  it('take a variable for one unknown text', () => {
    const home = 'arn:aws:s3:::home/${aws:username}/*';
    expect(needless([home, 'arn:aws:s3:::home/dana/x', 'arn:aws:s3:::home/${aws:username}/x'], true)).toEqual([
      `arn:aws:s3:::home/\${aws:username}/x < ${home}`,
    ]);
    expect(needless(['arn:aws:s3:::home/?/x', 'arn:aws:s3:::home/${aws:username}/x'], true)).toEqual([]);
    expect(needless(['arn:aws:s3:::*', home], true)).toEqual([`${home} < arn:aws:s3:::*`]);
  });
});

describe('a list too long to compare', () => {
  const many = Array.from({ length: 1000 }, (_, index) => `s3:*x${index}`);

  it('is compared up to a limit', () => {
    expect(many.length * many.length).toBeGreaterThan(COMPARISONS);
    expect(redundancyOf(entriesOf(many), readActionPattern, lower).complete).toBe(false);
    expect(redundancyOf(entriesOf(many.slice(0, 300)), readActionPattern, lower).complete).toBe(true);
  });

  it('says so in a finding', () => {
    const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: many, Resource: '*' }] };
    const findings = lintPolicy(JSON.stringify(policy), { kind: 'identity' });
    const redundant = findings.filter(({ code }) => code === 'REDUNDANT_ACTION');
    expect(redundant).toMatchObject([
      { path: ['Statement', 0, 'Action'], message: expect.stringContaining('stopped after') },
    ]);
  });

  it('needs no limit where the entries begin differently', () => {
    const spread = Array.from({ length: 20_000 }, (_, index) => `s3:Get${index}z*`);
    expect(redundancyOf(entriesOf(spread), readActionPattern, lower)).toEqual({ found: [], complete: true });
  });
});
