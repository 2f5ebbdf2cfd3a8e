import { describe, expect, it } from 'vitest';
import { findAction } from '../../src/catalogue/authorization.ts';
import { modelledServices, serviceModel } from '../../src/catalogue/models.ts';
import { operationActions } from '../../src/catalogue/operationActions.ts';

describe('the actions of an operation', () => {
  it('have the name of the operation unless the table says otherwise', () => {
    expect(operationActions('iam', 'CreateUser')).toEqual(['iam:CreateUser']);
    expect(operationActions('sso-admin', 'CreatePermissionSet')).toEqual(['sso:CreatePermissionSet']);
    expect(operationActions('accessanalyzer', 'ListFindingsV2')).toEqual(['access-analyzer:ListFindings']);
    expect(operationActions('s3', 'ListObjectsV2')).toEqual(['s3:ListBucket']);
    expect(operationActions('s3api', 'ListBuckets')).toEqual(['s3:ListAllMyBuckets']);
  });

  it('depend on the members given', () => {
    expect(operationActions('s3', 'GetObject', ['Bucket', 'Key'])).toEqual(['s3:GetObject']);
    expect(operationActions('s3', 'GetObject', ['Bucket', 'VersionId'])).toEqual(['s3:GetObjectVersion']);
    expect(operationActions('s3', 'PutObject', ['Tagging', 'ACL'])).toEqual([
      's3:PutObject',
      's3:PutObjectTagging',
      's3:PutObjectAcl',
    ]);
  });

  it('are in the catalogue, but for one operation that the Service Authorization Reference leaves out', () => {
    const unknown: string[] = [];
    for (const service of modelledServices()) {
      const { operations = {}, shapes = {} } = serviceModel(service) ?? {};
      for (const { name, input } of Object.values(operations)) {
        const members = Object.keys((input && shapes[input.shape]?.members) ?? {});
        const actions = [...operationActions(service, name), ...operationActions(service, name, members)];
        unknown.push(...actions.filter((action) => !findAction(action)));
      }
    }
    expect([...new Set(unknown)]).toEqual(['iam:UpdateDelegationRequest']);
  });
});
