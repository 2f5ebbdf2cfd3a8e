import { statementsOn } from './actionIndex.ts';
import type { Asked } from './asked.ts';
import { appliesOnAction, type Reading } from './compiled.ts';
import { grantPolicies } from './grants.ts';
import { DIRECT, type Naming, NOT_NAMED, ROLE } from './principals.ts';
import { isPublicPolicy } from './publicAccess.ts';
import type { AttachedPolicy, PoliciesInForce, PolicyType } from './request.ts';

type Level = readonly AttachedPolicy[];

/** One type of policy in AWS's evaluation flow. */
export interface Layer {
  readonly type: PolicyType;
  /** How its statements are read. */
  reading(asked: Asked): Reading;
  /** Policies by level; all types but control policies have one level. */
  levels(policies: PoliciesInForce): readonly Level[];
  /** False where this type says nothing about the request. */
  binds(asked: Asked): boolean;
  /** True where a missing allow denies. `grant`: how closely an allow in the resource policy names the caller. */
  needed(asked: Asked, grant: Naming, attached: boolean): boolean;
}

/** What the policies of one layer say. */
export interface Survey {
  readonly attached: boolean;
  readonly denied: boolean;
  /** True where every level allows. */
  readonly allowed: boolean;
  /** The closest naming among the statements that allow. */
  readonly naming: Naming;
  /** True where S3 Block Public Access leaves an allow without effect. */
  readonly withheld: boolean;
}

const own: Reading = { principals: false, resources: true };
const ofResource: Reading = { principals: true, resources: true };
const ofTrust: Reading = { principals: true, resources: false };

const none: readonly Level[] = [];

function oneLevel(policies: Level | undefined): readonly Level[] {
  return policies === undefined || policies.length === 0 ? none : [policies];
}

function single(policy: AttachedPolicy | undefined): readonly Level[] {
  return policy === undefined ? none : [[policy]];
}

const withIdentity: ReadonlySet<string> = new Set(['user', 'session', 'federated']);

function hasIdentity(asked: Asked): boolean {
  return withIdentity.has(asked.caller.kind);
}

/**
 * RCPs leave alone: service-linked roles and their assumption, `kms:RetireGrant`, keys that AWS manages, actions
 * without resource type (AWS Organizations User Guide, orgs_manage_policies_rcps).
 */
function rcpBinds({ action, request, caller, context }: Asked): boolean {
  if (caller.serviceLinked || request.resource === '*') return false;
  if (action.service === 'kms') return action.name !== 'retiregrant' && !isManagedKey(request.resource, context);
  return !(action.service === 'sts' && request.resource.includes(':role/aws-service-role/'));
}

/** Aliases that begin with `aws/` belong to keys that AWS manages (AWS KMS Developer Guide, alias-about). */
function isManagedKey(resource: string, context: Asked['context']): boolean {
  if (resource.includes(':alias/aws/')) return true;
  const aliases = context.get('kms:resourcealiases') ?? [];
  return [aliases].flat().some((alias) => alias.startsWith('alias/aws/'));
}

const policyOfBucket: ReadonlySet<string> = new Set(['getbucketpolicy', 'putbucketpolicy', 'deletebucketpolicy']);

/** The owner's root user can always repair a bucket policy (Amazon S3 API Reference, PutBucketPolicy). */
function repairsBucketPolicy({ action, caller, sameAccount }: Asked): boolean {
  return caller.kind === 'root' && sameAccount && action.service === 's3' && policyOfBucket.has(action.name);
}

const rcp: Layer = {
  type: 'rcp',
  reading: () => ofResource,
  levels: (policies) => policies.rcp ?? none,
  binds: rcpBinds,
  needed: () => false,
};

const scp: Layer = {
  type: 'scp',
  reading: () => own,
  levels: (policies) => policies.scp ?? none,
  binds: ({ caller }) => caller.account !== null && !caller.serviceLinked,
  needed: (_asked, _grant, attached) => attached,
};

const endpoint: Layer = {
  type: 'endpoint',
  reading: () => ofResource,
  levels: (policies) => oneLevel(policies.endpoint),
  binds: () => true,
  needed: (_asked, _grant, attached) => attached,
};

const resource: Layer = {
  type: 'resource',
  reading: (asked) => (asked.resourceKind === 'trust' ? ofTrust : ofResource),
  levels: ({ resource: policy, grants }) =>
    grants === undefined ? single(policy) : oneLevel([...single(policy).flat(), ...grantPolicies(grants)]),
  binds: (asked) => !repairsBucketPolicy(asked),
  needed: (asked) => !asked.sameAccount || asked.resourceKind !== 'plain',
};

const identity: Layer = {
  type: 'identity',
  reading: () => own,
  levels: (policies) => oneLevel(policies.identity),
  binds: hasIdentity,
  needed: (asked, grant) => !asked.sameAccount || grant < ROLE,
};

const boundary: Layer = {
  type: 'boundary',
  reading: () => own,
  levels: (policies) => single(policies.boundary),
  binds: hasIdentity,
  needed: (asked, grant, attached) => attached && (!asked.sameAccount || grant < DIRECT),
};

/**
 * A federated user session without session policy has only what resource policies grant it by name. Of a root session
 * the task policy only takes away (IAM User Guide, id_root-user-privileged-task).
 */
const session: Layer = {
  type: 'session',
  reading: () => own,
  levels: (policies) => oneLevel(policies.session),
  binds: (asked) => hasIdentity(asked) || asked.caller.kind === 'root',
  needed: (asked, grant, attached) => {
    if (asked.caller.kind === 'root') return false;
    return (attached || asked.caller.kind === 'federated') && (!asked.sameAccount || grant < DIRECT);
  },
};

/** In the order in which AWS reports (IAM User Guide, reference_policies_evaluation-logic_policy-eval-denyallow). */
export const layers: readonly Layer[] = [rcp, scp, endpoint, resource, identity, boundary, session];

/** The type by which a layer is reported: a trust policy has its own name. */
export function reportedType(layer: Layer, asked: Asked): PolicyType {
  return layer.type === 'resource' && asked.resourceKind === 'trust' ? 'trust' : layer.type;
}

const silent: Survey = { attached: false, denied: false, allowed: false, naming: NOT_NAMED, withheld: false };
const deniedHere: Survey = { ...silent, attached: true, denied: true };
const withheldHere: Survey = { ...silent, attached: true, withheld: true };

/** True where Block Public Access keeps what a public bucket policy grants from callers outside the account. */
function withholds({ action, caller, sameAccount }: Asked, { resource: policy, blockPublicAccess }: PoliciesInForce) {
  if (!blockPublicAccess?.restrictPublicBuckets || action.service !== 's3' || policy === undefined) return false;
  return !sameAccount && caller.kind !== 'service' && isPublicPolicy(policy.policy);
}

/** Reads the policies of one layer. A deny ends the reading, for nothing outweighs it. */
export function survey(layer: Layer, asked: Asked, policies: PoliciesInForce): Survey {
  if (!layer.binds(asked)) return silent;
  const levels = layer.levels(policies);
  if (levels.length === 0) return silent;
  const reading = layer.reading(asked);
  let allowed = true;
  let naming: Naming = NOT_NAMED;
  for (const level of levels) {
    let levelNaming: Naming = NOT_NAMED;
    for (const { policy } of level) {
      for (const statement of statementsOn(policy, asked.action)) {
        if (!statement.denies && levelNaming === DIRECT) continue;
        const next = appliesOnAction(statement, asked, reading);
        if (next === NOT_NAMED) continue;
        if (statement.denies) return deniedHere;
        if (next > levelNaming) levelNaming = next;
      }
    }
    if (levelNaming === NOT_NAMED) allowed = false;
    if (levelNaming > naming) naming = levelNaming;
  }
  if (allowed && layer.type === 'resource' && withholds(asked, policies)) return withheldHere;
  return { attached: true, denied: false, allowed, naming, withheld: false };
}
