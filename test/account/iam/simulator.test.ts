import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/account/call.ts';
import { allow, arn, console_, ec2Trust, Lab } from './lab.ts';

const compact = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}';
const object = 'arn:aws:s3:::logs/a';
const s3 = (effect: string, action: string, resource = '*'): JsonObject => ({
  Effect: effect,
  Action: action,
  Resource: resource,
});
const policy = (...statements: JsonObject[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

const custom = (input: JsonObject): readonly JsonObject[] =>
  Object(new Lab().ok('SimulateCustomPolicy', { ActionNames: ['s3:GetObject'], ...input }).EvaluationResults);
const principal = (lab: Lab, source: string, input: JsonObject): readonly JsonObject[] =>
  Object(
    lab.ok('SimulatePrincipalPolicy', { PolicySourceArn: source, ActionNames: ['s3:GetObject'], ...input })
      .EvaluationResults,
  );

const matched = (line: number, column: number, endLine: number, endColumn: number, id = 'PolicyInputList.1') => ({
  SourcePolicyId: id,
  SourcePolicyType: 'IAM Policy',
  StartPosition: { Line: line, Column: column },
  EndPosition: { Line: endLine, Column: endColumn },
});

describe('simulating policies of the caller’s own making', () => {
  test('without a resource everything is asked about', () => {
    expect(custom({ PolicyInputList: [compact] })).toEqual([
      {
        EvalActionName: 's3:GetObject',
        EvalResourceName: '*',
        EvalDecision: 'allowed',
        MatchedStatements: [matched(1, 38, 1, 95)],
        MissingContextValues: [],
      },
    ]);
  });

  test('a single resource is told by name, with a result of its own', () => {
    expect(custom({ PolicyInputList: [compact], ResourceArns: [object] })).toEqual([
      {
        EvalActionName: 's3:GetObject',
        EvalResourceName: object,
        EvalDecision: 'allowed',
        MatchedStatements: [matched(1, 38, 1, 95)],
        MissingContextValues: [],
        EvalDecisionDetails: {},
        ResourceSpecificResults: [
          { EvalResourceName: object, EvalResourceDecision: 'allowed', MatchedStatements: [matched(1, 38, 1, 95)] },
        ],
      },
    ]);
  });

  test('over several resources the worst decision counts', () => {
    const both = { ResourceArns: [object, 'arn:aws:s3:::logs/b'] };
    const [mixed] = custom({ PolicyInputList: [policy(s3('Allow', 's3:GetObject', object))], ...both });
    expect(mixed).toMatchObject({
      EvalDecision: 'implicitDeny',
      EvalResourceName: 'arn:aws:s3:::${BucketName}/${ObjectName}',
      ResourceSpecificResults: [{ EvalResourceDecision: 'allowed' }, { EvalResourceDecision: 'implicitDeny' }],
    });
    const denying = policy(s3('Allow', 's3:*'), s3('Deny', 's3:*', object));
    expect(custom({ PolicyInputList: [denying], ...both })).toMatchObject([{ EvalDecision: 'explicitDeny' }]);
  });

  test('statements stand where they are written', () => {
    const pretty = JSON.stringify(JSON.parse(policy(s3('Allow', 's3:GetObject'), s3('Deny', 's3:PutObject'))), null, 2);
    expect(custom({ PolicyInputList: [pretty], ActionNames: ['s3:GetObject', 's3:PutObject'] })).toMatchObject([
      { EvalDecision: 'allowed', MatchedStatements: [matched(3, 17, 8, 6)] },
      { EvalDecision: 'explicitDeny', MatchedStatements: [matched(8, 6, 13, 6)] },
    ]);
    const single = '{"Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}}';
    expect(custom({ PolicyInputList: [single] })).toMatchObject([{ MatchedStatements: [matched(1, 16, 1, 77)] }]);
  });

  test('the last policy is told first, and only denials where something is denied', () => {
    expect(custom({ PolicyInputList: [compact, compact] })).toMatchObject([
      { MatchedStatements: [{ SourcePolicyId: 'PolicyInputList.2' }, { SourcePolicyId: 'PolicyInputList.1' }] },
    ]);
    expect(custom({ PolicyInputList: [compact, policy(s3('Deny', 's3:*'))] })).toMatchObject([
      { EvalDecision: 'explicitDeny', MatchedStatements: [{ SourcePolicyId: 'PolicyInputList.2' }] },
    ]);
  });

  test('no policy at all denies', () => {
    expect(custom({ PolicyInputList: [] })).toMatchObject([{ EvalDecision: 'implicitDeny', MatchedStatements: [] }]);
  });

  const conditional = policy({ ...s3('Allow', 's3:GetObject'), Condition: { StringEquals: { 'my:key': 'yes' } } });

  test('keys that are missing are named while nothing is allowed', () => {
    expect(custom({ PolicyInputList: [conditional] })).toMatchObject([{ MissingContextValues: ['my:key'] }]);
    expect(custom({ PolicyInputList: [conditional, compact] })).toMatchObject([
      { EvalDecision: 'allowed', MissingContextValues: [] },
    ]);
  });

  test('context entries give keys their values', () => {
    const entry = (ContextKeyValues: string[], ContextKeyType = 'string') => ({
      PolicyInputList: [conditional],
      ContextEntries: [{ ContextKeyName: 'my:key', ContextKeyType, ContextKeyValues }],
    });
    expect(custom(entry(['yes']))).toMatchObject([{ EvalDecision: 'allowed' }]);
    expect(custom(entry(['no']))).toMatchObject([{ EvalDecision: 'implicitDeny' }]);
  });

  test.each([
    [{ ContextKeyType: 'string', ContextKeyValues: ['x'] }, 'ContextKeyName cannot be null or empty.'],
    [{ ContextKeyName: 'my:key', ContextKeyValues: ['x'] }, 'Context key my:key has invalid type null.'],
    [
      { ContextKeyName: 'my:key', ContextKeyType: 'string' },
      'Context values for context key my:key cannot be null or empty.',
    ],
    [
      { ContextKeyName: 'my:key', ContextKeyType: 'numeric', ContextKeyValues: ['0x10'] },
      'Invalid context value for key my:key: expected numeric format.',
    ],
  ])('the entry %j is refused', (entry, text) => {
    const input = { PolicyInputList: [compact], ActionNames: ['s3:GetObject'], ContextEntries: [entry] };
    expect(new Lab().error('SimulateCustomPolicy', input)).toBe(`InvalidInput: ${text}`);
  });

  test('without a caller the user id is a literal', () => {
    const byId = (id: string) => policy({ ...s3('Allow', 's3:*'), Condition: { StringEquals: { 'aws:userid': id } } });
    expect(custom({ PolicyInputList: [byId('STUB_PRINCIPAL_FOR_POLICY_SIMULATOR')] })).toMatchObject([
      { EvalDecision: 'allowed' },
    ]);
    const CallerArn = arn('user/eng/maya');
    expect(custom({ PolicyInputList: [byId(CallerArn)], CallerArn })).toMatchObject([{ EvalDecision: 'allowed' }]);
  });

  test('a boundary given with the call limits', () => {
    const boundary = { PermissionsBoundaryPolicyInputList: [policy(s3('Allow', 's3:PutObject'))] };
    expect(custom({ PolicyInputList: [compact], ...boundary })).toMatchObject([
      {
        EvalDecision: 'implicitDeny',
        PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
      },
    ]);
  });

  test('a resource policy needs a caller, grants within the account and not across', () => {
    const ResourcePolicy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::logs/*', Principal: { AWS: '*' } },
      ],
    });
    const input = { PolicyInputList: [], ResourcePolicy, ResourceArns: [object] };
    expect(new Lab().error('SimulateCustomPolicy', { ...input, ActionNames: ['s3:GetObject'] })).toBe(
      'InvalidInput: Invalid caller - Caller cannot be null or empty.',
    );
    const CallerArn = arn('user/maya');
    expect(custom({ ...input, CallerArn, ResourceOwner: arn('root') })).toMatchObject([
      {
        EvalDecision: 'allowed',
        MatchedStatements: [{ SourcePolicyId: 'ResourcePolicy', SourcePolicyType: 'Resource Policy' }],
      },
    ]);
    expect(custom({ ...input, CallerArn, ResourceOwner: 'arn:aws:iam::999999999999:root' })).toMatchObject([
      {
        EvalDecision: 'implicitDeny',
        EvalDecisionDetails: { 'IAM Policy': 'implicitDeny', 'Resource Policy': 'allowed' },
      },
    ]);
  });

  test('pages count actions', () => {
    const lab = new Lab();
    const input = { PolicyInputList: [compact], ActionNames: ['s3:GetObject', 's3:PutObject', 'made:Up'], MaxItems: 2 };
    const first = lab.ok('SimulateCustomPolicy', input);
    expect(first).toMatchObject({ EvaluationResults: [{}, {}], IsTruncated: true });
    expect(lab.ok('SimulateCustomPolicy', { ...input, Marker: first.Marker ?? '' })).toMatchObject({
      EvaluationResults: [{ EvalActionName: 'made:Up', EvalDecision: 'implicitDeny' }],
      IsTruncated: false,
    });
  });

  test('a text that is no policy is refused', () => {
    const input = { PolicyInputList: ['{'], ActionNames: ['s3:GetObject'] };
    expect(new Lab().failure('SimulateCustomPolicy', input)).toMatchObject({ code: 'InvalidInput', status: 400 });
  });
});

describe('simulating the policies of somebody', () => {
  const lab = () =>
    new Lab({
      users: [
        { name: 'maya', path: '/eng/', groups: ['devs'], boundary: 'limit', inline: { Own: JSON.parse(compact) } },
        { name: 'stranger' },
      ],
      groups: [
        { name: 'devs', attached: ['Delete'], inline: { Put: JSON.parse(policy(s3('Allow', 's3:PutObject'))) } },
      ],
      roles: [{ name: 'app', trust: JSON.parse(ec2Trust), inline: { Own: JSON.parse(compact) } }],
      policies: [
        { name: 'Delete', document: JSON.parse(policy(s3('Allow', 's3:DeleteObject'))) },
        { name: 'limit', document: JSON.parse(policy(s3('Allow', 's3:*Object'), s3('Deny', 's3:DeleteObject'))) },
      ],
    });
  const maya = arn('user/eng/maya');

  test('own policies, those of groups and the boundary count', () => {
    const ActionNames = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:ListBucket'];
    const bounded = (AllowedByPermissionsBoundary: boolean) => ({
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary },
    });
    expect(principal(lab(), maya, { ActionNames })).toMatchObject([
      { EvalDecision: 'allowed', MatchedStatements: [{ SourcePolicyId: 'user_maya_Own' }], ...bounded(true) },
      { EvalDecision: 'allowed', MatchedStatements: [{ SourcePolicyId: 'group_devs_Put' }], ...bounded(true) },
      { EvalDecision: 'explicitDeny', MatchedStatements: [{ SourcePolicyId: 'limit' }], ...bounded(false) },
      { EvalDecision: 'implicitDeny', MatchedStatements: [], ...bounded(false) },
    ]);
  });

  test('groups and roles can be asked about, and the path does not matter', () => {
    expect(principal(lab(), arn('group/devs'), { ActionNames: ['s3:DeleteObject'] })).toMatchObject([
      { EvalDecision: 'allowed', MatchedStatements: [{ SourcePolicyId: 'Delete' }] },
    ]);
    expect(principal(lab(), arn('role/elsewhere/app'), {})).toMatchObject([
      { EvalDecision: 'allowed', MatchedStatements: [{ SourcePolicyId: 'role_app_Own' }] },
    ]);
  });

  test('policies given with the call are added', () => {
    expect(principal(lab(), arn('user/stranger'), { PolicyInputList: [compact] })).toMatchObject([
      { EvalDecision: 'allowed' },
    ]);
  });

  test('variables of the user have values', () => {
    const own = policy(s3('Allow', 's3:GetObject', 'arn:aws:s3:::home/${aws:username}/*'));
    const input = { PolicyInputList: [own], ResourceArns: ['arn:aws:s3:::home/stranger/a'] };
    expect(principal(lab(), arn('user/stranger'), input)).toMatchObject([{ EvalDecision: 'allowed' }]);
  });

  test('service control policies count, and silence the rest', () => {
    const scp = { name: 'guard', document: JSON.parse(policy(s3('Allow', '*'), s3('Deny', 's3:*'))) };
    const one = new Lab(
      { users: [{ name: 'maya', inline: { Own: JSON.parse(compact) } }] },
      {
        others: [{ id: '444455556666' }],
        organization: { managementAccount: '444455556666', serviceControlPolicies: { '111122223333': [[scp]] } },
      },
    );
    expect(principal(one, arn('user/maya'), {})).toMatchObject([
      {
        EvalDecision: 'explicitDeny',
        MatchedStatements: [],
        OrganizationsDecisionDetail: { AllowedByOrganizations: false },
      },
    ]);
  });

  test('somebody who is not there, or nobody at all, is refused', () => {
    const error = (PolicySourceArn: string) =>
      lab().error('SimulatePrincipalPolicy', { PolicySourceArn, ActionNames: ['s3:GetObject'] });
    expect(error(arn('user/ghost'))).toContain('NoSuchEntity');
    expect(error(arn('policy/Delete'))).toBe(
      `InvalidInput: Invalid Entity Arn: ${arn('policy/Delete')} does not clearly define entity type and name.`,
    );
  });

  test('simulating needs permission on the one it is about', () => {
    const one = lab();
    const PolicyDocument = allow('iam:SimulatePrincipalPolicy', arn('user/eng/*'));
    one.ok('PutUserPolicy', { UserName: 'stranger', PolicyName: 'p', PolicyDocument });
    const ask = (PolicySourceArn: string) => ({ PolicySourceArn, ActionNames: ['s3:GetObject'] });
    one.ok('SimulatePrincipalPolicy', ask(maya), console_('stranger'));
    expect(one.error('SimulatePrincipalPolicy', ask(arn('role/app')), console_('stranger'))).toContain('AccessDenied');
  });
});

describe('condition keys that policies speak of', () => {
  const keyed = policy({
    ...s3('Allow', 's3:GetObject', 'arn:aws:s3:::home/${aws:username}/*'),
    Condition: {
      StringEquals: { 'aws:PrincipalTag/team': '${aws:ResourceTag/team}' },
      Bool: { 'aws:SecureTransport': 'true' },
    },
  });

  test('are told once each, variables among them', () => {
    expect(new Lab().ok('GetContextKeysForCustomPolicy', { PolicyInputList: [keyed, keyed] })).toEqual({
      ContextKeyNames: ['aws:username', 'aws:PrincipalTag/team', 'aws:ResourceTag/team', 'aws:SecureTransport'],
    });
  });

  test('are read from all policies of a principal', () => {
    const lab = new Lab({
      users: [{ name: 'maya', groups: ['devs'] }],
      groups: [{ name: 'devs', inline: { p: JSON.parse(keyed) } }],
    });
    const { ContextKeyNames } = lab.ok('GetContextKeysForPrincipalPolicy', { PolicySourceArn: arn('user/maya') });
    expect(ContextKeyNames).toContain('aws:SecureTransport');
  });
});
