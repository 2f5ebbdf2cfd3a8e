import { describe, expect, it } from 'vitest';
import { account, keyOf, Lab } from './lab.ts';

const codecommit = 'codecommit.amazonaws.com';
const bedrock = 'bedrock.amazonaws.com';
const start = () =>
  new Lab({ users: [{ name: 'maya', accessKeys: [{}], attached: ['AdministratorAccess'] }, { name: 'ivo' }] });

const create = (lab: Lab, ServiceName: string, more = {}) =>
  Object(
    lab.ok('CreateServiceSpecificCredential', { UserName: 'maya', ServiceName, ...more }).ServiceSpecificCredential,
  );

describe('a service-specific credential', () => {
  it('is a user name and a password that is told once', () => {
    const lab = start();
    expect(create(lab, codecommit)).toMatchObject({
      ServiceName: codecommit,
      ServiceUserName: `maya-at-${account}`,
      ServicePassword: expect.any(String),
      ServiceSpecificCredentialId: expect.stringMatching(/^ACCA/),
      UserName: 'maya',
      Status: 'Active',
    });
    expect(create(lab, codecommit).ServiceUserName).toBe(`maya+1-at-${account}`);
    const { ServiceSpecificCredentials: listed } = lab.ok('ListServiceSpecificCredentials', { UserName: 'maya' });
    expect(listed).toHaveLength(2);
    expect(JSON.stringify(listed)).not.toContain('Password');
  });

  it('is an API key for Amazon Bedrock, which runs out', () => {
    const lab = start();
    const key = create(lab, bedrock, { CredentialAgeDays: 30 });
    expect(key).toMatchObject({
      ServiceCredentialAlias: `maya-at-${account}`,
      ServiceCredentialSecret: expect.any(String),
    });
    expect(key.ExpirationDate).toBe('2026-12-25T09:00:01Z');
    lab.wait(31 * 86_400);
    const { ServiceSpecificCredentials: listed } = lab.ok('ListServiceSpecificCredentials', { UserName: 'maya' });
    expect(listed).toMatchObject([{ Status: 'Expired' }]);
  });

  it('is switched off, reset and deleted', () => {
    const lab = start();
    const { ServiceSpecificCredentialId, ServicePassword: first } = create(lab, codecommit);
    const named = { UserName: 'maya', ServiceSpecificCredentialId };
    lab.ok('UpdateServiceSpecificCredential', { ...named, Status: 'Inactive' });
    const reset = lab.ok('ResetServiceSpecificCredential', named).ServiceSpecificCredential;
    expect(reset).toMatchObject({ Status: 'Inactive', ServiceUserName: `maya-at-${account}` });
    expect(Object(reset).ServicePassword).not.toBe(first);
    lab.ok('DeleteServiceSpecificCredential', named);
    expect(lab.error('DeleteServiceSpecificCredential', named)).toBe(
      `NoSuchEntity: No such credential ${ServiceSpecificCredentialId} exists`,
    );
  });

  it('is the caller’s where no user is named, and of all users where that is asked', () => {
    const lab = start();
    create(lab, codecommit);
    lab.ok('CreateServiceSpecificCredential', { UserName: 'ivo', ServiceName: codecommit });
    const own = lab.ok('ListServiceSpecificCredentials', {}, keyOf(lab, 'maya')).ServiceSpecificCredentials;
    expect(own).toMatchObject([{ UserName: 'maya' }]);
    const all = lab.ok('ListServiceSpecificCredentials', { AllUsers: true }).ServiceSpecificCredentials;
    expect(all).toMatchObject([{ UserName: 'ivo' }, { UserName: 'maya' }]);
  });

  it('is for services that have such, two for each', () => {
    const lab = start();
    create(lab, codecommit);
    create(lab, codecommit);
    expect(lab.failure('CreateServiceSpecificCredential', { UserName: 'maya', ServiceName: codecommit }).code).toBe(
      'LimitExceeded',
    );
    create(lab, bedrock);
    expect(lab.error('ListServiceSpecificCredentials', { UserName: 'maya', ServiceName: 'ec2.amazonaws.com' })).toBe(
      'NoSuchEntity: No such service ec2.amazonaws.com is supported for Service Specific Credentials',
    );
    expect(lab.error('CreateServiceSpecificCredential', { UserName: 'ghost', ServiceName: codecommit })).toBe(
      'NoSuchEntity: The user with name ghost cannot be found.',
    );
  });
});
