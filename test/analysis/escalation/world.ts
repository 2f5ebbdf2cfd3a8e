import type { Sandbox } from '../../../src/account/sandbox.ts';
import { buildSandbox } from '../../../src/account/start.ts';
import type { AccountStart, RoleStart, SandboxStart } from '../../../src/account/startShape.ts';
import { type AccountMap, accountMap } from '../../../src/analysis/escalation/accountMap.ts';
import { escalationPaths } from '../../../src/analysis/escalation/escalationPaths.ts';
import type { Holder } from '../../../src/analysis/escalation/escalationView.ts';
import { escalationView } from '../../../src/training/escalationView.ts';

export const home = '111122223333';
const management = '999988887777';
const clock = Date.parse('2026-11-24T09:00:00Z');
const region = 'us-east-1';

export type Actions = readonly string[];
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What a case changes about the open one. */
export interface Blocked {
  readonly condition?: Readonly<Record<string, Json>>;
  readonly resource?: Readonly<Record<string, string>>;
  readonly without?: Actions;
  readonly deny?: Actions;
  readonly scp?: Actions;
  /** Actions that the boundary of the actor lacks, or `actor`: it has little but the actions. */
  readonly boundary?: Actions | 'actor';
  readonly missing?: readonly (keyof typeof removals)[];
}

export interface Case {
  readonly path: string;
  readonly actor: 'user' | 'role' | 'member' | 'permission set';
  readonly setup?: keyof typeof setups;
  readonly actions: Actions;
  readonly alternatives?: readonly Actions[];
  readonly blocked: Blocked;
}

const document = (...Statement: readonly Json[]): Json => ({ Version: '2012-10-17', Statement });
const allow = (Action: Json, Resource: Json = '*', rest: { readonly [key: string]: Json } = {}): Json => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...rest,
});
const deny = (Action: Json): Json => ({ Effect: 'Deny', Action, Resource: '*' });

const everything = 'AdministratorAccess';
const trust = (Principal: Json): Json => document({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });
const theAccount = trust({ AWS: `arn:aws:iam::${home}:root` });

const trustOf = (service: string): Json =>
  service.startsWith('cognito')
    ? document({ Effect: 'Allow', Principal: { Federated: service }, Action: 'sts:AssumeRoleWithWebIdentity' })
    : trust({ Service: service });

const services = [...new Set(escalationPaths.flatMap(({ passedTo }) => passedTo ?? []))];

/** Name of the administrator's role that a service may take. */
export const roleOf = (service: string): string =>
  `admin-of-${service.replace(/\.amazonaws\.com$/, '').replaceAll('.', '-')}`;

const arn = (service: string, rest: string): string => `arn:aws:${service}:${region}:${home}:${rest}`;

/** Something of every kind that can run, as an administrator's role. */
const hosts = [
  arn('glue', 'devEndpoint/notes'),
  arn('glue', 'job/nightly'),
  arn('cloudformation', 'stack/network/0123'),
  arn('cloudformation', 'stackset/baseline:0123'),
  arn('codebuild', 'project/site'),
  arn('codedeploy', 'deploymentgroup:shop/production'),
  arn('ec2', 'launch-template/lt-0123456789abcdef0'),
  arn('ecs', 'task/shop/0123456789abcdef0123456789abcdef'),
  arn('ecs', 'task-definition/shop:7'),
  arn('sagemaker', 'notebook-instance/forecast'),
  arn('apprunner', 'service/shop/0123456789abcdef0123456789abcdef'),
  arn('bedrock-agentcore', 'code-interpreter-custom/sums-0123456789'),
  arn('bedrock-agentcore', 'browser-custom/reader-0123456789'),
  arn('bedrock-agentcore', 'runtime/helper-0123456789'),
  arn('batch', 'job-definition/render:3'),
  arn('states', 'stateMachine:orders'),
  `arn:aws:autoscaling:${region}:${home}:autoScalingGroup:0123:autoScalingGroupName/web`,
];

/** Other things that paths need. */
const things = [
  arn('ecs', 'cluster/shop'),
  arn('ecs', 'container-instance/shop/0123456789abcdef0123456789abcdef'),
  arn('batch', 'job-queue/render'),
  `arn:aws:cognito-identity:${region}:${home}:identitypool/${region}:0123`,
  arn('dynamodb', 'table/orders'),
  arn('ec2', 'image/ami-0123456789abcdef0'),
  arn('ec2', 'subnet/subnet-0123456789abcdef0'),
];

const common: AccountStart = {
  id: home,
  policies: [
    { name: 'harmless', document: document(allow('s3:GetObject', 'arn:aws:s3:::notes/*')) },
    { name: 'tools', document: document(allow('s3:GetObject', 'arn:aws:s3:::tools/*')) },
    { name: 'admin-policy', document: document(allow('*')) },
  ],
  groups: [{ name: 'admins', attached: [everything] }, { name: 'crew' }],
  users: [
    { name: 'ada', attached: [everything], accessKeys: [{ id: 'AKIAADA0000000000000' }] },
    { name: 'bob', attached: [everything], loginProfile: true },
    { name: 'plain' },
  ],
  roles: [
    { name: 'admin', trust: theAccount, attached: ['admin-policy'] },
    { name: 'plain', trust: theAccount, attached: ['tools'] },
    { name: 'bounded', trust: theAccount, attached: [everything], boundary: 'ReadOnlyAccess' },
    ...services.map((one): RoleStart => ({ name: roleOf(one), trust: trustOf(one), attached: [everything] })),
  ],
  instanceProfiles: [{ name: 'admin-profile', role: roleOf('ec2.amazonaws.com') }, { name: 'free-profile' }],
  instances: [
    { id: 'i-0aaaaaaaaaaaaaaaa', profile: 'admin-profile' },
    { id: 'i-0bbbbbbbbbbbbbbbb', profile: 'free-profile' },
    { id: 'i-0cccccccccccccccc' },
  ],
  resources: [
    { arn: arn('lambda', 'function:report'), function: { role: roleOf('lambda.amazonaws.com') } },
    ...hosts.map((one) => ({
      arn: one,
      runsAs: one.startsWith('arn:aws:states:') ? roleOf('states.amazonaws.com') : 'admin',
    })),
    ...things.map((one) => ({ arn: one })),
  ],
};

/** Removes one thing from an account. */
const removals = {
  'trust in users': (start: AccountStart): AccountStart => ({
    ...start,
    roles: (start.roles ?? []).map((role) =>
      role.trust === theAccount ? { ...role, trust: trust({ AWS: `arn:aws:iam::${home}:user/ada` }) } : role,
    ),
  }),
  'trust in services': (start: AccountStart): AccountStart => ({
    ...start,
    roles: (start.roles ?? []).map((role) => (role.trust === theAccount ? role : { ...role, trust: theAccount })),
  }),
  'policies of roles': (start: AccountStart): AccountStart => ({
    ...start,
    roles: (start.roles ?? []).map((role) => ({ ...role, attached: [] })),
  }),
  'users without limits': (start: AccountStart): AccountStart => ({
    ...start,
    users: (start.users ?? []).map((user) => (user.name === 'eve' ? user : { ...user, boundary: 'ReadOnlyAccess' })),
  }),
  'roles of hosts': (start: AccountStart): AccountStart => ({
    ...start,
    instances: (start.instances ?? []).map(({ profile: _, ...rest }) => rest),
    resources: (start.resources ?? []).map((one) =>
      one.function
        ? { ...one, function: { role: 'plain' } }
        : one.runsAs === undefined
          ? one
          : { ...one, runsAs: 'plain' },
    ),
  }),
  'instance profiles': ({ instanceProfiles: _, instances: __, ...start }: AccountStart): AccountStart => start,
  'free instance profiles': (start: AccountStart): AccountStart => ({
    ...start,
    instances: (start.instances ?? []).filter(({ profile }) => profile !== 'free-profile'),
  }),
  'identity center': (start: AccountStart): AccountStart => start,
};

/** What the actor is beside the actions; `boundary` and `denial` are there to be removed. */
const setups = {
  'bounded administrator': { administrator: true, boundary: true, denial: null, versions: false },
  'administrator with an inline denial': { administrator: true, boundary: false, denial: 'inline', versions: false },
  'administrator with a managed denial': { administrator: true, boundary: false, denial: 'managed', versions: false },
  'a policy with versions': { administrator: false, boundary: false, denial: null, versions: true },
} as const;

const nothing = { administrator: false, boundary: false, denial: null, versions: false } as const;
const guarded = ['iam:Put*', 'iam:Attach*', 'iam:Create*', 'iam:Update*', 'iam:PassRole'];

export interface World {
  readonly sandbox: Sandbox;
  readonly map: AccountMap;
  readonly actor: Holder;
}

/** The account of a case, open or blocked. */
export function worldOf(given: Case, blocked: Blocked = {}): World {
  const sandbox = buildSandbox(startOf(given, blocked), { clock, seed: 7 });
  const map = accountMap(escalationView(sandbox));
  const actor = map.view.holders.find(({ name }) => isActor(name));
  if (!actor) throw new Error('the actor is missing');
  return { sandbox, map, actor };
}

const isActor = (name: string): boolean => name === 'eve' || name.startsWith('AWSReservedSSO_');

function startOf(given: Case, blocked: Blocked): SandboxStart {
  const changed = (blocked.missing ?? []).reduce((start, name) => removals[name](start), accountOf(given, blocked));
  const centre = blocked.missing?.includes('identity center') || !given.path.startsWith('sso');
  const scp = [
    [{ name: 'guardrail', document: document(allow('*'), ...(blocked.scp ? [deny([...blocked.scp])] : [])) }],
  ];
  return {
    home,
    accounts: blocked.scp ? [changed, { id: management }] : [changed],
    ...(blocked.scp
      ? { organization: { managementAccount: management, serviceControlPolicies: { [home]: scp } } }
      : {}),
    ...(centre ? {} : { identityCenter: centerOf(given, blocked) }),
  };
}

const centerOf = (given: Case, blocked: Blocked): NonNullable<SandboxStart['identityCenter']> => ({
  owner: home,
  users: [{ userName: 'eve' }],
  ...(given.actor === 'permission set'
    ? {
        permissionSets: [{ name: 'Crew', inline: document(...grantsOf(given, blocked)) }],
        assignments: [{ account: home, permissionSet: 'Crew', user: 'eve' }],
      }
    : {}),
});

/** One statement for each action. */
function grantsOf({ actions }: Case, { condition, resource, without, deny: denied }: Blocked): readonly Json[] {
  const granted = actions
    .filter((action) => !without?.includes(action))
    .map((action) => {
      const Condition = condition?.[action];
      return allow(action, resource?.[action] ?? '*', Condition === undefined ? {} : { Condition });
    });
  return [...granted, ...(denied ? [deny([...denied])] : [])];
}

function accountOf(given: Case, blocked: Blocked): AccountStart {
  if (given.actor === 'permission set') return common;
  const { administrator, boundary, denial, versions } = given.setup ? setups[given.setup] : nothing;
  const { actions } = given;
  const limit =
    boundary || blocked.boundary === 'actor'
      ? document(allow([...actions, 's3:*']))
      : document(allow('*'), ...(blocked.boundary ? [deny([...blocked.boundary])] : []));
  const inline = {
    work: document(...grantsOf(given, blocked)),
    ...(denial === 'inline' ? { guard: document(deny(guarded)) } : {}),
  };
  const attached = [
    ...(administrator ? ['nearly-everything'] : []),
    ...(denial === 'managed' ? ['denies-iam'] : []),
    ...(versions ? ['own'] : []),
  ];
  const bounded = boundary || blocked.boundary !== undefined ? { boundary: 'limit' } : {};
  const eve = { name: 'eve', inline, attached, ...bounded };
  const policies = [
    ...(common.policies ?? []),
    { name: 'limit', document: limit },
    { name: 'denies-iam', document: document(deny(guarded)) },
    {
      name: 'nearly-everything',
      document: document({ Effect: 'Allow', NotAction: [...actions], Resource: '*' }),
    },
    {
      name: 'own',
      versions: [
        { document: document(allow('*')) },
        { document: document(allow('s3:GetObject', 'arn:aws:s3:::own/*')), default: true },
      ],
    },
  ];
  const account = { ...common, policies };
  if (given.actor === 'role') {
    return {
      ...account,
      roles: [...(common.roles ?? []), { ...eve, trust: trust({ AWS: `arn:aws:iam::${home}:user/ada` }) }],
    };
  }
  const signing = { ...eve, accessKeys: [{ id: 'AKIAEVE0000000000000' }] };
  const user = given.actor === 'member' ? { ...signing, groups: ['crew'] } : signing;
  return { ...account, users: [...(common.users ?? []), user] };
}
