import type { Context } from '../../policy/request.ts';
import type { JsonObject } from '../call.ts';
import { nextHex } from '../generator.ts';
import { draw } from '../iam/draw.ts';
import { optionalText, text, texts } from '../iam/input.ts';
import { done } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import { structure, textMap } from '../memberInput.ts';
import { modelPage } from '../modelPage.ts';
import type { Invocation, Result } from '../operation.ts';
import { principalExists } from '../principalsExist.ts';
import { type Found, foundAt, withState } from '../resource.ts';
import type { ResourceRows } from '../resourceRow.ts';
import type { Grant } from '../resourceState.ts';
import type { Sandbox } from '../sandbox.ts';
import { fail } from './failures.ts';
import { callContext } from './keyContext.ts';
import { badKeyId, keyArnOf } from './keyNames.ts';
import { onKey, unusable } from './onKey.ts';

/** Principals that a grant can name: users, roles, sessions, root users and services. */
const principal =
  /^(arn:aws:(iam::\d{12}:(root|(user|role)\/.+)|sts::\d{12}:(assumed-role|federated-user)\/.+)|[a-z0-9.-]+\.amazonaws\.com)$/;

function constraintOf(input: JsonObject): Grant['constraint'] {
  const constraints = structure(input, 'Constraints');
  const equals = textMap(constraints, 'EncryptionContextEquals');
  const subset = textMap(constraints, 'EncryptionContextSubset');
  if (Object.keys(equals).length > 0) return { exact: true, pairs: equals };
  return Object.keys(subset).length > 0 ? { exact: false, pairs: subset } : null;
}

/** A principal or a service principal. */
const granteeIn = ({ input }: Invocation): string =>
  optionalText(input, 'GranteePrincipal') ?? optionalText(input, 'GranteeServicePrincipal') ?? '';

/** AWS KMS Developer Guide, conditions-kms. */
function grantContext(call: Invocation): Context {
  const { input } = call;
  const constraint = constraintOf(input);
  const retiring = optionalText(input, 'RetiringPrincipal');
  return {
    'kms:GranteePrincipal': granteeIn(call),
    'kms:GrantOperations': texts(input, 'Operations'),
    'kms:GrantIsForAWSResource': 'false',
    ...(retiring === undefined ? {} : { 'kms:RetiringPrincipal': retiring }),
    ...(constraint === null
      ? {}
      : { 'kms:GrantConstraintType': constraint.exact ? 'EncryptionContextEquals' : 'EncryptionContextSubset' }),
  };
}

function create(call: Invocation, found: Found<'key'>): Result {
  const { input, time, identity } = call;
  const { state, resource } = found;
  const grantee = granteeIn(call);
  const bad = unusable(state, resource.arn);
  if (bad) return bad;
  if (!principal.test(grantee) || !principalExists(grantee, call.sandbox)) return fail('kms.grantee', { Arn: grantee });
  const id = draw(call.sandbox, (seed) => nextHex(seed, 64));
  const token = draw(id.sandbox, (seed) => nextHex(seed, 64));
  const grant: Grant = {
    id: id.value,
    token: token.value,
    name: optionalText(input, 'Name') ?? null,
    grantee,
    retiring: optionalText(input, 'RetiringPrincipal') ?? null,
    operations: texts(input, 'Operations'),
    constraint: constraintOf(input),
    issuer: identity.roleArn ?? identity.arn,
    created: time,
  };
  const sandbox = withState(token.sandbox, found, { grants: [...state.grants, grant] });
  return done(sandbox, { GrantToken: grant.token, GrantId: grant.id });
}

const shown = (key: string, grant: Grant): JsonObject => ({
  KeyId: key,
  GrantId: grant.id,
  ...(grant.name === null ? {} : { Name: grant.name }),
  CreationDate: isoTime(grant.created),
  GranteePrincipal: grant.grantee,
  ...(grant.retiring === null ? {} : { RetiringPrincipal: grant.retiring }),
  IssuingAccount: `arn:aws:iam::${grant.issuer.split(':')[4] ?? ''}:root`,
  Operations: grant.operations,
  ...(grant.constraint === null
    ? {}
    : {
        Constraints: {
          [grant.constraint.exact ? 'EncryptionContextEquals' : 'EncryptionContextSubset']: grant.constraint.pairs,
        },
      }),
});

function without(sandbox: Sandbox, found: Found<'key'>, id: string): Result {
  const grants = found.state.grants.filter((grant) => grant.id !== id);
  if (grants.length === found.state.grants.length) return fail('kms.grant', { Id: id });
  return done(withState(sandbox, found, { grants }));
}

/** The grant that RetireGrant means, by token or by key and id. */
function retired(call: Invocation): { readonly key: string; readonly grant: Grant | undefined } {
  const { input, sandbox, account, region } = call;
  const token = optionalText(input, 'GrantToken');
  const keyId = optionalText(input, 'KeyId');
  if (token === undefined) {
    const key = keyArnOf(call, keyId ?? '') ?? '';
    const grants = foundAt(sandbox, key, 'key')?.state.grants ?? [];
    return { key, grant: grants.find(({ id }) => id === optionalText(input, 'GrantId')) };
  }
  for (const owner of sandbox.accounts.values()) {
    for (const { arn } of owner.resources.values()) {
      const grant = arn.startsWith('arn:aws:kms:')
        ? foundAt(sandbox, arn, 'key')?.state.grants.find((one) => one.token === token)
        : undefined;
      if (grant) return { key: arn, grant };
    }
  }
  return { key: `arn:aws:kms:${region}:${account.id}:key/`, grant: undefined };
}

/** Grants: AWS KMS Developer Guide, grants. Here they count at once. */
export const grants: ResourceRows = {
  CreateGrant: onKey({
    effect: 'lets a principal use a key',
    errors: ['kms.grantee', 'kms.disabled', 'kms.pending'],
    context: grantContext,
    run: create,
  }),
  ListGrants: onKey({
    effect: 'lists the grants on a key',
    run: (call, { resource: { arn }, state }) => {
      const id = optionalText(call.input, 'GrantId');
      const grantee = optionalText(call.input, 'GranteePrincipal');
      const found = state.grants.filter(
        (grant) => (id ?? grant.id) === grant.id && (grantee ?? grant.grantee) === grant.grantee,
      );
      return modelPage(
        call,
        'kms.ListGrants',
        found.map((grant) => shown(arn, grant)),
      );
    },
  }),
  RevokeGrant: onKey({
    effect: 'takes a grant away',
    errors: ['kms.grant'],
    run: ({ sandbox, input }, found) => without(sandbox, found, text(input, 'GrantId')),
  }),
  RetireGrant: {
    on: 'key',
    effect: 'ends a grant, as its retiring principal may',
    errors: ['kms.grant', 'kms.no-key', 'kms.token'],
    before: (call) =>
      call.input.GrantToken === undefined || retired(call).grant ? badKeyId(call) : fail('kms.token').error,
    asks: (call) => {
      const { key } = retired(call);
      return { resource: key, context: callContext(call, key) };
    },
    run: (call) => {
      const { key, grant } = retired(call);
      const found = foundAt(call.sandbox, key, 'key');
      if (!found) return fail('kms.no-key', { Arn: key });
      return grant
        ? without(call.sandbox, found, grant.id)
        : fail('kms.grant', { Id: optionalText(call.input, 'GrantId') ?? '' });
    },
  },
};
