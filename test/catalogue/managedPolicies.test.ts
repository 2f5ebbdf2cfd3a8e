import { describe, expect, it } from 'vitest';
import { expectedCounts } from '../../scripts/data/counts.ts';
import { managedPolicy, managedPolicyIndex } from '../../src/catalogue/managedPolicies.ts';

describe('AWS managed policies', () => {
  it('are all there, each with a document that is a policy', () => {
    const index = managedPolicyIndex();
    expect(index).toHaveLength(expectedCounts.managedPolicies);
    expect(index.length).toBeGreaterThanOrEqual(1_500);
    const broken = index.filter(({ arn }) => {
      const document: unknown = JSON.parse(managedPolicy(arn)?.document ?? 'null');
      return typeof document !== 'object' || document === null || !('Statement' in document);
    });
    expect(broken).toEqual([]);
  });

  it('carry version, path and dates', () => {
    const policy = managedPolicy('arn:aws:iam::aws:policy/AdministratorAccess');
    expect(policy).toEqual({
      arn: 'arn:aws:iam::aws:policy/AdministratorAccess',
      name: 'AdministratorAccess',
      path: '/',
      versionId: 'v1',
      createDate: '2015-02-06T18:39:46Z',
      updateDate: '2015-02-06T18:39:46Z',
      document: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
    });
  });

  it('lie under five paths', () => {
    const counts: Record<string, number> = {};
    for (const { path } of managedPolicyIndex()) counts[path] = (counts[path] ?? 0) + 1;
    expect(counts).toEqual({
      '/': 994,
      '/aws-service-role/': 357,
      '/service-role/': 227,
      '/job-function/': 11,
      '/root-task/': 5,
    });
    const basic = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
    expect(managedPolicy(basic)?.document).toContain('logs:PutLogEvents');
  });

  it('are never updated before they are created', () => {
    expect(managedPolicyIndex().filter((policy) => policy.updateDate < policy.createDate)).toEqual([]);
  });

  it('are found by their exact ARN only', () => {
    expect(managedPolicy('arn:aws:iam::aws:policy/administratoraccess')).toBeUndefined();
    expect(managedPolicy('arn:aws:iam::123456789012:policy/AdministratorAccess')).toBeUndefined();
  });
});
