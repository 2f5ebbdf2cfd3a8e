import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/account/call.ts';
import { account, allow, arn, keyOf, Lab } from './lab.ts';

const member = '999988887777';
const path = 'o-larkspur0001/r-lark/';
const document = (action: string): JsonObject => JSON.parse(allow(action));

const start = () =>
  new Lab(
    {
      policies: [{ name: 'reader', document: document('s3:Get*') }],
      groups: [{ name: 'devs', inline: { queues: document('sqs:*') } }],
      users: [
        {
          name: 'maya',
          groups: ['devs'],
          attached: ['reader'],
          inline: { own: document('iam:*') },
          accessKeys: [{}],
        },
        { name: 'ivo', attached: ['reader'] },
      ],
    },
    {
      others: [{ id: member }],
      organization: {
        id: 'o-larkspur0001',
        managementAccount: account,
        paths: { [account]: path, [member]: `${path}ou-lark-team0001/` },
        serviceControlPolicies: { [member]: [[{ name: 'few', document: document('s3:*') }]] },
      },
    },
  );

describe('ListPoliciesGrantingServiceAccess', () => {
  it('tells of each service which policies of a user and its groups grant something of it', () => {
    const output = start().ok('ListPoliciesGrantingServiceAccess', {
      Arn: arn('user/maya'),
      ServiceNamespaces: ['s3', 'iam', 'sqs', 'ec2'],
    });
    expect(output).toEqual({
      PoliciesGrantingServiceAccess: [
        {
          ServiceNamespace: 's3',
          Policies: [{ PolicyName: 'reader', PolicyType: 'MANAGED', PolicyArn: arn('policy/reader') }],
        },
        {
          ServiceNamespace: 'iam',
          Policies: [{ PolicyName: 'own', PolicyType: 'INLINE', EntityType: 'USER', EntityName: 'maya' }],
        },
        {
          ServiceNamespace: 'sqs',
          Policies: [{ PolicyName: 'queues', PolicyType: 'INLINE', EntityType: 'GROUP', EntityName: 'devs' }],
        },
        { ServiceNamespace: 'ec2', Policies: [] },
      ],
      IsTruncated: false,
    });
  });

  it('knows only who is there', () => {
    const input = { Arn: arn('user/ghost'), ServiceNamespaces: ['s3'] };
    expect(start().failure('ListPoliciesGrantingServiceAccess', input).code).toBe('NoSuchEntity');
  });
});

describe('GetServiceLastAccessedDetailsWithEntities', () => {
  it('tells who used a service, and who could', () => {
    const lab = start();
    lab.ok('ListUsers', {}, keyOf(lab, 'maya'));
    const { JobId } = lab.ok('GenerateServiceLastAccessedDetails', { Arn: arn('policy/reader') });
    const input = { JobId: String(JobId), ServiceNamespace: 'iam' };
    const output = lab.ok('GetServiceLastAccessedDetailsWithEntities', input);
    expect(output.EntityDetailsList).toMatchObject([
      { EntityInfo: { Name: 'ivo', Type: 'USER' } },
      { EntityInfo: { Name: 'maya', Arn: arn('user/maya') }, LastAuthenticated: '2026-11-25T09:00:01Z' },
    ]);
    expect(output.EntityDetailsList).not.toMatchObject([{ LastAuthenticated: expect.anything() }, {}]);
  });
});

describe('the access report of an organization', () => {
  const reportOn = (lab: Lab, EntityPath: string, more: JsonObject = {}) => {
    const { JobId } = lab.ok('GenerateOrganizationsAccessReport', { EntityPath });
    return lab.ok('GetOrganizationsAccessReport', { JobId: String(JobId), ...more });
  };

  it('counts the services that control policies leave, and which of them were used', () => {
    const lab = start();
    lab.ok('ListUsers', {}, keyOf(lab, 'maya'));
    const all = reportOn(lab, 'o-larkspur0001/r-lark', { SortKey: 'LAST_AUTHENTICATED_TIME_DESCENDING', MaxItems: 1 });
    expect(all).toMatchObject({
      JobStatus: 'COMPLETED',
      AccessDetails: [
        {
          ServiceNamespace: 'iam',
          EntityPath: `${path}${account}/`,
          Region: 'us-east-1',
          TotalAuthenticatedEntities: 1,
        },
      ],
      IsTruncated: true,
    });
    expect(Number(all.NumberOfServicesAccessible)).toBeGreaterThan(300);
    expect(all.NumberOfServicesNotAccessed).toBe(Number(all.NumberOfServicesAccessible) - 1);
  });

  it('of one account counts what its control policies leave', () => {
    const report = reportOn(start(), `${path}ou-lark-team0001/${member}`);
    expect(report).toMatchObject({ NumberOfServicesAccessible: 1, AccessDetails: [{ ServiceNamespace: 's3' }] });
  });

  it('of another organization fails', () => {
    expect(reportOn(start(), 'o-elsewhere001/r-root')).toMatchObject({ JobStatus: 'FAILED' });
  });

  it('is no report on a user', () => {
    const lab = start();
    const { JobId } = lab.ok('GenerateOrganizationsAccessReport', { EntityPath: path });
    expect(lab.failure('GetServiceLastAccessedDetails', { JobId: String(JobId) }).code).toBe('NoSuchEntity');
  });
});

describe('central root access', () => {
  it('is for organizations, their management account and trusted access', () => {
    expect(new Lab().failure('ListOrganizationsFeatures').code).toBe('OrganizationNotFoundException');
    expect(start().failure('EnableOrganizationsRootSessions').code).toBe('ServiceAccessNotEnabledException');
    const root = { type: 'root', account: member, mfa: true } as const;
    const free = new Lab({}, { others: [{ id: member }], organization: { managementAccount: account } });
    expect(free.failure('EnableOrganizationsRootSessions', {}, root).code).toBe(
      'AccountNotManagementOrDelegatedAdministratorException',
    );
  });

  it('is switched feature by feature', () => {
    const lab = start();
    const { organization } = lab.sandbox;
    if (!organization) throw new Error('there is no organization');
    const trustedServices = new Map([['iam.amazonaws.com', lab.time]]);
    lab.sandbox = { ...lab.sandbox, organization: { ...organization, trustedServices } };
    lab.ok('EnableOrganizationsRootCredentialsManagement');
    expect(lab.ok('EnableOrganizationsRootSessions')).toEqual({
      OrganizationId: 'o-larkspur0001',
      EnabledFeatures: ['RootCredentialsManagement', 'RootSessions'],
    });
    lab.ok('DisableOrganizationsRootCredentialsManagement');
    expect(lab.ok('ListOrganizationsFeatures').EnabledFeatures).toEqual(['RootSessions']);
    expect(lab.ok('DisableOrganizationsRootSessions').EnabledFeatures).toEqual([]);
  });
});
