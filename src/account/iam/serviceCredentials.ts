import type { ApiError, JsonObject } from '../call.ts';
import { type IdPrefix, nextSecret } from '../generator.ts';
import { isoTime } from '../isoTime.ts';
import type { Invocation, Result } from '../operation.ts';
import type { Sandbox, User } from '../sandbox.ts';
import type { ServiceCredential } from '../serviceCredential.ts';
import { callerUser } from './callerUser.ts';
import { draw, drawId } from './draw.ts';
import { fail } from './failures.ts';
import { holderNamed, putHolder, userKind } from './holderKind.ts';
import { flag, optionalNumber, optionalText, text } from './input.ts';
import { byName } from './order.ts';
import { pageOf } from './page.ts';
import { quotas } from './quotas.ts';
import { done, type Row, type Rows, type Target } from './row.ts';
import { holderTarget } from './targets.ts';

/** Services with credentials of their own: IAM User Guide, id_credentials_service-specific-creds. */
const services: Readonly<Record<string, 'password' | 'apiKey'>> = {
  'bedrock.amazonaws.com': 'apiKey',
  'cassandra.amazonaws.com': 'password',
  'codecommit.amazonaws.com': 'password',
};

const prefix: IdPrefix = 'ACCA';
const day = 86_400_000;

const owned = (user: User): readonly ServiceCredential[] => user.serviceCredentials ?? [];

const put = (
  sandbox: Sandbox,
  call: Invocation,
  user: User,
  serviceCredentials: readonly ServiceCredential[],
): Sandbox => putHolder(sandbox, call.account.id, userKind, { ...user, serviceCredentials });

/** API keys run out; until then the status is the one that was set. */
const statusOf = ({ status, expires }: ServiceCredential, time: number): ServiceCredential['status'] =>
  expires !== null && time >= expires ? 'Expired' : status;

const isApiKey = ({ service }: ServiceCredential): boolean => services[service] === 'apiKey';

const dates = ({ created, expires }: ServiceCredential): JsonObject => ({
  CreateDate: isoTime(created),
  ...(expires === null ? {} : { ExpirationDate: isoTime(expires) }),
});

/** With the secret, which is told once. */
const withSecret = (user: User, credential: ServiceCredential, time: number): JsonObject => ({
  ...dates(credential),
  ServiceName: credential.service,
  ...(isApiKey(credential)
    ? { ServiceCredentialAlias: credential.alias, ServiceCredentialSecret: credential.secret }
    : { ServiceUserName: credential.alias, ServicePassword: credential.secret }),
  ServiceSpecificCredentialId: credential.id,
  UserName: user.name,
  Status: statusOf(credential, time),
});

const metadata = (user: User, credential: ServiceCredential, time: number): JsonObject => ({
  UserName: user.name,
  Status: statusOf(credential, time),
  ...(isApiKey(credential) ? { ServiceCredentialAlias: credential.alias } : { ServiceUserName: credential.alias }),
  ...dates(credential),
  ServiceSpecificCredentialId: credential.id,
  ServiceName: credential.service,
});

/** User name at a service: IAM User Guide, id_credentials_ssh-keys. A second one is numbered. */
const aliasOf = (user: User, account: string, taken: number): string =>
  `${user.name}${taken === 0 ? '' : `+${taken}`}-at-${account}`;

/** `iam:ServiceSpecificCredential…` keys of a call. */
const creationKeys = ({ input }: Invocation) => {
  const age = optionalNumber(input, 'CredentialAgeDays');
  return {
    'iam:ServiceSpecificCredentialServiceName': text(input, 'ServiceName'),
    ...(age === undefined ? {} : { 'iam:ServiceSpecificCredentialAgeDays': String(age) }),
  };
};

const creation: Row = {
  asks: (call) => holderTarget(userKind, call, creationKeys(call)),
  run: (call) => {
    const { account, input, time } = call;
    const user = holderNamed(userKind, account, text(input, 'UserName'));
    if (!user) return fail('missing.user', { Name: text(input, 'UserName') });
    const service = text(input, 'ServiceName');
    if (!Object.hasOwn(services, service)) return fail('missing.service-for-credential', { ServiceName: service });
    const same = owned(user).filter((one) => one.service === service);
    if (same.length >= quotas.ServiceSpecificCredentialsPerUser) {
      const Quota = 'ServiceSpecificCredentialsPerUser';
      return fail('quota', { Quota, Limit: quotas[Quota] });
    }
    const id = drawId(call.sandbox, prefix);
    const secret = draw(id.sandbox, nextSecret);
    const age = optionalNumber(input, 'CredentialAgeDays');
    const credential: ServiceCredential = {
      id: id.value,
      service,
      alias: aliasOf(user, account.id, same.length),
      secret: secret.value,
      status: 'Active',
      created: time,
      expires: age === undefined ? null : time + age * day,
    };
    return done(put(secret.sandbox, call, user, [...owned(user), credential]), {
      ServiceSpecificCredential: withSecret(user, credential, time),
    });
  },
};

/** The user that a call names, else the caller. */
const userOf = (call: Invocation): User | undefined => {
  const name = optionalText(call.input, 'UserName');
  return name === undefined ? callerUser(call) : holderNamed(userKind, call.account, name);
};

function ownTarget(call: Invocation): Target {
  if (optionalText(call.input, 'UserName') !== undefined) return holderTarget(userKind, call);
  return { resource: call.identity.user?.arn ?? `arn:aws:iam::${call.account.id}:user/*` };
}

const noUser = (call: Invocation): { readonly error: ApiError } => {
  const name = optionalText(call.input, 'UserName');
  return name === undefined ? fail('validation.user-name') : fail('missing.user', { Name: name });
};

/** One line of a list: a credential with its user. */
type Line = readonly [User, ServiceCredential];

const listing: Row = {
  asks: (call) =>
    flag(call.input, 'AllUsers') ? { resource: `arn:aws:iam::${call.account.id}:user/*` } : ownTarget(call),
  run: (call) => {
    const service = optionalText(call.input, 'ServiceName');
    if (service !== undefined && !Object.hasOwn(services, service)) {
      return fail('missing.service-for-credential', { ServiceName: service });
    }
    const own = userOf(call);
    const users = flag(call.input, 'AllUsers') ? [...call.account.users.values()].sort(byName) : own ? [own] : null;
    if (!users) return noUser(call);
    const lines = users.flatMap((user) => owned(user).map((credential): Line => [user, credential]));
    const found = lines.filter(([, one]) => service === undefined || one.service === service);
    const page = pageOf(call, 'ListServiceSpecificCredentials', found);
    if ('error' in page) return page;
    const { IsTruncated = false, ...marker } = page.more;
    return done(call.sandbox, {
      ServiceSpecificCredentials: page.items.map(([user, one]) => metadata(user, one, call.time)),
      ...marker,
      IsTruncated,
    });
  },
};

const onCredential = (run: (call: Invocation, user: User, credential: ServiceCredential) => Result): Row => ({
  asks: (call) => {
    const target = ownTarget(call);
    const id = text(call.input, 'ServiceSpecificCredentialId');
    const found = userOf(call)?.serviceCredentials?.find((one) => one.id === id);
    return found ? { ...target, context: { 'iam:ServiceSpecificCredentialServiceName': found.service } } : target;
  },
  run: (call) => {
    const user = userOf(call);
    if (!user) return noUser(call);
    const id = text(call.input, 'ServiceSpecificCredentialId');
    const credential = owned(user).find((one) => one.id === id);
    return credential ? run(call, user, credential) : fail('missing.service-credential', { Id: id });
  },
});

const replaced = (user: User, credential: ServiceCredential): readonly ServiceCredential[] =>
  owned(user).map((one) => (one.id === credential.id ? credential : one));

const statuses = ['Active', 'Inactive'] as const;

const update = onCredential((call, user, credential) => {
  const status = statuses.find((one) => one === text(call.input, 'Status'));
  if (!status) return fail('validation.key-status', { Status: text(call.input, 'Status') });
  return done(put(call.sandbox, call, user, replaced(user, { ...credential, status })));
});

/** A new password, and the same user name. */
const reset = onCredential((call, user, credential) => {
  const { value: secret, sandbox } = draw(call.sandbox, nextSecret);
  const changed = { ...credential, secret };
  return done(put(sandbox, call, user, replaced(user, changed)), {
    ServiceSpecificCredential: withSecret(user, changed, call.time),
  });
});

const deletion = onCredential((call, user, credential) =>
  done(
    put(
      call.sandbox,
      call,
      user,
      owned(user).filter((one) => one.id !== credential.id),
    ),
  ),
);

/** Credentials for one service. */
export const serviceCredentials: Rows = {
  CreateServiceSpecificCredential: creation,
  ListServiceSpecificCredentials: listing,
  UpdateServiceSpecificCredential: update,
  ResetServiceSpecificCredential: reset,
  DeleteServiceSpecificCredential: deletion,
};
