import { expect, test } from 'vitest';
import { at, management, rootOf, userOf } from '../apiLab.ts';
import { newLab, organizationId, outsider, production, rootId, security, workload } from './world.ts';

const olga = userOf(outsider, 'olga');

test('an invited account joins under the root when it accepts', () => {
  const lab = newLab();
  const invited = lab.ok('InviteAccountToOrganization', {
    Target: { Id: outsider, Type: 'ACCOUNT' },
    Notes: 'welcome',
  });
  const HandshakeId = at(invited, 'Handshake.Id');
  expect(invited).toMatchObject({ Handshake: { State: 'OPEN', Action: 'INVITE' } });
  expect(lab.error('InviteAccountToOrganization', { Target: { Id: outsider, Type: 'ACCOUNT' } })).toContain(
    'DuplicateHandshakeException',
  );
  expect(lab.ok('ListHandshakesForAccount', {}, olga)).toMatchObject({ Handshakes: [{ Id: HandshakeId }] });
  expect(lab.error('AcceptHandshake', { HandshakeId }, rootOf(workload))).toBe(
    "HandshakeNotFoundException: You specified a handshake that doesn't exist.",
  );
  expect(lab.ok('AcceptHandshake', { HandshakeId }, olga)).toMatchObject({ Handshake: { State: 'ACCEPTED' } });
  expect(lab.ok('ListParents', { ChildId: outsider })).toMatchObject({ Parents: [{ Id: rootId }] });
  expect(lab.error('AcceptHandshake', { HandshakeId }, olga)).toBe(
    'HandshakeAlreadyInStateException: The specified handshake is already in the requested state.',
  );
  expect(lab.error('InviteAccountToOrganization', { Target: { Id: outsider, Type: 'ACCOUNT' } })).toContain(
    'HandshakeConstraintViolationException',
  );
  lab.ok('LeaveOrganization', {}, olga);
  expect(lab.error('DescribeOrganization', {}, olga)).toContain('AWSOrganizationsNotInUseException');
});

test('invitations are declined, canceled and expire', () => {
  const lab = newLab();
  const invite = () =>
    at(lab.ok('InviteAccountToOrganization', { Target: { Id: outsider, Type: 'ACCOUNT' } }), 'Handshake.Id');
  const declined = invite();
  lab.ok('DeclineHandshake', { HandshakeId: declined }, olga);
  expect(lab.error('CancelHandshake', { HandshakeId: declined })).toContain('InvalidHandshakeTransitionException');
  const canceled = invite();
  lab.ok('CancelHandshake', { HandshakeId: canceled });
  const expired = invite();
  lab.wait(16 * 86_400);
  expect(lab.error('AcceptHandshake', { HandshakeId: expired }, olga)).toContain('InvalidHandshakeTransitionException');
  expect(lab.ok('DescribeHandshake', { HandshakeId: expired })).toMatchObject({ Handshake: { State: 'EXPIRED' } });
  const states = Object(lab.ok('ListHandshakesForOrganization').Handshakes).map((one: { State: string }) => one.State);
  expect(states).toEqual(['DECLINED', 'CANCELED', 'EXPIRED']);
});

test('accounts are closed and removed, delegated administrators and the management account are not', () => {
  const lab = newLab();
  expect(lab.error('RemoveAccountFromOrganization', { AccountId: management })).toBe(
    "MasterCannotLeaveOrganizationException: You can't remove a management account from an organization.",
  );
  expect(lab.error('RemoveAccountFromOrganization', { AccountId: security })).toContain('ConstraintViolationException');
  expect(lab.error('CloseAccount', { AccountId: management })).toContain('ConstraintViolationException');
  lab.ok('CloseAccount', { AccountId: workload });
  expect(lab.error('CloseAccount', { AccountId: workload })).toContain('AccountAlreadyClosedException');
  expect(lab.ok('DescribeAccount', { AccountId: workload })).toMatchObject({ Account: { Status: 'SUSPENDED' } });
  expect(lab.error('DeleteOrganization')).toContain('OrganizationNotEmptyException');
  lab.ok('RemoveAccountFromOrganization', { AccountId: workload });
  lab.ok('DeregisterDelegatedAdministrator', {
    AccountId: security,
    ServicePrincipal: 'access-analyzer.amazonaws.com',
  });
  lab.ok('RemoveAccountFromOrganization', { AccountId: security });
  lab.ok('DeleteOrganization');
  expect(lab.error('DescribeOrganization')).toContain('AWSOrganizationsNotInUseException');
});

test('services are trusted before an account administers them', () => {
  const lab = newLab();
  const input = { AccountId: workload, ServicePrincipal: 'config.amazonaws.com' };
  expect(lab.error('RegisterDelegatedAdministrator', input)).toBe(
    'ConstraintViolationException: You must enable service access before you delegate an administrator for this service. Call the AWS API EnableAWSServiceAccess first.',
  );
  lab.ok('EnableAWSServiceAccess', { ServicePrincipal: 'config.amazonaws.com' });
  lab.ok('RegisterDelegatedAdministrator', input);
  expect(lab.error('RegisterDelegatedAdministrator', input)).toContain('AccountAlreadyRegisteredException');
  expect(lab.error('RegisterDelegatedAdministrator', { ...input, AccountId: management })).toBe(
    'ConstraintViolationException: You cannot register master account/yourself as delegated administrator for your organization.',
  );
  expect(lab.error('DisableAWSServiceAccess', { ServicePrincipal: 'config.amazonaws.com' })).toContain('Constraint');
  expect(lab.error('EnableAWSServiceAccess', { ServicePrincipal: 'nonsense' })).toBe(
    'InvalidInputException: You specified an unrecognized service principal.',
  );
  const services = lab.ok('ListAWSServiceAccessForOrganization').EnabledServicePrincipals;
  expect(services).toMatchObject([
    { ServicePrincipal: 'sso.amazonaws.com' },
    { ServicePrincipal: 'access-analyzer.amazonaws.com' },
    { ServicePrincipal: 'config.amazonaws.com' },
  ]);
  expect(lab.ok('ListDelegatedAdministrators', { ServicePrincipal: 'config.amazonaws.com' })).toMatchObject({
    DelegatedAdministrators: [{ Id: workload }],
  });
  expect(lab.ok('ListDelegatedServicesForAccount', { AccountId: workload })).toMatchObject({
    DelegatedServices: [{ ServicePrincipal: 'config.amazonaws.com' }],
  });
  lab.ok('DeregisterDelegatedAdministrator', input);
  expect(lab.error('DeregisterDelegatedAdministrator', input)).toContain('AccountNotRegisteredException');
  lab.ok('DisableAWSServiceAccess', { ServicePrincipal: 'config.amazonaws.com' });
});

test('an organization for bills alone takes all features in two steps', () => {
  const lab = newLab();
  lab.sandbox = { ...lab.sandbox, organization: null };
  lab.ok('CreateOrganization', { FeatureSet: 'CONSOLIDATED_BILLING' });
  const root = at(lab.ok('ListRoots'), 'Roots.0.Id');
  expect(lab.error('EnablePolicyType', { RootId: root, PolicyType: 'SERVICE_CONTROL_POLICY' })).toContain(
    'PolicyTypeNotAvailableForOrganizationException',
  );
  const HandshakeId = at(lab.ok('EnableAllFeatures'), 'Handshake.Id');
  lab.ok('AcceptHandshake', { HandshakeId });
  lab.ok('EnablePolicyType', { RootId: root, PolicyType: 'SERVICE_CONTROL_POLICY' });
  expect(lab.error('EnableAllFeatures')).toContain('HandshakeConstraintViolationException');
});

test('tags hang on units, accounts and policies and count in conditions', () => {
  const lab = newLab();
  const ResourceId = production;
  lab.ok('TagResource', {
    ResourceId,
    Tags: [
      { Key: 'env', Value: 'prod' },
      { Key: 'team', Value: 'red' },
    ],
  });
  expect(lab.ok('ListTagsForResource', { ResourceId }).Tags).toHaveLength(2);
  lab.ok('UntagResource', { ResourceId, TagKeys: ['team'] });
  expect(lab.ok('ListTagsForResource', { ResourceId })).toEqual({ Tags: [{ Key: 'env', Value: 'prod' }] });
  expect(
    lab.error('TagResource', {
      ResourceId,
      Tags: [
        { Key: 'a', Value: '' },
        { Key: 'a', Value: '' },
      ],
    }),
  ).toBe('InvalidInputException: Tag keys must be unique among the tags attached to the same entity.');
  expect(lab.error('TagResource', { ResourceId: 'ou-ab12-99999999', Tags: [] })).toContain('TargetNotFoundException');
  lab.ok('iam:PutUserPolicy', {
    UserName: 'nobody',
    PolicyName: 'units',
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'organizations:UpdateOrganizationalUnit',
          Resource: '*',
          Condition: { StringEquals: { 'aws:ResourceTag/env': 'prod' } },
        },
      ],
    }),
  });
  const nobody = userOf(management, 'nobody');
  lab.ok('UpdateOrganizationalUnit', { OrganizationalUnitId: production, Name: 'Live' }, nobody);
  expect(
    lab.error('UpdateOrganizationalUnit', { OrganizationalUnitId: 'ou-ab12-22222222', Name: 'X' }, nobody),
  ).toContain('AccessDeniedException');
});

test('tag policies add up from the root to the account', () => {
  const lab = newLab();
  const PolicyType = 'TAG_POLICY';
  const effective = (TargetId: string) => lab.ok('DescribeEffectivePolicy', { PolicyType, TargetId });
  expect(lab.error('DescribeEffectivePolicy', { PolicyType, TargetId: workload })).toBe(
    'EffectivePolicyNotFoundException: The specified policy type is not enabled. Enable that policy type on your organization root and then retry.',
  );
  lab.ok('EnablePolicyType', { RootId: rootId, PolicyType });
  const make = (Name: string, values: object, TargetId: string) => {
    const Content = JSON.stringify({ tags: { env: { tag_value: values } } });
    const made = lab.ok('CreatePolicy', { Name, Description: '', Type: PolicyType, Content });
    lab.ok('AttachPolicy', { PolicyId: at(made, 'Policy.PolicySummary.Id'), TargetId });
  };
  make('base', { '@@assign': ['dev', 'prod'] }, rootId);
  make('more', { '@@append': ['live'], '@@remove': ['dev'] }, production);
  const content = JSON.parse(at(effective(workload), 'EffectivePolicy.PolicyContent'));
  expect(content).toEqual({ tags: { env: { tag_value: ['prod', 'live'] } } });
  expect(JSON.parse(at(effective(security), 'EffectivePolicy.PolicyContent'))).toEqual({
    tags: { env: { tag_value: ['dev', 'prod'] } },
  });
  expect(lab.ok('DescribeOrganization')).toMatchObject({ Organization: { Id: organizationId } });
});
