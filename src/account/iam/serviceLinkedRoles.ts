import { changeAccount, withEntry, withoutEntry } from '../change.ts';
import { nextUuid } from '../generator.ts';
import type { Invocation } from '../operation.ts';
import { managedArnOf } from '../policyByArn.ts';
import type { Role } from '../sandbox.ts';
import { storedPolicy } from '../storedPolicy.ts';
import { draw, drawId } from './draw.ts';
import { fail } from './failures.ts';
import { holderNamed, putHolder, roleKind } from './holderKind.ts';
import { optionalText, text } from './input.ts';
import { repointPrincipals } from './principals.ts';
import { quotas } from './quotas.ts';
import { roleCore } from './roles.ts';
import { done, type Row, type Rows } from './row.ts';
import { type ServiceLinkedRole, serviceLinkedServices } from './serviceLinkedServices.ts';
import { arnOf } from './targets.ts';

const serviceSuffix = '.amazonaws.com';

/** The service that a call names; names are lower case (IAM API Reference, CreateServiceLinkedRole). */
const serviceOf = (call: Invocation): ServiceLinkedRole | undefined =>
  serviceLinkedServices.find(({ service }) => service + serviceSuffix === text(call.input, 'AWSServiceName'));

function nameOf(call: Invocation): string {
  const suffix = optionalText(call.input, 'CustomSuffix');
  const role = serviceOf(call)?.role ?? 'AWSServiceRoleForUnknown';
  return suffix === undefined ? role : `${role}_${suffix}`;
}

const pathOf = (service: string): string => `/aws-service-role/${service}/`;

const trustOf = (service: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: [service] } }],
  });

const creation: Row = {
  asks: (call) => {
    const service = text(call.input, 'AWSServiceName');
    const resource = arnOf(call.account.id, 'role', pathOf(service), nameOf(call));
    return { resource, context: { 'iam:AWSServiceName': service } };
  },
  run: (call) => {
    const ServiceName = text(call.input, 'AWSServiceName');
    const service = serviceOf(call);
    if (!service) return fail('slr.service', { ServiceName });
    if (optionalText(call.input, 'CustomSuffix') !== undefined && !service.suffix) {
      return fail('slr.suffix', { ServiceName });
    }
    const name = nameOf(call);
    if (holderNamed(roleKind, call.account, name)) return fail('exists.slr', { RoleName: name });
    if (call.account.roles.size >= quotas.RolesPerAccount) {
      return fail('quota', { Quota: 'RolesPerAccount', Limit: quotas.RolesPerAccount });
    }
    const trust = storedPolicy(trustOf(ServiceName), 'trust');
    const policy = managedArnOf(service.policy);
    if (!trust || policy === null) return fail('slr.service', { ServiceName });
    const drawn = drawId(call.sandbox, 'AROA');
    const role: Role = {
      name,
      path: pathOf(ServiceName),
      id: drawn.value,
      arn: arnOf(call.account.id, 'role', pathOf(ServiceName), name),
      created: call.time,
      inline: new Map(),
      attached: [policy],
      trust,
      boundary: null,
      tags: [],
      description: optionalText(call.input, 'Description') ?? '',
      maxSessionDuration: 3600,
      lastUsed: null,
    };
    return done(putHolder(drawn.sandbox, call.account.id, roleKind, role), { Role: roleCore(role) });
  },
};

const isLinked = (role: Role | undefined): role is Role => role?.path.startsWith('/aws-service-role/') ?? false;

/** Services of the sandbox keep nothing that needs their role, so that every deletion succeeds at once. */
const deletion: Row = {
  asks: (call) => {
    const name = text(call.input, 'RoleName');
    const arn = holderNamed(roleKind, call.account, name)?.arn;
    return { resource: arn ?? arnOf(call.account.id, 'role', '/', name) };
  },
  run: (call) => {
    const name = text(call.input, 'RoleName');
    const role = holderNamed(roleKind, call.account, name);
    if (!isLinked(role)) return fail('missing.role', { Name: name });
    const drawn = draw(call.sandbox, nextUuid);
    const task = `task${role.path}${role.name}/${drawn.value}`;
    const sandbox = changeAccount(drawn.sandbox, call.account.id, (account) => ({
      ...account,
      roles: withoutEntry(account.roles, role.name.toLowerCase()),
      roleDeletions: withEntry(account.roleDeletions ?? new Map(), task, role.arn),
    }));
    return done(repointPrincipals(sandbox, role.arn, role.id), { DeletionTaskId: task });
  },
};

/** The role stands in the id: `task/aws-service-role/SERVICE/ROLE/UUID`. */
const status: Row = {
  asks: (call) => {
    const task = text(call.input, 'DeletionTaskId');
    const parts = task
      .replace(/^task\//, '')
      .split('/')
      .slice(0, -1)
      .join('/');
    return {
      resource: call.account.roleDeletions?.get(task) ?? `arn:aws:iam::${call.account.id}:role/${parts || task}`,
    };
  },
  run: (call) => {
    const task = text(call.input, 'DeletionTaskId');
    const known = call.account.roleDeletions?.has(task) ?? false;
    return known ? done(call.sandbox, { Status: 'SUCCEEDED' }) : fail('missing.deletion', { DeletionTaskId: task });
  },
};

/** Roles that belong to services. */
export const serviceLinkedRoles: Rows = {
  CreateServiceLinkedRole: creation,
  DeleteServiceLinkedRole: deletion,
  GetServiceLinkedRoleDeletionStatus: status,
};
