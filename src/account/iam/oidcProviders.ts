import { createHash } from 'node:crypto';
import type { JsonObject } from '../call.ts';
import { changeAccount, withEntry, withoutEntry } from '../change.ts';
import type { OidcProvider } from '../identityProvider.ts';
import { isoTime } from '../isoTime.ts';
import type { Invocation, Result } from '../operation.ts';
import type { Sandbox } from '../sandbox.ts';
import { fail } from './failures.ts';
import { text, texts } from './input.ts';
import { compareNames } from './order.ts';
import { quotas } from './quotas.ts';
import { anything, done, type Row, type Rows, type Target } from './row.ts';
import { readTags, tagsMember, tagsOutput } from './tagList.ts';
import { requestTags } from './targets.ts';

const scheme = 'https://';
const bare = (url: string): string => url.slice(scheme.length);
const arnOfUrl = (account: string, url: string): string => `arn:aws:iam::${account}:oidc-provider/${url}`;

export const putOidcProvider = (sandbox: Sandbox, account: string, provider: OidcProvider): Sandbox =>
  changeAccount(sandbox, account, (before) => ({
    ...before,
    oidcProviders: withEntry(before.oidcProviders ?? new Map(), provider.arn, provider),
  }));

export const oidcTarget = (call: Invocation): Target => ({ resource: text(call.input, 'OpenIDConnectProviderArn') });

export const oidcProviderOf = ({ account, input }: Invocation): OidcProvider | undefined =>
  account.oidcProviders?.get(text(input, 'OpenIDConnectProviderArn'));

const onProvider = (run: (call: Invocation, provider: OidcProvider) => Result): Row => ({
  asks: oidcTarget,
  run: (call) => {
    const provider = oidcProviderOf(call);
    return provider ? run(call, provider) : fail('missing.oidc', { Arn: text(call.input, 'OpenIDConnectProviderArn') });
  },
});

/** Names under `.invalid` never lead anywhere (RFC 2606): such a provider cannot be asked for its certificate. */
export const isUnreachable = (url: string): boolean => /^[^/:]*\.invalid([/:]|$)/i.test(url);

/** Without thumbprints IAM asks the provider for that of its certificate authority; here it hangs on the name alone. */
function thumbprintsOf(input: JsonObject, url: string): readonly string[] {
  const given = texts(input, 'ThumbprintList');
  return given.length > 0
    ? given
    : [
        createHash('sha1')
          .update(url.split('/', 1)[0] ?? '')
          .digest('hex'),
      ];
}

const tooManyClients = () =>
  fail('quota', {
    Quota: 'ClientIdsPerOpenIdConnectProvider',
    Limit: quotas.ClientIdsPerOpenIdConnectProvider,
  });

const creation: Row = {
  asks: (call) => {
    const tags = requestTags(call.input);
    const target = { resource: arnOfUrl(call.account.id, bare(text(call.input, 'Url'))), context: tags };
    return 'aws:TagKeys' in tags ? [target, { ...target, action: 'iam:TagOpenIDConnectProvider' }] : target;
  },
  before: (call) => (/^https:\/\/[^/?#]+/.test(text(call.input, 'Url')) ? null : fail('oidc.url').error),
  run: (call) => {
    const { account, input, sandbox, time } = call;
    const url = bare(text(input, 'Url'));
    const arn = arnOfUrl(account.id, url);
    if (account.oidcProviders?.has(arn)) return fail('exists.oidc', { Url: text(input, 'Url') });
    const given = readTags(input, 'minded');
    if ('error' in given) return given;
    const clientIds = [...new Set(texts(input, 'ClientIDList'))];
    if (clientIds.length > quotas.ClientIdsPerOpenIdConnectProvider) return tooManyClients();
    const thumbprints = thumbprintsOf(input, url);
    if (thumbprints.length > quotas.ThumbprintsPerOpenIdConnectProvider) return fail('oidc.thumbprints');
    if ((account.oidcProviders?.size ?? 0) >= quotas.OpenIdConnectProvidersPerAccount) {
      const Quota = 'OpenIdConnectProvidersPerAccount';
      return fail('quota', { Quota, Limit: quotas[Quota] });
    }
    if (isUnreachable(url)) return fail('oidc.unreachable');
    const provider = { arn, url, clientIds, thumbprints, created: time, tags: given.tags };
    return done(putOidcProvider(sandbox, account.id, provider), {
      OpenIDConnectProviderArn: arn,
      ...tagsMember(given.tags),
    });
  },
};

const reading = onProvider((call, provider) =>
  done(call.sandbox, {
    Url: provider.url,
    ClientIDList: provider.clientIds,
    ThumbprintList: provider.thumbprints,
    CreateDate: isoTime(provider.created),
    Tags: tagsOutput(provider.tags),
  }),
);

const listing: Row = {
  asks: anything,
  run: (call) => {
    const arns = [...(call.account.oidcProviders?.keys() ?? [])].sort(compareNames);
    return done(call.sandbox, { OpenIDConnectProviderList: arns.map((arn) => ({ Arn: arn })) });
  },
};

/** Deleting what is not there is no error: IAM API Reference, DeleteOpenIDConnectProvider. */
const deletion: Row = {
  asks: oidcTarget,
  run: (call) =>
    done(
      changeAccount(call.sandbox, call.account.id, (account) => ({
        ...account,
        oidcProviders: withoutEntry(account.oidcProviders ?? new Map(), text(call.input, 'OpenIDConnectProviderArn')),
      })),
    ),
};

const put = (call: Invocation, provider: OidcProvider): Result =>
  done(putOidcProvider(call.sandbox, call.account.id, provider));

/** Adding what is there and removing what is not are no errors: IAM API Reference. */
const addition = onProvider((call, provider) => {
  const id = text(call.input, 'ClientID');
  if (provider.clientIds.includes(id)) return done(call.sandbox);
  if (provider.clientIds.length >= quotas.ClientIdsPerOpenIdConnectProvider) return tooManyClients();
  return put(call, { ...provider, clientIds: [...provider.clientIds, id] });
});

const removal = onProvider((call, provider) => {
  const id = text(call.input, 'ClientID');
  return put(call, { ...provider, clientIds: provider.clientIds.filter((one) => one !== id) });
});

const thumbprints = onProvider((call, provider) => {
  const given = texts(call.input, 'ThumbprintList');
  if (given.length > quotas.ThumbprintsPerOpenIdConnectProvider) return fail('oidc.thumbprints');
  return put(call, { ...provider, thumbprints: given });
});

/** OpenID Connect providers. */
export const oidcProviders: Rows = {
  CreateOpenIDConnectProvider: creation,
  GetOpenIDConnectProvider: reading,
  ListOpenIDConnectProviders: listing,
  DeleteOpenIDConnectProvider: deletion,
  AddClientIDToOpenIDConnectProvider: addition,
  RemoveClientIDFromOpenIDConnectProvider: removal,
  UpdateOpenIDConnectProviderThumbprint: thumbprints,
};
