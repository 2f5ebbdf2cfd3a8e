import { type UnusedAccess, type UsageSubject, unusedAccess } from '../../analysis/unusedAccess.ts';
import type { JsonObject } from '../call.ts';
import { nextUuid, seedOf } from '../generator.ts';
import { type AccessEvent, accessEvents } from '../iam/accessEvents.ts';
import { grantedServices } from '../iam/grantedServices.ts';
import { structures, texts } from '../iam/input.ts';
import { rolePolicies, userPolicies } from '../identityForms.ts';
import { isoTime } from '../isoTime.ts';
import type { Account, Role, Sandbox, Tags, User } from '../sandbox.ts';
import type { Analyzer, FindingContent } from './accessAnalysis.ts';
import { zoneOf } from './externalFindings.ts';
import { memberOf } from './inputMember.ts';

const day = 86_400_000;
/** Days that an analyzer waits where its configuration names none. */
export const usualAge = 90;

type Uses = ReadonlyMap<string, readonly AccessEvent[]>;

function usesOf(sandbox: Sandbox): Uses {
  const found = new Map<string, AccessEvent[]>();
  for (const event of accessEvents(sandbox, sandbox.clock)) {
    const known = found.get(event.entity);
    if (known) known.push(event);
    else found.set(event.entity, [event]);
  }
  return found;
}

type Base = Pick<UsageSubject, 'arn' | 'created' | 'granted' | 'uses'>;

function baseOf({ arn, created }: User | Role, policies: ReturnType<typeof rolePolicies>, uses: Uses): Base {
  const granted = grantedServices(policies.map(({ policy }) => policy));
  return {
    arn,
    created,
    granted: new Map(granted.map(({ prefix, actions }) => [prefix, actions.map(({ name }) => name)])),
    uses: (uses.get(arn) ?? []).map(({ service, action, time }) => ({ service, action, time: Date.parse(time) })),
  };
}

/** Users and roles of an account as their use is looked at; roles of AWS itself are left out. */
function subjectsOf(account: Account, uses: Uses): readonly { readonly subject: UsageSubject; readonly tags: Tags }[] {
  const users = [...account.users.values()].map((user) => {
    const subject: UsageSubject = {
      ...baseOf(user, userPolicies(account, user), uses),
      kind: 'user',
      lastUsed: null,
      keys: user.accessKeys.map(({ id, created, lastUsed }) => ({ id, created, lastUsed: lastUsed?.time ?? null })),
      password: user.loginProfile
        ? { created: user.loginProfile.lastChanged, lastUsed: user.loginProfile.lastUsed }
        : null,
    };
    return { subject, tags: user.tags };
  });
  const own = [...account.roles.values()].filter(({ path }) => !path.startsWith('/aws-'));
  const roles = own.map((role) => {
    const base = baseOf(role, rolePolicies(account, role), uses);
    const subject = { ...base, kind: 'role', lastUsed: role.lastUsed?.time ?? null, keys: [], password: null } as const;
    return { subject, tags: role.tags };
  });
  return [...users, ...roles];
}

/** Whether the analyzer's rule leaves an account or tagged entity out. */
function isExcluded(analyzer: Analyzer, account: string, tags: Tags): boolean {
  const rule = memberOf(analyzer.configuration ?? {}, 'unusedAccess', 'analysisRule');
  return structures(rule, 'exclusions').some((one) => {
    if (texts(one, 'accountIds').includes(account)) return true;
    return structures(one, 'resourceTags').some((wanted) => {
      const pairs = Object.entries(wanted);
      return (
        pairs.length > 0 && pairs.every(([key, value]) => tags.some((tag) => tag.key === key && tag.value === value))
      );
    });
  });
}

/** Days after which unused access is told. */
export function ageOf({ configuration }: Pick<Analyzer, 'configuration'>): number {
  const age = memberOf(configuration ?? {}, 'unusedAccess').unusedAccessAge;
  return typeof age === 'number' ? age : usualAge;
}

/** Findings on what nobody used within the tracking period, by id. */
export function unusedFindings(
  sandbox: Sandbox,
  owner: string,
  analyzer: Analyzer,
  time: number,
): ReadonlyMap<string, FindingContent> {
  const found = new Map<string, FindingContent>();
  const since = time - ageOf(analyzer) * day;
  const uses = usesOf(sandbox);
  for (const id of zoneOf(sandbox, owner, analyzer).accounts) {
    const account = sandbox.accounts.get(id);
    for (const { subject, tags } of account ? subjectsOf(account, uses) : []) {
      if (isExcluded(analyzer, id, tags)) continue;
      for (const one of unusedAccess(subject, since)) {
        const key = JSON.stringify([analyzer.arn, subject.arn, one.type, 'keyId' in one ? one.keyId : null]);
        found.set(nextUuid(seedOf(key))[0], contentOf(subject, id, one));
      }
    }
  }
  return found;
}

const accessed = (time: number | null): JsonObject => (time === null ? {} : { lastAccessed: isoTime(time) });

const contentOf = (subject: UsageSubject, owner: string, one: UnusedAccess): FindingContent => ({
  findingType: one.type,
  resource: subject.arn,
  resourceType: subject.kind === 'role' ? 'AWS::IAM::Role' : 'AWS::IAM::User',
  owner,
  details: detailsOf(one),
});

function detailsOf(one: UnusedAccess): readonly JsonObject[] {
  switch (one.type) {
    case 'UnusedIAMRole':
      return [{ unusedIamRoleDetails: accessed(one.lastAccessed) }];
    case 'UnusedIAMUserAccessKey':
      return [{ unusedIamUserAccessKeyDetails: { accessKeyId: one.keyId, ...accessed(one.lastAccessed) } }];
    case 'UnusedIAMUserPassword':
      return [{ unusedIamUserPasswordDetails: accessed(one.lastAccessed) }];
    case 'UnusedPermission':
      return one.services.map(({ service, lastAccessed, actions }) => {
        const told = actions.map(({ action, lastAccessed: last }) => ({ action, ...accessed(last) }));
        const listed = told.length > 0 ? { actions: told } : {};
        return { unusedPermissionDetails: { ...listed, serviceNamespace: service, ...accessed(lastAccessed) } };
      });
  }
}
