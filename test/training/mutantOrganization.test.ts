import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readScenario } from '../../src/stores/scenarioLibrary.ts';
import { startAttempt } from '../../src/training/attemptState.ts';
import { type Mutant, mutants } from '../../src/training/mutants.ts';
import { judgeMutant } from '../../src/training/mutantVerdict.ts';
import { playCommands } from '../../src/training/runCommands.ts';

const root = resolve(import.meta.dirname, '../..');

function mutantsOf(slug: string): readonly Mutant[] {
  const { scenario } = readScenario(join(root, `scenarios/${slug}.yaml`));
  const [solution] = scenario?.solutions ?? [];
  if (!scenario || !solution) throw new Error(`${slug} has no solution`);
  return mutants(playCommands(startAttempt(scenario, 0), solution.commands, () => undefined).state);
}

const verdicts = (made: readonly Mutant[]) => made.map((mutant) => [mutant.name, judgeMutant(mutant).verdict]);

describe('mistakes made by machine above the accounts', () => {
  const cameras = mutantsOf('organizations/nobody-stops-the-cameras');

  it('spoil the statements of a service control policy', () => {
    const spoiled = cameras.filter(({ name }) => name.startsWith('control policy keep-the-cameras, '));
    expect(spoiled.map(({ name }) => name.replace(/^.*: /, ''))).toEqual([
      'no Deny',
      'a Deny without exceptions',
      'a Deny with its condition turned around',
      'a Deny of the first action alone',
      'an exception for every name that begins so',
    ]);
    expect(verdicts(spoiled).filter(([, verdict]) => verdict === 'survived')).toEqual([]);
  });

  it('attach it elsewhere', () => {
    const moved = cameras.filter(({ name }) => name.startsWith('control policy keep-the-cameras of Workloads: '));
    expect(verdicts(moved)).toEqual([
      ['control policy keep-the-cameras of Workloads: not attached', 'caught'],
      ['control policy keep-the-cameras of Workloads: on the root in place of one part', 'caught'],
      ['control policy keep-the-cameras of Workloads: on the management account', 'caught'],
      ['control policy keep-the-cameras of Workloads: on the first account below alone', 'caught'],
    ]);
  });

  it('take FullAWSAccess away beside it', () => {
    const [bare, ...more] = cameras.filter(({ name }) => name.startsWith('FullAWSAccess'));
    expect(more).toEqual([]);
    expect(bare && verdicts([bare])).toEqual([['FullAWSAccess of Workloads: taken away', 'caught']]);
  });

  it('spoil resource control policies, and leave alone what AWS attaches by itself', () => {
    const names = mutantsOf('organizations/the-data-perimeter').map(({ name }) => name);
    expect(names).toContain('control policy fence, statement 1: a Deny with one condition less');
    expect(names).toContain('control policy fence of the root: not attached');
    expect(names.filter((name) => name.includes('RCPFullAWSAccess'))).toEqual([]);
  });

  it('do not touch control policies that were there before', () => {
    const names = mutantsOf('organizations/a-guardrail-grants-nothing').map(({ name }) => name);
    expect(names.filter((name) => name.includes('storage-only'))).toEqual([]);
  });

  it('spoil what the learner wrote in other accounts', () => {
    const names = mutantsOf('cross-account/two-keys-two-accounts').map(({ name }) => name);
    expect(names.some((name) => name.startsWith('account 555566667777: inline policy'))).toBe(true);
  });
});
