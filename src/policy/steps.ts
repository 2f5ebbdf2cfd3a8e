import type { Asked } from './asked.ts';
import type { Step } from './decision.ts';
import type { Layer, Survey } from './layers.ts';
import { ACCOUNT, type Naming, ROLE } from './principals.ts';
import type { PolicyType } from './request.ts';
import type { Special } from './specials.ts';

/** What one layer means for the request. */
export interface Finding {
  readonly layer: Layer;
  readonly type: PolicyType;
  readonly survey: Survey;
  readonly bound: boolean;
  /** True where an allow of this type is needed and missing. */
  readonly lacking: boolean;
}

/** What people call each type of policy. */
export const typeNames: Readonly<Record<PolicyType, string>> = {
  identity: 'identity policy',
  resource: 'resource policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  scp: 'service control policy',
  rcp: 'resource control policy',
  endpoint: 'VPC endpoint policy',
  trust: 'trust policy',
};

/** `a permissions boundary`, `an identity policy`. */
export function withArticle(type: PolicyType): string {
  return `${type === 'identity' ? 'an' : 'a'} ${typeNames[type]}`;
}

export function specialStep(special: Special): Step {
  return {
    check: 'no policy asked',
    outcome: special.verdict === 'allowed' ? 'allow' : 'implicitDeny',
    says: special.says,
  };
}

/** The first check: a deny in any policy ends the matter. */
export function denyStep(findings: readonly Finding[]): Step {
  const denying = findings.filter(({ survey }) => survey.denied);
  if (denying.length === 0)
    return { check: 'explicit deny', outcome: 'none', says: 'No statement denies the request.' };
  const types = enumeration(denying.map(({ type }) => withArticle(type)));
  return {
    check: 'explicit deny',
    outcome: 'explicitDeny',
    says: `A Deny statement in ${types} matches, and a deny beats every allow.`,
  };
}

/** `a, b and c`. */
function enumeration(texts: readonly string[]): string {
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} and ${last}`;
}

/** One layer's check, told whatever the checks before it said. */
export function layerStep(finding: Finding, asked: Asked, grant: Naming): Step {
  const { type, survey, bound, lacking, layer } = finding;
  const name = typeNames[type];
  if (!bound) return { check: type, outcome: 'notNeeded', says: unboundSays(finding, asked) };
  if (survey.denied) return { check: type, outcome: 'explicitDeny', says: `A Deny statement in the ${name} matches.` };
  if (lacking) return { check: type, outcome: 'implicitDeny', says: lackingSays(finding, asked) };
  if (survey.attached && survey.allowed) return { check: type, outcome: 'allow', says: allowSays(type, asked, grant) };
  if (layer.needed(asked, grant, survey.attached) || !survey.attached) {
    const does = type === 'resource' || type === 'identity' ? 'allows' : 'limits';
    return { check: type, outcome: 'none', says: `No ${name} applies here, so none ${does} the request.` };
  }
  return { check: type, outcome: type === 'rcp' ? 'none' : 'notNeeded', says: spareSays(type, grant) };
}

function unboundSays({ type, layer }: Finding, asked: Asked): string {
  if (asked.caller.serviceLinked) return `A ${typeNames[type]} does not limit service-linked roles.`;
  if (asked.caller.kind === 'root') {
    return layer.type === 'resource'
      ? 'The root user can always repair the policy of its own bucket.'
      : 'The root user has no policies of this type and may do everything in its own account by default.';
  }
  if (type === 'scp') return 'A service control policy binds users, roles and root users of accounts, nobody else.';
  if (layer.type === 'rcp') return 'A resource control policy does not reach this action.';
  return `The caller is no IAM identity, so it has no ${typeNames[type]}.`;
}

function lackingSays({ type, survey }: Finding, asked: Asked): string {
  const name = typeNames[type];
  if (survey.withheld)
    return 'The bucket policy is public, and Block Public Access keeps what it grants from callers outside the account.';
  if (type === 'scp')
    return 'Each level of the organization must allow, and on one of them no service control policy does.';
  if (type === 'trust') return 'The trust policy of the role does not allow this caller.';
  if (type === 'session' && !survey.attached) {
    return 'A federated user session without session policy has no permissions of its own.';
  }
  if (type === 'resource') {
    if (asked.resourceKind === 'key') return 'The key policy allows neither the caller nor its account.';
    return 'The resource is not in the account of the caller, and no resource policy allows the caller.';
  }
  if (type === 'identity') return 'No identity policy of the caller allows the action on this resource.';
  return `The ${name} does not allow the action on this resource, and only what it allows can be allowed.`;
}

function allowSays(type: PolicyType, asked: Asked, grant: Naming): string {
  if (type === 'scp') return 'On each level of the organization a service control policy allows the action.';
  if (type !== 'resource' && type !== 'trust') return `A statement in the ${typeNames[type]} allows the action.`;
  const name = typeNames[type];
  if (grant === ACCOUNT) {
    return `The ${name} trusts the account of the caller, which leaves the choice to the caller's own policies.`;
  }
  if (asked.caller.account === null) return `The ${name} allows the caller, which has no policies of its own.`;
  if (!asked.sameAccount) return `The ${name} allows the caller; the caller's own account must agree.`;
  return grant === ROLE
    ? `The ${name} allows the role of the session.`
    : `The ${name} allows the caller directly, which is enough within one account.`;
}

function spareSays(type: PolicyType, grant: Naming): string {
  if (type === 'rcp') return 'No resource control policy denies; the default one allows everything.';
  if (type === 'resource') return 'The resource policy does not allow this request; within one account it need not.';
  const named = grant === ROLE ? 'role' : 'caller';
  return `The resource policy grants the ${named} directly, so a missing allow in the ${typeNames[type]} does not matter.`;
}
