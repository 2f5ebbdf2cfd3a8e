import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/account/call.ts';
import { managedPolicyIndex } from '../../../src/catalogue/managedPolicies.ts';
import { allow, arn, console_, decoded, Lab } from './lab.ts';

const PolicyArn = arn('policy/app/Read');

function withPolicy(): Lab {
  const lab = new Lab({ users: [{ name: 'maya' }], groups: [{ name: 'devs' }] });
  lab.ok('CreatePolicy', {
    PolicyName: 'Read',
    Path: '/app/',
    PolicyDocument: allow('s3:GetObject'),
    Description: 'reads',
  });
  return lab;
}

const policy = (lab: Lab, of = PolicyArn) => Object(lab.ok('GetPolicy', { PolicyArn: of }).Policy);

describe('managed policies', () => {
  test('a new policy starts with version 1 and no use', () => {
    const lab = withPolicy();
    expect(policy(lab)).toEqual({
      PolicyName: 'Read',
      PolicyId: expect.stringMatching(/^ANPA/),
      Arn: PolicyArn,
      Path: '/app/',
      DefaultVersionId: 'v1',
      AttachmentCount: 0,
      PermissionsBoundaryUsageCount: 0,
      IsAttachable: true,
      Description: 'reads',
      CreateDate: '2026-11-25T09:00:01Z',
      UpdateDate: '2026-11-25T09:00:01Z',
      Tags: [],
    });
  });

  test('names are taken over all paths and letter cases', () => {
    expect(withPolicy().error('CreatePolicy', { PolicyName: 'READ', PolicyDocument: allow('s3:*') })).toBe(
      'EntityAlreadyExists: A policy called READ already exists. Duplicate names are not allowed.',
    );
  });

  test('documents that AWS would not store are refused in its words', () => {
    const lab = new Lab();
    const error = (PolicyDocument: string) => lab.error('CreatePolicy', { PolicyName: 'p', PolicyDocument });
    expect(error('{"a":')).toBe('MalformedPolicyDocument: Syntax errors in policy.');
    expect(
      error(JSON.stringify({ Version: '2008-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] })),
    ).toBe('MalformedPolicyDocument: Policy document must be version 2012-10-17 or greater.');
  });

  test('a policy has 6144 characters at most, white space not counted', () => {
    const lab = new Lab();
    const long = allow(Array.from({ length: 400 }, (_, index) => `s3:GetObject${index}`));
    expect(lab.error('CreatePolicy', { PolicyName: 'p', PolicyDocument: long })).toBe(
      'LimitExceeded: Cannot exceed quota for PolicySize: 6144',
    );
    lab.ok('CreatePolicy', { PolicyName: 'p', PolicyDocument: allow('s3:*') + ' '.repeat(7000) });
  });

  test('the path belongs to the ARN', () => {
    expect(withPolicy().error('GetPolicy', { PolicyArn: arn('policy/Read') })).toBe(
      `NoSuchEntity: Policy ${arn('policy/Read')} was not found.`,
    );
  });

  test('a policy in use or with more versions cannot go', () => {
    const lab = withPolicy();
    lab.ok('AttachUserPolicy', { UserName: 'maya', PolicyArn });
    expect(lab.error('DeletePolicy', { PolicyArn })).toBe(
      'DeleteConflict: Cannot delete a policy attached to entities.',
    );
    lab.ok('DetachUserPolicy', { UserName: 'maya', PolicyArn });
    lab.ok('CreatePolicyVersion', { PolicyArn, PolicyDocument: allow('s3:PutObject') });
    expect(lab.error('DeletePolicy', { PolicyArn })).toContain(
      'DeleteConflict: This policy has more than one version.',
    );
    lab.ok('DeletePolicyVersion', { PolicyArn, VersionId: 'v2' });
    lab.ok('DeletePolicy', { PolicyArn });
    expect(lab.error('DeletePolicy', { PolicyArn })).toBe(`NoSuchEntity: Policy ${PolicyArn} was not found.`);
  });

  test('policies of AWS can be read but not changed', () => {
    const lab = new Lab();
    const aws = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    expect(policy(lab, aws)).toMatchObject({ PolicyName: 'ReadOnlyAccess', Path: '/', IsAttachable: true });
    const { DefaultVersionId } = policy(lab, aws);
    const version = lab.ok('GetPolicyVersion', { PolicyArn: aws, VersionId: DefaultVersionId });
    expect(decoded(Object(version.PolicyVersion).Document)).toHaveProperty('Statement');
    expect(lab.error('DeletePolicy', { PolicyArn: aws })).toContain('AccessDenied');
    expect(lab.error('CreatePolicyVersion', { PolicyArn: aws, PolicyDocument: allow('*') })).toContain('AccessDenied');
  });

  test('denials name the policy as AWS does', () => {
    const lab = withPolicy();
    const denied = (operation: string, input: JsonObject) => lab.error(operation, input, console_('maya'));
    expect(denied('GetPolicy', { PolicyArn })).toContain(`iam:GetPolicy on resource: policy ${PolicyArn} because`);
    expect(denied('CreatePolicy', { PolicyName: 'x', PolicyDocument: allow('*') })).toContain(
      'on resource: policy x because',
    );
    expect(denied('ListPolicies', {})).toContain('iam:ListPolicies on resource: policy path / because');
  });
});

describe('listing policies', () => {
  const names = (lab: Lab, input: JsonObject): readonly string[] =>
    Object(lab.ok('ListPolicies', input).Policies).map((one: { PolicyName: string }) => one.PolicyName);

  test('AWS has all its policies, page by page', () => {
    const lab = new Lab();
    const found: string[] = [];
    let Marker: JsonObject = {};
    do {
      const page = lab.ok('ListPolicies', { Scope: 'AWS', MaxItems: 1000, ...Marker });
      found.push(...Object(page.Policies).map((one: { Arn: string }) => one.Arn));
      Marker = page.Marker === undefined ? {} : { Marker: page.Marker };
    } while ('Marker' in Marker);
    expect(new Set(found).size).toBe(managedPolicyIndex().length);
    expect(found.length).toBe(managedPolicyIndex().length);
  });

  test('a page has a hundred policies where none asks otherwise', () => {
    const page = new Lab().ok('ListPolicies');
    expect(page.Policies).toHaveLength(100);
    expect(page.IsTruncated).toBe(true);
  });

  test.each([
    [{}, ['attached', 'both', 'boundary', 'unused']],
    [{ PolicyUsageFilter: 'PermissionsPolicy' }, ['attached', 'both', 'boundary', 'unused']],
    [{ OnlyAttached: true }, ['attached', 'both', 'boundary']],
    [{ OnlyAttached: true, PolicyUsageFilter: 'PermissionsPolicy' }, ['attached', 'both']],
    [{ OnlyAttached: true, PolicyUsageFilter: 'PermissionsBoundary' }, ['both', 'boundary']],
  ])('use is a filter only together with OnlyAttached: %j', (filter, expected) => {
    const document = JSON.parse(allow('s3:*'));
    const lab = new Lab({
      policies: ['attached', 'both', 'boundary', 'unused'].map((name) => ({ name, document })),
      users: [
        { name: 'a', attached: ['attached'], boundary: 'boundary' },
        { name: 'b', boundary: 'both' },
      ],
      groups: [{ name: 'g', attached: ['both'] }],
    });
    expect(names(lab, { Scope: 'Local', ...filter })).toEqual(expected);
  });

  test('entities of a policy are told by kind, attachments and boundaries together', () => {
    const document = JSON.parse(allow('s3:*'));
    const lab = new Lab({
      policies: [{ name: 'p', document }],
      users: [
        { name: 'a', attached: ['p'] },
        { name: 'b', boundary: 'p' },
      ],
      groups: [{ name: 'g', attached: ['p'] }],
    });
    const entities = (input: JsonObject = {}) =>
      lab.ok('ListEntitiesForPolicy', { PolicyArn: arn('policy/p'), ...input });
    expect(entities()).toMatchObject({
      PolicyGroups: [{ GroupName: 'g' }],
      PolicyUsers: [{ UserName: 'a' }, { UserName: 'b' }],
      PolicyRoles: [],
    });
    expect(entities({ PolicyUsageFilter: 'PermissionsBoundary' })).toMatchObject({
      PolicyUsers: [{ UserName: 'b' }],
      PolicyGroups: [],
    });
    expect(entities({ EntityFilter: 'Group' })).toMatchObject({ PolicyUsers: [], PolicyGroups: [{ GroupName: 'g' }] });
    expect(entities({ EntityFilter: 'LocalManagedPolicy' })).toMatchObject({ PolicyUsers: [], PolicyGroups: [] });
  });
});

describe('policy versions', () => {
  test('a new version is the default only if asked for', () => {
    const lab = withPolicy();
    expect(lab.ok('CreatePolicyVersion', { PolicyArn, PolicyDocument: allow('s3:PutObject') })).toEqual({
      PolicyVersion: { VersionId: 'v2', IsDefaultVersion: false, CreateDate: '2026-11-25T09:00:02Z' },
    });
    lab.ok('CreatePolicyVersion', { PolicyArn, PolicyDocument: allow('s3:*'), SetAsDefault: true });
    expect(policy(lab)).toMatchObject({ DefaultVersionId: 'v3', UpdateDate: '2026-11-25T09:00:03Z' });
    expect(lab.ok('ListPolicyVersions', { PolicyArn }).Versions).toMatchObject([
      { VersionId: 'v3', IsDefaultVersion: true },
      { VersionId: 'v2', IsDefaultVersion: false },
      { VersionId: 'v1', IsDefaultVersion: false },
    ]);
    lab.ok('SetDefaultPolicyVersion', { PolicyArn, VersionId: 'v1' });
    expect(policy(lab)).toMatchObject({ DefaultVersionId: 'v1' });
  });

  test('a sixth version is too many, and numbers are never given twice', () => {
    const lab = withPolicy();
    const create = { PolicyArn, PolicyDocument: allow('s3:*') };
    for (let count = 2; count <= 5; count += 1) lab.ok('CreatePolicyVersion', create);
    expect(lab.error('CreatePolicyVersion', create)).toBe(
      'LimitExceeded: A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
    );
    lab.ok('DeletePolicyVersion', { PolicyArn, VersionId: 'v5' });
    expect(lab.ok('CreatePolicyVersion', create)).toMatchObject({ PolicyVersion: { VersionId: 'v6' } });
  });

  test('the default version cannot go, an absent one cannot be found', () => {
    const lab = withPolicy();
    expect(lab.error('DeletePolicyVersion', { PolicyArn, VersionId: 'v1' })).toBe(
      'DeleteConflict: Cannot delete the default version of a policy.',
    );
    expect(lab.error('GetPolicyVersion', { PolicyArn, VersionId: 'v9' })).toBe(
      `NoSuchEntity: Policy ${PolicyArn} version v9 does not exist or is not attachable.`,
    );
  });

  test('whoever may create versions may make them the default', () => {
    const lab = withPolicy();
    const document = JSON.parse(allow('iam:CreatePolicyVersion'));
    document.Statement.push({ Effect: 'Deny', Action: 'iam:SetDefaultPolicyVersion', Resource: '*' });
    lab.ok('PutUserPolicy', { UserName: 'maya', PolicyName: 'p', PolicyDocument: JSON.stringify(document) });
    lab.ok('CreatePolicyVersion', { PolicyArn, PolicyDocument: allow('*'), SetAsDefault: true }, console_('maya'));
    expect(lab.error('SetDefaultPolicyVersion', { PolicyArn, VersionId: 'v1' }, console_('maya'))).toContain(
      'with an explicit deny in an identity-based policy',
    );
  });
});
