import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { advance, startAttempt } from '../../src/training/attemptState.ts';
import { dividedExcess } from '../../src/training/excessReport.ts';
import { grade } from '../../src/training/grade.ts';
import { divide } from '../../src/training/points.ts';
import type { Report } from '../../src/training/report.ts';
import { playCommands, runCommands } from '../../src/training/runCommands.ts';
import { toolVersion } from '../../src/training/toolVersion.ts';
import { smallScenario } from './smallScenario.ts';

const none = () => undefined;

function statuses(report: Report): Record<string, string> {
  return Object.fromEntries(report.tasks.flatMap(({ checks }) => checks.map(({ id, status }) => [id, status])));
}

function run(scenario: Scenario, commands: string): Report {
  return runCommands(scenario, 0, commands, none).report;
}

const attach = 'aws iam attach-user-policy --user-name maya --policy-arn arn:aws:iam::111122223333:policy/read';
const create = (document: object) =>
  `aws iam create-policy --policy-name read --policy-document '${JSON.stringify({ Version: '2012-10-17', Statement: document })}'`;
const allow = (action: string | string[], resource: string | string[]) => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
});

describe('a report', () => {
  const scenario = smallScenario();
  const solution = scenario.solutions?.[0]?.commands ?? '';

  it('gives three stars and all points to the reference solution', () => {
    const report = run(scenario, solution);
    expect(report).toMatchObject({
      passed: true,
      stars: 3,
      score: { points: 100, max: 100 },
      excess: [],
      hintsUsed: 0,
    });
    expect(report.commands.map(({ line, ok }) => [line, ok])).toEqual([
      [2, true],
      [3, true],
    ]);
    expect(report.durationMs).toBe(2000);
  });

  it('is the same bytes for the same input', () => {
    expect(JSON.stringify(run(scenario, solution))).toBe(JSON.stringify(run(smallScenario(), solution)));
  });

  it('passes no account that nothing was done to', () => {
    const report = run(scenario, '');
    expect(report.passed).toBe(false);
    expect(report.stars).toBe(0);
    expect(statuses(report)).toMatchObject({ reads: 'failed', 'no-secret': 'passed', 'leave-1': 'passed' });
  });

  it('divides one hundred points over the kinds of checks', () => {
    const points = run(scenario, solution).tasks.flatMap(({ checks }) =>
      checks.map(({ kind, maxPoints }) => [kind, maxPoints]),
    );
    expect(points).toEqual([
      ['allow', 34],
      ['deny', 8],
      ['never', 8],
      ['atMost', 17],
      ['state', 17],
      ['deny', 8],
      ['hygiene', 4],
      ['hygiene', 4],
    ]);
    expect(
      run(scenario, solution)
        .tasks.flatMap(({ checks }) => checks)
        .reduce((sum, { maxPoints }) => sum + maxPoints, 0),
    ).toBe(100);
  });

  it('lists what is too much with a request that proves it', () => {
    const report = run(scenario, `${create(allow('s3:*', '*'))}\n${attach}`);
    expect(report.passed).toBe(false);
    const [worst] = report.excess;
    expect(worst).toMatchObject({ principal: 'user/maya' });
    expect(worst?.witness.action).toMatch(/^s3:/);
    expect(report.excess.some(({ actions }) => actions.includes('s3:DeleteObject') || actions.length === 50)).toBe(
      true,
    );
  });

  it('gives a third star only without excess above reading metadata', () => {
    const wider = run(
      scenario,
      `${create(allow(['s3:GetObject', 's3:PutObjectTagging'], 'arn:aws:s3:::larkspur-assets/logo.png'))}\n${attach}`,
    );
    expect(statuses(wider)).toMatchObject({ reads: 'passed', tight: 'failed' });
    expect(wider.passed).toBe(false);
    const metadata = run(
      scenario,
      `${create([allow('s3:GetObject', 'arn:aws:s3:::larkspur-assets/logo.png'), allow('s3:GetBucketLocation', '*')])}\n${attach}`,
    );
    expect(metadata).toMatchObject({ passed: true, stars: 3 });
    expect(metadata.score.points).toBeGreaterThanOrEqual(98);
    expect(metadata.excess.map(({ actions }) => actions)).toEqual([['s3:GetBucketLocation']]);
    expect(dividedExcess(metadata.excess)).toEqual({ costly: [], reading: metadata.excess });
  });

  it('gives two stars to an excess that no claim forbids, and one where a held-out check fails', () => {
    const tagging = run(
      scenario,
      `${create(allow(['s3:GetObject', 's3:DeleteObject'], 'arn:aws:s3:::larkspur-assets/logo.png'))}\n${attach}`,
    );
    expect(tagging).toMatchObject({ passed: true, stars: 2 });
    expect(dividedExcess(tagging.excess)).toEqual({ costly: tagging.excess, reading: [] });
    const other = run(
      scenario,
      `${create(allow('s3:GetObject', ['arn:aws:s3:::larkspur-assets/logo.png', 'arn:aws:s3:::larkspur-assets/new.png']))}\n${attach}`,
    );
    expect(other).toMatchObject({ passed: true, stars: 1 });
    const heldOut = other.tasks.find(({ id }) => id === 'held-out')?.checks[0];
    expect(heldOut).toMatchObject({
      visibility: 'held-out',
      status: 'failed',
      message: 'Somebody else',
      evidence: null,
    });
  });

  it('caps an attempt at two stars once a hint showed a step', () => {
    let { state } = playCommands(startAttempt(scenario, 0), solution, none);
    state = advance(state, { type: 'hint', task: 'read', index: 1 }).state;
    expect(grade(state)).toMatchObject({ stars: 3, score: { points: 100 } });
    state = advance(state, { type: 'hint', task: 'read', index: 2 }).state;
    expect(grade(state)).toMatchObject({ passed: true, stars: 2, score: { points: 100 } });
  });

  it('holds hygiene against nobody who passes', () => {
    const report = run(
      scenario,
      `${create(allow('s3:GetObjec*', 'arn:aws:s3:::larkspur-assets/logo.png'))}\n${attach}\naws iam create-policy --policy-name spare --policy-document file://wide.json`,
    );
    expect(report.passed).toBe(true);
    expect(statuses(report)).toMatchObject({ 'no-wildcard-actions': 'failed', 'no-unused-policies': 'failed' });
  });

  it('records a line that fails and goes on', () => {
    const report = run(scenario, `aws iam create-user --user-name maya\n${solution}`);
    expect(report.commands[0]).toMatchObject({ line: 1, ok: false, exit: 254 });
    expect(report.commands[0]?.output).toContain('EntityAlreadyExists');
    expect(report).toMatchObject({ passed: true, stars: 3 });
  });

  it('names the version of the package', () => {
    const manifest: unknown = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8'));
    expect(manifest).toMatchObject({ version: toolVersion });
  });
});

describe('points', () => {
  it('are a hundred whatever the checks, and an own number replaces a share', () => {
    expect(divide([{ kind: 'allow', own: null }])).toEqual([100]);
    expect(
      divide([
        { kind: 'allow', own: null },
        { kind: 'deny', own: null },
        { kind: 'deny', own: null },
      ]),
    ).toEqual([57, 22, 21]);
    expect(
      divide([
        { kind: 'allow', own: 10 },
        { kind: 'state', own: 30 },
      ]),
    ).toEqual([25, 75]);
    expect(divide([])).toEqual([]);
  });
});
