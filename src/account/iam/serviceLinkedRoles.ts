import { changeAccount, withEntry, withoutEntry } from '../change.ts';
import { nextUuid } from '../generator.ts';
import type { Invocation } from '../operation.ts';
import type { Role } from '../sandbox.ts';
import { draw } from './draw.ts';
import { fail } from './failures.ts';
import { holderNamed, roleKind } from './holderKind.ts';
import { optionalText, text } from './input.ts';
import { addLinkedRole, linkedPath, linkedServiceOf } from './linkedRole.ts';
import { repointPrincipals } from './principals.ts';
import { quotas } from './quotas.ts';
import { roleCore } from './roles.ts';
import { done, type Row, type Rows } from './row.ts';
import type { ServiceLinkedRole } from './serviceLinkedServices.ts';
import { arnOf } from './targets.ts';

/** The service that a call names; names are lower case (IAM API Reference, CreateServiceLinkedRole). */
const serviceOf = (call: Invocation): ServiceLinkedRole | undefined =>
  linkedServiceOf(text(call.input, 'AWSServiceName'));

function nameOf(call: Invocation): string {
  const suffix = optionalText(call.input, 'CustomSuffix');
  const role = serviceOf(call)?.role ?? 'AWSServiceRoleForUnknown';
  return suffix === undefined ? role : `${role}_${suffix}`;
}

const creation: Row = {
  asks: (call) => {
    const service = text(call.input, 'AWSServiceName');
    const resource = arnOf(call.account.id, 'role', linkedPath(service), nameOf(call));
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
    const description = optionalText(call.input, 'Description') ?? '';
    const made = addLinkedRole(call.sandbox, call.account.id, {
      principal: ServiceName,
      name,
      description,
      time: call.time,
    });
    return made ? done(made.sandbox, { Role: roleCore(made.role) }) : fail('slr.service', { ServiceName });
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
