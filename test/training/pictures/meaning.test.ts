import { describe, expect, it } from 'vitest';
import { beginAttempt } from '../../../src/stores/playedAttempt.ts';
import { sandboxOf } from '../../../src/training/attemptState.ts';
import { inspectedPolicies } from '../../../src/training/pictures/inspected.ts';
import { meaningOf } from '../../../src/training/pictures/meaning.ts';
import { runLines, scenarioFile } from '../../tui/testGame.ts';

const lines = [
  'aws iam create-group --group-name Developers',
  'aws iam add-user-to-group --group-name Developers --user-name maya',
  'ARN=$(aws iam create-policy --policy-name dev-ec2 --policy-document file://dev-ec2.json --query Policy.Arn --output text)',
  'aws iam attach-group-policy --group-name Developers --policy-arn $ARN',
  'aws iam put-user-permissions-boundary --user-name maya --permissions-boundary $ARN',
];
const sandbox = sandboxOf(runLines(beginAttempt(scenarioFile('developer-ec2-access'), 0), lines).state);
const thing = (kind: string, name: string) => ({ account: sandbox.home, kind, name });

describe('the policies of a thing', () => {
  it('are those that it has, those of its groups, and its boundary, each with its part', () => {
    expect(inspectedPolicies(sandbox, thing('user', 'maya')).map(({ title, role }) => [title, role])).toEqual([
      ['policy dev-ec2, through group Developers', 'grants'],
      ['boundary dev-ec2', 'limits'],
    ]);
    expect(inspectedPolicies(sandbox, thing('role', 'admin-app')).at(-1)).toMatchObject({
      title: 'trust policy',
      kind: 'trust',
      role: 'admits',
    });
  });

  it('are none for what has none or does not exist', () => {
    expect(inspectedPolicies(sandbox, thing('user', 'bob'))).toEqual([]);
    expect(inspectedPolicies(sandbox, thing('user', 'nobody'))).toEqual([]);
    expect(inspectedPolicies(sandbox, thing('instance', 'i-1'))).toEqual([]);
  });
});

describe('what policies mean together', () => {
  it('is told in a sentence and service by service', () => {
    const meaning = meaningOf(sandbox, thing('policy', 'dev-ec2'));
    expect(meaning?.sentence).toMatch(/^Amazon EC2: /);
    expect(meaning?.services.map(({ name }) => name)).toEqual(['Amazon EC2 (ec2)']);
    expect(meaning?.complete).toBe(true);
  });

  it('names the statement that denies, or that has no effect', () => {
    const denied = meaningOf(sandbox, thing('policy', 'dev-ec2'))?.denials ?? [];
    for (const text of denied) expect(text).toMatch(/by policy dev-ec2, statement \d/);
  });

  it('is nothing without a policy', () => {
    expect(meaningOf(sandbox, thing('user', 'bob'))).toBeNull();
  });
});
