import { foreignIdentity } from '../account/foreignIdentity.ts';
import { identitiesOf, identityOf, isIdentity, newUserName, type ProbeOptions } from '../account/identify.ts';
import type { Identity } from '../account/identity.ts';
import { type Credentials, longTerm } from '../account/identityForms.ts';
import { resourceFacts } from '../account/resourceFacts.ts';
import type { Sandbox } from '../account/sandbox.ts';
import { accountOfArn } from '../policy/arn.ts';
import { accountNamed } from '../policy/principals.ts';

/** An account that nobody has heard of, and any account's unknown user. */
const strangersAccount = '999999999999';
const somebodyIn = (account: string): string => `arn:aws:iam::${account}:user/somebody`;

/**
 * Everybody who could be let at a resource and is not excepted: users, roles and a new member of each group, callers
 * without credentials, strangers, and whoever the resource's policy names. What another account allows its people is
 * not for this one to rely on: an account that the policy lets in stands for anybody in it.
 */
export function othersOn(
  sandbox: Sandbox,
  resource: string,
  except: readonly string[],
  options: ProbeOptions,
): readonly Identity[] {
  const meant = new Set(except.flatMap((name) => [name, ...entities(sandbox, name, options)]));
  const candidates = [...outsiders(sandbox, resource, options), ...insiders(sandbox, options)];
  const others = new Map<string, Identity>();
  for (const identity of candidates) {
    const entity = entityOf(identity);
    if (!meant.has(entity) && !meant.has(identity.arn) && !others.has(entity)) others.set(entity, identity);
  }
  return [...others.values()];
}

/** One name for a user, for a role and all its sessions, and for the new member of a group. */
function entityOf({ arn, roleArn, user }: Identity): string {
  return user?.name === newUserName && user.groups[0] !== undefined ? `group/${user.groups[0]}` : (roleArn ?? arn);
}

function entities(sandbox: Sandbox, name: string, options: ProbeOptions): string[] {
  const identities = identitiesOf(sandbox, name, options);
  return 'code' in identities ? [] : identities.map(entityOf);
}

function insiders(sandbox: Sandbox, options: ProbeOptions): Identity[] {
  return [...sandbox.accounts.values()].flatMap((account) => {
    const names = [
      ...[...account.users.values()].map(({ name }) => `user/${name}`),
      ...[...account.roles.values()].map(({ name }) => `role/${name}`),
      ...[...account.groups.values()].map(({ name }) => `group/${name}`),
    ];
    return names.map((name) => identityOf(sandbox, name, { ...options, account: account.id })).filter(isIdentity);
  });
}

function outsiders(sandbox: Sandbox, resource: string, options: ProbeOptions): Identity[] {
  const statements = resourceFacts(sandbox, resource).policy?.policy.statements ?? [];
  const named = statements.flatMap(({ principal }) => principal?.entries ?? []);
  const services = named.filter(({ type }) => type === 'Service').map(({ value }) => `service/${value}`);
  const strangers = named.filter(({ type }) => type === 'AWS').flatMap(({ value }) => strangersBehind(sandbox, value));
  return [
    ...['anonymous', ...services].map((name) => identityOf(sandbox, name, options)).filter(isIdentity),
    ...[somebodyIn(strangersAccount), ...strangers].map((arn) => foreignIdentity(arn, signedIn(options))),
  ];
}

function signedIn({ mfa, time }: ProbeOptions): Credentials {
  return { ...longTerm(null), temporary: mfa !== undefined, mfaAt: mfa ? (time ?? null) : null };
}

/** Who of another account may stand behind a principal of a policy. */
function strangersBehind(sandbox: Sandbox, principal: string): string[] {
  const account = accountNamed(principal);
  if (account !== null) return account === sandbox.home ? [] : [somebodyIn(account)];
  const owner = accountOfArn(principal);
  return owner === null || owner === sandbox.home ? [] : [principal];
}
