import type { Context } from '../../policy/request.ts';
import type { JsonObject } from '../call.ts';
import type { Invocation } from '../operation.ts';
import { customerPolicyByArn } from '../policyByArn.ts';
import type { Sandbox, Tags } from '../sandbox.ts';
import { fail } from './failures.ts';
import { holderNamed, putHolder, roleKind, userKind } from './holderKind.ts';
import { structures, text, texts } from './input.ts';
import { profileTarget, putProfile } from './instanceProfiles.ts';
import { putPolicy } from './managedPolicies.ts';
import { putDevice } from './mfaDevices.ts';
import { oidcProviderOf, oidcTarget, putOidcProvider } from './oidcProviders.ts';
import { compareNames } from './order.ts';
import { pageOf } from './page.ts';
import { done, type Row, type Rows, type Target } from './row.ts';
import { putSamlProvider, samlProviderOf, samlTarget } from './samlProviders.ts';
import { type KeyCase, mergeTags, readTags, tagsOutput, withoutTags } from './tagList.ts';
import { holderTarget, policyTarget, removedTags, requestTags } from './targets.ts';

/** Something with tags: what it has and how it gets others. */
interface Tagged {
  readonly tags: Tags;
  readonly put: (tags: Tags) => Sandbox;
}

/** A kind of resource that tags can be put on. */
interface TaggedKind {
  /** As in `TagUser`, `UntagUser`, `ListUserTags`. */
  readonly word: string;
  readonly keyCase: KeyCase;
  readonly target: (call: Invocation) => Target;
  readonly find: (call: Invocation) => Tagged | null;
  readonly missing: (input: JsonObject) => ReturnType<typeof fail>;
}

const kinds: readonly TaggedKind[] = [
  {
    word: 'User',
    keyCase: 'ignored',
    target: (call) => holderTarget(userKind, call),
    find: ({ sandbox, account, input }) => {
      const user = holderNamed(userKind, account, text(input, 'UserName'));
      return user
        ? { tags: user.tags, put: (tags) => putHolder(sandbox, account.id, userKind, { ...user, tags }) }
        : null;
    },
    missing: (input) => fail('missing.user', { Name: text(input, 'UserName') }),
  },
  {
    word: 'Role',
    keyCase: 'ignored',
    target: (call) => holderTarget(roleKind, call),
    find: ({ sandbox, account, input }) => {
      const role = holderNamed(roleKind, account, text(input, 'RoleName'));
      return role
        ? { tags: role.tags, put: (tags) => putHolder(sandbox, account.id, roleKind, { ...role, tags }) }
        : null;
    },
    missing: (input) => fail('missing.role', { Name: text(input, 'RoleName') }),
  },
  {
    word: 'Policy',
    keyCase: 'minded',
    target: (call) => policyTarget(call),
    find: ({ sandbox, account, input }) => {
      const policy = customerPolicyByArn(account, text(input, 'PolicyArn'));
      return policy ? { tags: policy.tags, put: (tags) => putPolicy(sandbox, account.id, { ...policy, tags }) } : null;
    },
    missing: (input) => fail('missing.policy', { PolicyArn: text(input, 'PolicyArn') }),
  },
  {
    word: 'InstanceProfile',
    keyCase: 'minded',
    target: profileTarget,
    find: ({ sandbox, account, input }) => {
      const profile = account.instanceProfiles.get(text(input, 'InstanceProfileName').toLowerCase());
      return profile
        ? { tags: profile.tags, put: (tags) => putProfile(sandbox, account.id, { ...profile, tags }) }
        : null;
    },
    missing: (input) => fail('missing.instance-profile', { Name: text(input, 'InstanceProfileName') }),
  },
  {
    word: 'MFADevice',
    keyCase: 'minded',
    target: (call) => ({ resource: text(call.input, 'SerialNumber') }),
    find: ({ sandbox, account, input }) => {
      const device = account.mfaDevices.get(text(input, 'SerialNumber'));
      return device ? { tags: device.tags, put: (tags) => putDevice(sandbox, account.id, { ...device, tags }) } : null;
    },
    missing: (input) => fail('missing.mfa-virtual', { SerialNumber: text(input, 'SerialNumber') }),
  },
  {
    word: 'OpenIDConnectProvider',
    keyCase: 'minded',
    target: oidcTarget,
    find: (call) => {
      const provider = oidcProviderOf(call);
      if (!provider) return null;
      const put = (tags: Tags) => putOidcProvider(call.sandbox, call.account.id, { ...provider, tags });
      return { tags: provider.tags, put };
    },
    missing: (input) => fail('missing.oidc', { Arn: text(input, 'OpenIDConnectProviderArn') }),
  },
  {
    word: 'SAMLProvider',
    keyCase: 'minded',
    target: samlTarget,
    find: (call) => {
      const provider = samlProviderOf(call);
      if (!provider) return null;
      const put = (tags: Tags) => putSamlProvider(call.sandbox, call.account.id, { ...provider, tags });
      return { tags: provider.tags, put };
    },
    missing: (input) => fail('missing.saml', { Arn: text(input, 'SAMLProviderArn') }),
  },
];

const row = (
  kind: TaggedKind,
  context: (input: JsonObject) => Context,
  run: (call: Invocation, tagged: Tagged) => ReturnType<Row['run']>,
): Row => ({
  asks: (call) => {
    const target = kind.target(call);
    return { ...target, context: { ...target.context, ...context(call.input) } };
  },
  run: (call) => {
    const tagged = kind.find(call);
    return tagged ? run(call, tagged) : kind.missing(call.input);
  },
});

const rowsOf = (kind: TaggedKind): Rows => ({
  [`Tag${kind.word}`]: row(kind, requestTags, (call, tagged) => {
    if (structures(call.input, 'Tags').length === 0) return fail('tags.empty');
    const given = readTags(call.input, kind.keyCase);
    if ('error' in given) return given;
    const merged = mergeTags(tagged.tags, given.tags, kind.keyCase);
    return 'error' in merged ? merged : done(tagged.put(merged.tags));
  }),
  [`Untag${kind.word}`]: row(kind, removedTags, (call, tagged) =>
    done(tagged.put(withoutTags(tagged.tags, texts(call.input, 'TagKeys'), kind.keyCase))),
  ),
  [`List${kind.word}Tags`]: row(
    kind,
    () => ({}),
    (call, tagged) => {
      const sorted = [...tagged.tags].sort((one, other) => compareNames(one.key, other.key));
      const page = pageOf(call, `List${kind.word}Tags`, sorted);
      if ('error' in page) return page;
      return done(call.sandbox, { Tags: tagsOutput(page.items), ...page.more });
    },
  ),
});

/** Tags of users, roles, policies, instance profiles, MFA devices and identity providers. */
export const tags: Rows = Object.assign({}, ...kinds.map(rowsOf));
