import { describe, expect, it } from 'vitest';
import { serviceLinkedServices } from '../../../src/account/iam/serviceLinkedServices.ts';
import { managedArnOf } from '../../../src/account/policyByArn.ts';
import { arn, ec2Trust, Lab } from './lab.ts';

const metadata = (entity: string) =>
  `<EntityDescriptor entityID="${entity}" validUntil="2027-01-01T00:00:00Z"><IDPSSODescriptor>${' '.repeat(1000)}</IDPSSODescriptor></EntityDescriptor>`;
const privateKey = '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n';
const SAMLProviderArn = arn('saml-provider/idp');

const withSaml = () => {
  const lab = new Lab();
  lab.ok('CreateSAMLProvider', { Name: 'idp', SAMLMetadataDocument: metadata('one') });
  return lab;
};

describe('a SAML provider', () => {
  it('is valid as long as its metadata say', () => {
    expect(withSaml().ok('GetSAMLProvider', { SAMLProviderArn }).ValidUntil).toBe('2027-01-01T00:00:00Z');
  });

  it('gets new metadata, and keys for encrypted assertions', () => {
    const lab = withSaml();
    lab.ok('UpdateSAMLProvider', { SAMLProviderArn, SAMLMetadataDocument: metadata('two') });
    lab.ok('UpdateSAMLProvider', { SAMLProviderArn, AddPrivateKey: privateKey, AssertionEncryptionMode: 'Required' });
    const provider = lab.ok('GetSAMLProvider', { SAMLProviderArn });
    expect(provider).toMatchObject({
      SAMLMetadataDocument: metadata('two'),
      AssertionEncryptionMode: 'Required',
      PrivateKeyList: [{ KeyId: expect.stringMatching(/^[A-Z0-9]{22,64}$/) }],
    });
    const [key] = lab.account.samlProviders?.get(SAMLProviderArn)?.privateKeys ?? [];
    lab.ok('UpdateSAMLProvider', { SAMLProviderArn, AssertionEncryptionMode: 'Allowed' });
    lab.ok('UpdateSAMLProvider', { SAMLProviderArn, RemovePrivateKey: key?.id ?? '' });
    expect(lab.ok('GetSAMLProvider', { SAMLProviderArn })).not.toHaveProperty('PrivateKeyList');
  });

  it.each([
    [{}, 'Unable to update identity provider. No updates are defined for metadata or encryption assertion.'],
    [{ AddPrivateKey: 'no key' }, 'Invalid private key.'],
    [
      { AssertionEncryptionMode: 'Required' },
      'Unable to set assertion encryption mode to Required because no private key is provided.',
    ],
    [
      { AddPrivateKey: privateKey, RemovePrivateKey: 'A'.repeat(22) },
      'Unable to add and remove private keys in the same request. Set a value for only one of the two parameters.',
    ],
    [
      { RemovePrivateKey: 'A'.repeat(22) },
      'Failed to remove private key because the Key ID does not match a private key.',
    ],
  ])('refuses %j', (input, message) => {
    expect(withSaml().error('UpdateSAMLProvider', { SAMLProviderArn, ...input })).toBe(`InvalidInput: ${message}`);
  });

  it('has two keys at most', () => {
    const lab = withSaml();
    const add = { SAMLProviderArn, AddPrivateKey: privateKey };
    lab.ok('UpdateSAMLProvider', add);
    lab.ok('UpdateSAMLProvider', add);
    expect(lab.error('UpdateSAMLProvider', add)).toBe('LimitExceeded: Private key limit of 2 is reached.');
  });
});

describe('an OpenID Connect provider', () => {
  const OpenIDConnectProviderArn = arn('oidc-provider/idp.example/tenant');
  const create = { Url: 'https://idp.example/tenant', ClientIDList: ['a', 'a'] };

  it('takes each audience once, adding and removing as often as asked', () => {
    const lab = new Lab();
    lab.ok('CreateOpenIDConnectProvider', create);
    lab.ok('AddClientIDToOpenIDConnectProvider', { OpenIDConnectProviderArn, ClientID: 'b' });
    lab.ok('AddClientIDToOpenIDConnectProvider', { OpenIDConnectProviderArn, ClientID: 'b' });
    expect(lab.ok('GetOpenIDConnectProvider', { OpenIDConnectProviderArn }).ClientIDList).toEqual(['a', 'b']);
    lab.ok('RemoveClientIDFromOpenIDConnectProvider', { OpenIDConnectProviderArn, ClientID: 'never' });
    lab.ok('RemoveClientIDFromOpenIDConnectProvider', { OpenIDConnectProviderArn, ClientID: 'a' });
    expect(lab.ok('GetOpenIDConnectProvider', { OpenIDConnectProviderArn }).ClientIDList).toEqual(['b']);
  });

  it('gets other thumbprints', () => {
    const lab = new Lab();
    lab.ok('CreateOpenIDConnectProvider', create);
    const ThumbprintList = ['f'.repeat(40)];
    lab.ok('UpdateOpenIDConnectProviderThumbprint', { OpenIDConnectProviderArn, ThumbprintList });
    expect(lab.ok('GetOpenIDConnectProvider', { OpenIDConnectProviderArn }).ThumbprintList).toEqual(ThumbprintList);
    const six = Array.from({ length: 6 }, (_, index) => String(index).repeat(40));
    expect(lab.error('UpdateOpenIDConnectProviderThumbprint', { OpenIDConnectProviderArn, ThumbprintList: six })).toBe(
      'InvalidInput: Thumbprint list must contain fewer than 5 entries.',
    );
  });

  it('can be deleted twice', () => {
    const lab = new Lab();
    lab.ok('CreateOpenIDConnectProvider', create);
    lab.ok('DeleteOpenIDConnectProvider', { OpenIDConnectProviderArn });
    lab.ok('DeleteOpenIDConnectProvider', { OpenIDConnectProviderArn });
    expect(lab.ok('ListOpenIDConnectProviders').OpenIDConnectProviderList).toEqual([]);
  });
});

describe('a service-linked role', () => {
  it('has a policy that AWS publishes, whatever the service', () => {
    expect(serviceLinkedServices.filter(({ policy }) => managedArnOf(policy) === null)).toEqual([]);
    expect(new Set(serviceLinkedServices.map(({ service }) => service)).size).toBe(serviceLinkedServices.length);
  });

  it('is deleted by a task of its own', () => {
    const lab = new Lab();
    lab.ok('CreateServiceLinkedRole', { AWSServiceName: 'ecs.amazonaws.com' });
    const { DeletionTaskId } = lab.ok('DeleteServiceLinkedRole', { RoleName: 'AWSServiceRoleForECS' });
    expect(DeletionTaskId).toMatch(
      /^task\/aws-service-role\/ecs\.amazonaws\.com\/AWSServiceRoleForECS\/[0-9a-f-]{36}$/,
    );
    const status = lab.ok('GetServiceLinkedRoleDeletionStatus', { DeletionTaskId: String(DeletionTaskId) });
    expect(status).toEqual({ Status: 'SUCCEEDED' });
    expect(lab.error('GetRole', { RoleName: 'AWSServiceRoleForECS' })).toMatch(/^NoSuchEntity/);
    expect(lab.failure('GetServiceLinkedRoleDeletionStatus', { DeletionTaskId: 'task/x/y' }).code).toBe('NoSuchEntity');
  });

  it('is the only kind of role that such a task deletes', () => {
    const lab = new Lab({ roles: [{ name: 'app', trust: JSON.parse(ec2Trust) }] });
    expect(lab.error('DeleteServiceLinkedRole', { RoleName: 'app' })).toMatch(/^NoSuchEntity/);
  });
});

const summaryOf = (lab: Lab) => Object(lab.ok('GetAccountSummary').SummaryMap);

describe('preferences for tokens', () => {
  it('show in the summary', () => {
    const lab = new Lab();
    expect(summaryOf(lab).GlobalEndpointTokenVersion).toBe(1);
    lab.ok('SetSecurityTokenServicePreferences', { GlobalEndpointTokenVersion: 'v2Token' });
    expect(summaryOf(lab).GlobalEndpointTokenVersion).toBe(2);
  });
});
