import { createHash } from 'node:crypto';
import type { Context } from '../../policy/request.ts';
import type { ApiError } from '../call.ts';
import { text } from '../iam/input.ts';
import type { SamlProvider } from '../identityProvider.ts';
import type { Invocation, Operation } from '../operation.ts';
import { accountOfArn } from '../resourceType.ts';
import { fail } from './failures.ts';
import {
  beginFederated,
  type FederatedRequest,
  federatedPermissions,
  notAuthorized,
  providerIdentity,
} from './federatedSession.ts';
import { roleArnForm } from './roleArnForm.ts';
import { readSamlResponse, type SamlResponse, signInUrl } from './samlResponse.ts';

const operation = 'AssumeRoleWithSAML';

/** Attributes that AWS looks at: IAM User Guide, id_roles_providers_create_saml_assertions. */
const prefix = 'https://aws.amazon.com/SAML/Attributes/';
const valuesOf = ({ attributes }: SamlResponse, name: string) => attributes.get(prefix + name) ?? [];

const audiences = new Set(['urn:amazon:webservices', signInUrl]);
const nameForm = /^[\w+=,.@-]{2,64}$/;
const redeemable = 5 * 60_000;

/** A provider of the role's account. */
const providerOf = ({ sandbox, input }: Invocation): SamlProvider | undefined => {
  const arn = text(input, 'PrincipalArn');
  return sandbox.accounts.get(accountOfArn(arn) ?? '')?.samlProviders?.get(arn);
};

/** What AWS checks of a response before it looks at the role, in the order that its answers suggest. */
function badResponse(invocation: Invocation): ApiError | null {
  if (!roleArnForm.test(text(invocation.input, 'RoleArn'))) return fail('sts.request-arn').error;
  const response = readSamlResponse(text(invocation.input, 'SAMLAssertion'));
  if (!response) return fail('sts.saml').error;
  const provider = providerOf(invocation);
  if (!provider) return fail('sts.saml-provider').error;
  if (response.issuer !== provider.entityId) return fail('sts.saml-issuer').error;
  if (!response.genuine) return fail('sts.saml-signature').error;
  if (!response.audiences.some((one) => audiences.has(one))) return fail('sts.saml-audience').error;
  if (invocation.time >= response.issued + redeemable) return fail('sts.saml-late').error;
  if (invocation.time >= response.notOnOrAfter) return fail('sts.saml-expired').error;
  return badAttributes(invocation, response);
}

function badAttributes({ input }: Invocation, response: SamlResponse): ApiError | null {
  const pairs = valuesOf(response, 'Role').map((value) => value.split(',').map((arn) => arn.trim()));
  if (pairs.length === 0) return fail('sts.saml').error;
  const [sessionName] = valuesOf(response, 'RoleSessionName');
  if (sessionName === undefined) return fail('sts.saml-no-session').error;
  if (!nameForm.test(sessionName)) return fail('sts.saml-session').error;
  const [source] = valuesOf(response, 'SourceIdentity');
  if (source !== undefined && (!nameForm.test(source) || source.startsWith('aws:'))) {
    return fail('sts.saml-source').error;
  }
  const [role, provider] = [text(input, 'RoleArn'), text(input, 'PrincipalArn')];
  return pairs.some((pair) => pair.includes(role) && pair.includes(provider)) ? null : notAuthorized(operation);
}

/** A response that passed `badResponse`, with its provider. */
function checked(invocation: Invocation): { readonly response: SamlResponse; readonly provider: SamlProvider } {
  const response = readSamlResponse(text(invocation.input, 'SAMLAssertion'));
  const provider = providerOf(invocation);
  if (!response || !provider) throw new Error('the response was not checked');
  return { response, provider };
}

/** Base 64 of the SHA-1 of issuer, account and provider name: STS API Reference, AssumeRoleWithSAML. */
function qualifierOf({ arn, name, entityId }: SamlProvider): string {
  return createHash('sha1')
    .update(`${entityId}${accountOfArn(arn)}/${name}`)
    .digest('base64');
}

/** Attributes of directories with condition keys of their own: IAM User Guide, reference_policies_iam-condition-keys. */
const directoryKeys: readonly (readonly [key: string, attribute: string])[] = [
  ['saml:eduPersonAffiliation', 'urn:oid:1.3.6.1.4.1.5923.1.1.1.1'],
  ['saml:eduPersonOrgDN', 'urn:oid:1.3.6.1.4.1.5923.1.1.1.3'],
  ['saml:eduPersonPrimaryAffiliation', 'urn:oid:1.3.6.1.4.1.5923.1.1.1.5'],
  ['saml:eduPersonPrincipalName', 'urn:oid:1.3.6.1.4.1.5923.1.1.1.6'],
  ['saml:cn', 'urn:oid:2.5.4.3'],
  ['saml:mail', 'urn:oid:0.9.2342.19200300.100.1.3'],
];

function contextOf(response: SamlResponse, provider: SamlProvider): Context {
  const directory = directoryKeys.flatMap(([key, attribute]) => {
    const values = response.attributes.get(attribute) ?? [];
    return values.length > 0 ? [[key, values] as const] : [];
  });
  return {
    'saml:aud': response.recipient,
    'saml:doc': `${accountOfArn(provider.arn)}/${provider.name}`,
    'saml:iss': response.issuer,
    'saml:namequalifier': qualifierOf(provider),
    'saml:sub': response.subject,
    'saml:sub_type': response.subjectType,
    ...Object.fromEntries(directory),
  };
}

const tagMark = `${prefix}PrincipalTag:`;

function requestOf(invocation: Invocation): FederatedRequest {
  const { response, provider } = checked(invocation);
  const qualifier = qualifierOf(provider);
  const end = response.sessionNotOnOrAfter;
  const tags = [...response.attributes].filter(([name]) => name.startsWith(tagMark));
  return {
    operation,
    roleArn: text(invocation.input, 'RoleArn'),
    sessionName: valuesOf(response, 'RoleSessionName')[0] ?? '',
    identity: providerIdentity(provider.arn, 'SAMLUser', `${qualifier}:${response.subject}`, response.subject),
    context: contextOf(response, provider),
    keys: {
      'aws:FederatedProvider': provider.arn,
      'saml:namequalifier': qualifier,
      'saml:sub': response.subject,
      'saml:sub_type': response.subjectType,
    },
    tags: tags.map(([name, values]) => ({ key: name.slice(tagMark.length), value: values[0] ?? '' })),
    transitive: valuesOf(response, 'TransitiveTagKeys'),
    sourceIdentity: valuesOf(response, 'SourceIdentity')[0] ?? null,
    notAfter: Number.isNaN(end) ? null : end,
  };
}

/** STS API Reference, AssumeRoleWithSAML. */
export const assumeRoleWithSaml: Operation = {
  before: badResponse,
  caller: (invocation) => requestOf(invocation).identity,
  permissions: (invocation) => federatedPermissions(requestOf(invocation)),
  denied: notAuthorized(operation),
  run: (invocation) => {
    const { response, provider } = checked(invocation);
    return beginFederated(invocation, requestOf(invocation), {
      last: {
        Subject: response.subject,
        SubjectType: response.subjectType,
        Issuer: response.issuer,
        Audience: response.recipient,
        NameQualifier: qualifierOf(provider),
      },
    });
  },
};
