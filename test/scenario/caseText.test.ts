import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { decide } from '../../src/policy/evaluate.ts';
import { readPolicy } from '../../src/policy/parse.ts';
import { policiesOf } from '../../src/policy/policiesOf.ts';
import { caseText } from '../../src/scenario/caseText.ts';
import { run } from '../cli/run.ts';
import { type ConformanceCase, readCase } from '../conformance/readCase.ts';

const corpus = resolve(import.meta.dirname, '../conformance/evaluation');
const folder = mkdtempSync(join(tmpdir(), 'iam-dojo-cases-'));

function corpusCases(): readonly ConformanceCase[] {
  return readdirSync(corpus).flatMap((name) => parse(readFileSync(join(corpus, name), 'utf8')).cases.map(readCase));
}

function written({ id, says, request, policies }: ConformanceCase): string {
  const path = join(folder, `${id}.yaml`);
  writeFileSync(path, caseText(decide(request, policies), policies, { id, says }));
  return path;
}

describe('a verdict written as a case file', () => {
  it('is decided the same way by the command line, whatever policies were in force', async () => {
    const files = corpusCases()
      .filter((_, index) => index % 3 === 0)
      .map(written);
    expect(files.length).toBeGreaterThan(60);
    const { exit, out, err } = await run(['simulate', ...files]);
    expect(err).toBe('');
    expect(out).toContain(`${files.length} as expected, 0 not as expected`);
    expect(exit).toBe(0);
  });

  it('names the policies in comments, without what could leave the comment', () => {
    const { policy } = readPolicy({ Version: '2012-10-17', Statement: [] }, 'identity');
    const document = policy ?? { version: null, id: null, statements: [] };
    const request = {
      principal: 'arn:aws:iam::111122223333:user/dana',
      action: 's3:GetObject',
      resource: '*',
      context: {},
    };
    const policies = { identity: [{ ref: 'identity[0]', policy: document, name: 'read\nlogs: [', arn: 'arn:x' }] };
    const text = caseText(decide(request, policies), policies, { id: 'one', says: 'may dana\u0007 read?' });
    expect(text).toContain('# identity[0]: read logs: [ (arn:x)\n');
    expect(parse(text).cases).toMatchObject([{ id: 'one', says: 'may dana read?', expect: 'implicitDeny' }]);
  });

  it('knows the policies of a decision that was made here, and none of one that was read', () => {
    const policies = { identity: [] };
    const request = {
      principal: 'arn:aws:iam::111122223333:user/dana',
      action: 's3:GetObject',
      resource: '*',
      context: {},
    };
    const decision = decide(request, policies);
    expect(policiesOf(decision)).toBe(policies);
    expect(policiesOf(JSON.parse(JSON.stringify(decision)))).toBeNull();
  });
});
