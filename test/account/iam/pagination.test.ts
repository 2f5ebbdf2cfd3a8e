import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../src/account/call.ts';
import { iamOperations } from '../../../src/account/iam/operations.ts';
import { serviceModel } from '../../../src/catalogue/models.ts';
import { minimalInput } from '../minimalInput.ts';
import { allow, arn, ec2Trust, Lab } from './lab.ts';

const model = serviceModel('iam');
if (!model) throw new Error('there is no model of IAM');

const document: JsonObject = JSON.parse(allow('s3:*'));
const tags = { one: '1', two: '2' };
const inline = { one: document, two: document };
const attached = ['sample', 'ReadOnlyAccess'];
const metadata = `<EntityDescriptor entityID="idp"><IDPSSODescriptor>${' '.repeat(1000)}</IDPSSODescriptor></EntityDescriptor>`;
const Tags = [
  { Key: 'one', Value: '1' },
  { Key: 'two', Value: '2' },
];

/** An account with at least two of everything that can be listed. */
function crowded(): Lab {
  const holder = { inline, attached, tags };
  const lab = new Lab({
    policies: [
      { name: 'sample', tags, versions: [{ document }, { document }] },
      { name: 'second', document },
    ],
    groups: [{ name: 'sample', inline, attached }, { name: 'second' }],
    users: [
      {
        ...holder,
        name: 'sample',
        groups: ['sample', 'second'],
        accessKeys: [{}, {}],
        mfa: [{ name: 'one' }, { name: 'two' }],
      },
      { name: 'second', groups: ['sample'] },
    ],
    roles: [
      { ...holder, name: 'sample', trust: JSON.parse(ec2Trust) },
      { name: 'second', trust: JSON.parse(ec2Trust) },
    ],
    instanceProfiles: [
      { name: 'sample', role: 'sample', tags },
      { name: 'second', role: 'sample' },
    ],
  });
  lab.ok('CreateOpenIDConnectProvider', { Url: 'https://idp.example', Tags });
  lab.ok('CreateSAMLProvider', { Name: 'sample', SAMLMetadataDocument: metadata, Tags });
  lab.ok('TagMFADevice', { SerialNumber: arn('mfa/one'), Tags });
  for (const ServiceName of ['codecommit.amazonaws.com', 'cassandra.amazonaws.com']) {
    lab.ok('CreateServiceSpecificCredential', { UserName: 'sample', ServiceName });
  }
  return lab;
}

const lab = crowded();

/** What names the listed things where the smallest input does not. */
const named: Readonly<Record<string, JsonObject>> = {
  ListAccessKeys: { UserName: 'sample' },
  ListMFADeviceTags: { SerialNumber: arn('mfa/one') },
  ListMFADevices: { UserName: 'sample' },
  ListOpenIDConnectProviderTags: { OpenIDConnectProviderArn: arn('oidc-provider/idp.example') },
  ListPolicies: { Scope: 'Local' },
  ListSAMLProviderTags: { SAMLProviderArn: arn('saml-provider/sample') },
  ListServiceSpecificCredentials: { UserName: 'sample' },
  SimulateCustomPolicy: { PolicyInputList: [allow('s3:*')], ActionNames: ['s3:GetObject', 's3:PutObject'] },
  SimulatePrincipalPolicy: { ActionNames: ['s3:GetObject', 's3:PutObject'] },
};

/** An account has one alias at most. */
const single = new Set(['ListAccountAliases']);

const lists = Object.values(model.operations).filter(({ name, input, paginator }) => {
  const members = input ? Object.keys(model.shapes[input.shape]?.members ?? {}) : [];
  const paged = paginator !== undefined || ['Marker', 'MaxItems'].every((member) => members.includes(member));
  return paged && name in iamOperations && !/LastAccessed|AccessReport/.test(name);
});

const listsIn = (output: JsonObject): readonly (readonly [string, readonly Json[]])[] =>
  Object.entries(output).flatMap(([key, value]) =>
    Array.isArray(value) ? [[key, value as readonly Json[]] as const] : [],
  );

/** Every page of a list, one item each. */
function pagesOf(operation: string, input: JsonObject): readonly JsonObject[] {
  const pages: JsonObject[] = [];
  let marker: Json | undefined;
  do {
    const page: JsonObject = lab.ok(operation, { ...input, MaxItems: 1, ...(marker ? { Marker: marker } : {}) });
    expect([operation, page.IsTruncated === true]).toEqual([operation, page.Marker !== undefined]);
    pages.push(page);
    marker = page.Marker;
  } while (marker !== undefined && pages.length < 50);
  return pages;
}

describe.each(lists.map(({ name }) => name))('%s', (operation) => {
  const input = { ...minimalInput(model, operation), ...named[operation] };

  it('gives in pages of one what it gives in one page', () => {
    const whole = lab.ok(operation, input);
    expect(whole.IsTruncated ?? false).toBe(false);
    const pages = pagesOf(operation, input);
    for (const [key, items] of listsIn(whole)) {
      const paged = pages.flatMap((page) => listsIn(page).flatMap(([name, some]) => (name === key ? some : [])));
      expect(paged).toEqual(items);
    }
    expect(pages.length).toBeGreaterThan(single.has(operation) ? 0 : 1);
  });

  it('refuses a marker that it did not give, and page sizes outside the model', () => {
    expect(lab.error(operation, { ...input, Marker: 'made-up' })).toMatch(
      /^ValidationError: (Invalid Marker\.|Marker and)/,
    );
    expect(lab.error(operation, { ...input, MaxItems: 0 })).toBe(
      "ValidationError: 1 validation error detected: Value '0' at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1",
    );
    expect(lab.failure(operation, { ...input, MaxItems: 1001 }).code).toBe('ValidationError');
  });
});

it('covers every list of the model that the sandbox carries out', () => {
  expect(lists.length).toBeGreaterThan(30);
});
