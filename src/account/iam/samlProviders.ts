import type { ApiError, JsonObject } from '../call.ts';
import { changeAccount, withEntry, withoutEntry } from '../change.ts';
import { nextText } from '../generator.ts';
import type { SamlProvider } from '../identityProvider.ts';
import { isoTime } from '../isoTime.ts';
import type { Invocation, Result } from '../operation.ts';
import type { Sandbox } from '../sandbox.ts';
import { draw } from './draw.ts';
import { fail } from './failures.ts';
import { optionalText, text } from './input.ts';
import { compareNames } from './order.ts';
import { quotas } from './quotas.ts';
import { anything, done, type Row, type Rows, type Target } from './row.ts';
import { readSamlMetadata } from './samlMetadata.ts';
import { readTags, tagsMember, tagsOutput } from './tagList.ts';
import { requestTags } from './targets.ts';

export const putSamlProvider = (sandbox: Sandbox, account: string, provider: SamlProvider): Sandbox =>
  changeAccount(sandbox, account, (before) => ({
    ...before,
    samlProviders: withEntry(before.samlProviders ?? new Map(), provider.arn, provider),
  }));

export const samlTarget = (call: Invocation): Target => ({ resource: text(call.input, 'SAMLProviderArn') });

export const samlProviderOf = ({ account, input }: Invocation): SamlProvider | undefined =>
  account.samlProviders?.get(text(input, 'SAMLProviderArn'));

const onProvider = (run: (call: Invocation, provider: SamlProvider) => Result): Row => ({
  asks: samlTarget,
  run: (call) => {
    const provider = samlProviderOf(call);
    return provider ? run(call, provider) : fail('missing.saml', { Arn: text(call.input, 'SAMLProviderArn') });
  },
});

/** Ids of providers and of their keys. */
const drawKeyId = (sandbox: Sandbox) =>
  draw(sandbox, (state) => nextText(state, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 32));

/** Metadata without an end are taken to be valid for a hundred years, as recorded from AWS. */
const centuryLater = (time: number): number => new Date(time).setUTCFullYear(new Date(time).getUTCFullYear() + 100);

type Failed = { readonly error: ApiError };

/** A provider after the settings of a call: metadata, keys that decrypt assertions, encryption. */
function withSettings(call: Invocation, provider: SamlProvider): { provider: SamlProvider; sandbox: Sandbox } | Failed {
  const document = optionalText(call.input, 'SAMLMetadataDocument');
  const metadata = document === undefined ? null : readSamlMetadata(document);
  if (document !== undefined && metadata === null) return fail('saml.metadata');
  const described =
    document === undefined || metadata === null
      ? provider
      : {
          ...provider,
          metadata: document,
          entityId: metadata.entityId,
          validUntil: metadata.validUntil ?? centuryLater(call.time),
        };
  const keyed = withKeys(call, described);
  if ('error' in keyed) return keyed;
  const mode = optionalText(call.input, 'AssertionEncryptionMode');
  const encryption = mode === 'Required' || mode === 'Allowed' ? mode : keyed.provider.encryption;
  if (encryption === 'Required' && keyed.provider.privateKeys.length === 0) return fail('saml.key-needed');
  return { ...keyed, provider: { ...keyed.provider, encryption } };
}

const privateKeyForm = /^-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----[\s\S]+-----END (?:[A-Z]+ )?PRIVATE KEY-----\s*$/;

function withKeys(call: Invocation, provider: SamlProvider): { provider: SamlProvider; sandbox: Sandbox } | Failed {
  const added = optionalText(call.input, 'AddPrivateKey');
  const removed = optionalText(call.input, 'RemovePrivateKey');
  const { privateKeys } = provider;
  if (added !== undefined && removed !== undefined) return fail('saml.key-both');
  if (removed !== undefined) {
    if (!privateKeys.some(({ id }) => id === removed)) return fail('saml.key-unknown');
    const left = privateKeys.filter(({ id }) => id !== removed);
    return { sandbox: call.sandbox, provider: { ...provider, privateKeys: left } };
  }
  if (added === undefined) return { sandbox: call.sandbox, provider };
  if (!privateKeyForm.test(added)) return fail('saml.key');
  if (privateKeys.length >= quotas.PrivateKeysPerSamlProvider) return fail('saml.key-limit');
  const { value: id, sandbox } = drawKeyId(call.sandbox);
  return { sandbox, provider: { ...provider, privateKeys: [...privateKeys, { id, added: call.time }] } };
}

const creation: Row = {
  asks: (call) => {
    const tags = requestTags(call.input);
    const target = { resource: arnOfName(call), context: tags };
    return 'aws:TagKeys' in tags ? [target, { ...target, action: 'iam:TagSAMLProvider' }] : target;
  },
  run: (call) => {
    const name = text(call.input, 'Name');
    const taken = [...(call.account.samlProviders?.values() ?? [])];
    if (taken.some((one) => one.name === name)) return fail('exists.saml', { Name: name });
    const given = readTags(call.input, 'minded');
    if ('error' in given) return given;
    if (taken.length >= quotas.SAMLProvidersPerAccount) {
      return fail('quota', { Quota: 'SAMLProvidersPerAccount', Limit: quotas.SAMLProvidersPerAccount });
    }
    const drawn = drawKeyId(call.sandbox);
    const blank: SamlProvider = {
      arn: arnOfName(call),
      name,
      uuid: drawn.value,
      metadata: '',
      entityId: '',
      created: call.time,
      validUntil: centuryLater(call.time),
      tags: given.tags,
      encryption: null,
      privateKeys: [],
    };
    const made = withSettings({ ...call, sandbox: drawn.sandbox }, blank);
    if ('error' in made) return made;
    const output = { SAMLProviderArn: blank.arn, ...tagsMember(given.tags) };
    return done(putSamlProvider(made.sandbox, call.account.id, made.provider), output);
  },
};

function arnOfName({ account, input }: Invocation): string {
  return `arn:aws:iam::${account.id}:saml-provider/${text(input, 'Name')}`;
}

const keysMember = ({ encryption, privateKeys }: SamlProvider): JsonObject => ({
  ...(encryption === null ? {} : { AssertionEncryptionMode: encryption }),
  ...(privateKeys.length === 0
    ? {}
    : { PrivateKeyList: privateKeys.map(({ id, added }) => ({ KeyId: id, Timestamp: isoTime(added) })) }),
});

const reading = onProvider((call, provider) =>
  done(call.sandbox, {
    SAMLProviderUUID: provider.uuid,
    SAMLMetadataDocument: provider.metadata,
    CreateDate: isoTime(provider.created),
    ValidUntil: isoTime(provider.validUntil),
    Tags: tagsOutput(provider.tags),
    ...keysMember(provider),
  }),
);

const listing: Row = {
  asks: anything,
  run: (call) => {
    const providers = [...(call.account.samlProviders?.values() ?? [])];
    const sorted = providers.sort((one, other) => compareNames(one.name, other.name));
    return done(call.sandbox, {
      SAMLProviderList: sorted.map(({ arn, validUntil, created }) => ({
        Arn: arn,
        ValidUntil: isoTime(validUntil),
        CreateDate: isoTime(created),
      })),
    });
  },
};

const deletion = onProvider((call, provider) =>
  done(
    changeAccount(call.sandbox, call.account.id, (account) => ({
      ...account,
      samlProviders: withoutEntry(account.samlProviders ?? new Map(), provider.arn),
    })),
  ),
);

const settings = ['SAMLMetadataDocument', 'AssertionEncryptionMode', 'AddPrivateKey', 'RemovePrivateKey'];

const update = onProvider((call, provider) => {
  if (!settings.some((member) => optionalText(call.input, member) !== undefined)) return fail('saml.no-update');
  const made = withSettings(call, provider);
  if ('error' in made) return made;
  return done(putSamlProvider(made.sandbox, call.account.id, made.provider), { SAMLProviderArn: provider.arn });
});

/** SAML providers. */
export const samlProviders: Rows = {
  CreateSAMLProvider: creation,
  GetSAMLProvider: reading,
  ListSAMLProviders: listing,
  UpdateSAMLProvider: update,
  DeleteSAMLProvider: deletion,
};
