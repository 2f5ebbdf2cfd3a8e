import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/account/call.ts';
import { allow, arn, console_, decoded, ec2Trust, Lab } from './lab.ts';

const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

const kinds = [
  { word: 'User', noun: 'user', inlineSize: 2048 },
  { word: 'Group', noun: 'group', inlineSize: 5120 },
  { word: 'Role', noun: 'role', inlineSize: 10_240 },
] as const;

const newLab = () =>
  new Lab({
    users: [{ name: 'It' }, { name: 'maya' }],
    groups: [{ name: 'It' }],
    roles: [{ name: 'It', trust: JSON.parse(ec2Trust) }],
    policies: Array.from({ length: 11 }, (_, index) => ({ name: `p${index}`, document: JSON.parse(allow('s3:*')) })),
  });

describe.each(kinds)('policies of a $noun', ({ word, noun, inlineSize }) => {
  const it: JsonObject = { [`${word}Name`]: 'it' };
  const attach = { ...it, PolicyArn: readOnly };

  test('attaching is seen, attaching again changes nothing, detaching what is not attached fails', () => {
    const lab = newLab();
    lab.ok(`Attach${word}Policy`, attach);
    lab.ok(`Attach${word}Policy`, attach);
    expect(lab.ok(`ListAttached${word}Policies`, it)).toEqual({
      AttachedPolicies: [{ PolicyName: 'ReadOnlyAccess', PolicyArn: readOnly }],
      IsTruncated: false,
    });
    lab.ok(`Detach${word}Policy`, attach);
    expect(lab.error(`Detach${word}Policy`, attach)).toBe(`NoSuchEntity: Policy ${readOnly} was not found.`);
  });

  test('what cannot be attached is refused in AWS words', () => {
    const lab = newLab();
    const error = (PolicyArn: string) => lab.error(`Attach${word}Policy`, { ...it, PolicyArn });
    expect(error('this-is-no-arn-at-all')).toBe('ValidationError: Invalid ARN:  Could not be parsed!');
    expect(error(arn('policy/ghost'))).toBe(
      `NoSuchEntity: Policy ${arn('policy/ghost')} does not exist or is not attachable.`,
    );
    expect(error('arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy')).toBe(
      `PolicyNotAttachable: Cannot attach a Service Role Policy to a Customer ${word}.`,
    );
    expect(lab.error(`Attach${word}Policy`, { [`${word}Name`]: 'ghost', PolicyArn: readOnly })).toBe(
      `NoSuchEntity: The ${noun} with name ghost cannot be found.`,
    );
  });

  test('ten managed policies are the most', () => {
    const lab = newLab();
    for (let index = 0; index < 10; index += 1) {
      lab.ok(`Attach${word}Policy`, { ...it, PolicyArn: arn(`policy/p${index}`) });
    }
    expect(lab.error(`Attach${word}Policy`, { ...it, PolicyArn: arn('policy/p10') })).toBe(
      `LimitExceeded: Cannot exceed quota for PoliciesPer${word}: 10`,
    );
  });

  test('an inline policy keeps its first spelling and is found in any', () => {
    const lab = newLab();
    lab.ok(`Put${word}Policy`, { ...it, PolicyName: 'MixedName', PolicyDocument: allow('s3:GetObject') });
    lab.ok(`Put${word}Policy`, { ...it, PolicyName: 'mixedname', PolicyDocument: allow('s3:PutObject') });
    expect(lab.ok(`List${word}Policies`, it)).toEqual({ PolicyNames: ['MixedName'], IsTruncated: false });
    const found = lab.ok(`Get${word}Policy`, { ...it, PolicyName: 'MIXEDNAME' });
    expect(found.PolicyName).toBe('MIXEDNAME');
    expect(decoded(found.PolicyDocument)).toMatchObject({ Statement: [{ Action: 's3:PutObject' }] });
    lab.ok(`Delete${word}Policy`, { ...it, PolicyName: 'mixedNAME' });
    expect(lab.error(`Get${word}Policy`, { ...it, PolicyName: 'MixedName' })).toBe(
      `NoSuchEntity: The ${noun} policy with name MixedName cannot be found.`,
    );
  });

  test('inline policies share one quota', () => {
    const lab = newLab();
    const half = allow(`s3:${'a'.repeat(inlineSize / 2)}`);
    lab.ok(`Put${word}Policy`, { ...it, PolicyName: 'one', PolicyDocument: half });
    expect(lab.error(`Put${word}Policy`, { ...it, PolicyName: 'two', PolicyDocument: half })).toBe(
      `LimitExceeded: Maximum policy size of ${inlineSize} bytes exceeded for ${noun} It`,
    );
    lab.ok(`Put${word}Policy`, { ...it, PolicyName: 'ONE', PolicyDocument: half });
  });

  test('inline policies may be of the older version', () => {
    const lab = newLab();
    const PolicyDocument = JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] });
    lab.ok(`Put${word}Policy`, { ...it, PolicyName: 'old', PolicyDocument });
    expect(lab.error(`Put${word}Policy`, { ...it, PolicyName: 'bad', PolicyDocument: '{"Statement":[{}]}' })).toBe(
      'MalformedPolicyDocument: Syntax errors in policy.',
    );
  });

  test('attaching can be allowed for some policies only', () => {
    const lab = newLab();
    const PolicyDocument = allow(`iam:Attach${word}Policy`, '*', {
      Condition: { ArnEquals: { 'iam:PolicyARN': readOnly } },
    });
    lab.ok('PutUserPolicy', { UserName: 'maya', PolicyName: 'p', PolicyDocument });
    lab.ok(`Attach${word}Policy`, attach, console_('maya'));
    const admin = 'arn:aws:iam::aws:policy/AdministratorAccess';
    expect(lab.error(`Attach${word}Policy`, { ...it, PolicyArn: admin }, console_('maya'))).toContain(
      `iam:Attach${word}Policy on resource: ${noun} it because no identity-based policy allows`,
    );
  });
});

describe.each([kinds[0], kinds[2]])('the boundary of a $noun', ({ word, noun }) => {
  const it: JsonObject = { [`${word}Name`]: 'it' };

  test('is set, replaced and taken away', () => {
    const lab = newLab();
    lab.ok(`Put${word}PermissionsBoundary`, { ...it, PermissionsBoundary: readOnly });
    lab.ok(`Put${word}PermissionsBoundary`, { ...it, PermissionsBoundary: arn('policy/p1') });
    expect(lab.ok(`Get${word}`, it)).toMatchObject({
      [word]: { PermissionsBoundary: { PermissionsBoundaryArn: arn('policy/p1') } },
    });
    expect(lab.error('DeletePolicy', { PolicyArn: arn('policy/p1') })).toContain('DeleteConflict');
    lab.ok(`Delete${word}PermissionsBoundary`, it);
    expect(lab.failure(`Delete${word}PermissionsBoundary`, it)).toMatchObject({ code: 'NoSuchEntity', status: 404 });
  });

  test('must be a policy that is there', () => {
    const lab = newLab();
    const error = (PermissionsBoundary: string) =>
      lab.error(`Put${word}PermissionsBoundary`, { ...it, PermissionsBoundary });
    expect(error(arn('policy/ghost'))).toBe(
      `NoSuchEntity: Scope ARN: ${arn('policy/ghost')} does not exist or is not attachable.`,
    );
    expect(error(arn('role/It'))).toBe(
      `InvalidParameterValue: Value (${arn('role/It')}) for parameter PermissionsBoundary is invalid.`,
    );
  });

  test('counts in the permission to change policies and to take the boundary away', () => {
    const lab = newLab();
    const actions = [`iam:Attach${word}Policy`, `iam:Put${word}Policy`, `iam:Put${word}PermissionsBoundary`];
    const PolicyDocument = allow(actions, '*', {
      Condition: { StringEquals: { 'iam:PermissionsBoundary': readOnly } },
    });
    lab.ok('PutUserPolicy', { UserName: 'maya', PolicyName: 'p', PolicyDocument });
    const attach = { ...it, PolicyArn: readOnly };
    expect(lab.error(`Attach${word}Policy`, attach, console_('maya'))).toContain(`resource: ${noun} it because`);
    lab.ok(`Put${word}PermissionsBoundary`, { ...it, PermissionsBoundary: readOnly }, console_('maya'));
    lab.ok(`Attach${word}Policy`, attach, console_('maya'));
    const other = { ...it, PermissionsBoundary: arn('policy/p1') };
    expect(lab.error(`Put${word}PermissionsBoundary`, other, console_('maya'))).toContain('AccessDenied');
    expect(lab.error(`Delete${word}PermissionsBoundary`, it, console_('maya'))).toContain('AccessDenied');
  });
});
