import type { Policy } from '../../policy/document.ts';
import type { JsonObject } from '../call.ts';
import { changeAccount, withEntry } from '../change.ts';
import { nextUuid } from '../generator.ts';
import { isoTime } from '../isoTime.ts';
import type { Invocation } from '../operation.ts';
import { policyByArn } from '../policyByArn.ts';
import type { AccessJob, Account } from '../sandbox.ts';
import { type AccessEvent, accessEvents } from './accessEvents.ts';
import { draw } from './draw.ts';
import { fail } from './failures.ts';
import { type GrantedService, grantedServices } from './grantedServices.ts';
import { optionalText, text } from './input.ts';
import { pageOf } from './page.ts';
import { principalOfArn, principalSources } from './policySources.ts';
import { anything, done, type Row, type Rows } from './row.ts';

/** Whose use a report counts and which policies decide what it lists. */
interface Subject {
  readonly policies: readonly Policy[];
  /** ARNs of users and roles. */
  readonly entities: ReadonlySet<string>;
}

/** A user or role counts itself, a group its members, a policy whoever it is attached to. */
function subjectOf(account: Account, arn: string): Subject | null {
  const users = [...account.users.values()];
  const principal = principalOfArn(account, arn);
  if (typeof principal !== 'string') {
    const members = users.filter(({ groups }) => principal.group && groups.includes(principal.group.name));
    const entities = principal.group ? members : [principal.holder];
    return {
      policies: principalSources(account, principal).map(({ policy }) => policy),
      entities: new Set(entities.map((entity) => entity.arn)),
    };
  }
  const managed = policyByArn(account, arn);
  if (!managed) return null;
  const groups = new Set(
    [...account.groups.values()].filter(({ attached }) => attached.includes(arn)).map(({ name }) => name),
  );
  const attached = [
    ...users.filter((user) => user.attached.includes(arn) || user.groups.some((name) => groups.has(name))),
    ...[...account.roles.values()].filter((role) => role.attached.includes(arn)),
  ];
  return { policies: [managed.policy], entities: new Set(attached.map((entity) => entity.arn)) };
}

const generation: Row = {
  asks: (call) => ({ resource: text(call.input, 'Arn') }),
  run: (call) => {
    const arn = text(call.input, 'Arn');
    if (!subjectOf(call.account, arn)) return fail('missing.entity', { Arn: arn });
    const drawn = draw(call.sandbox, nextUuid);
    const byAction = optionalText(call.input, 'Granularity') === 'ACTION_LEVEL';
    const job: AccessJob = { arn, created: call.time, byAction };
    const sandbox = changeAccount(drawn.sandbox, call.account.id, (account) => ({
      ...account,
      accessJobs: withEntry(account.accessJobs ?? new Map(), drawn.value, job),
    }));
    return done(sandbox, { JobId: drawn.value });
  },
};

/** Services whose management actions are told one by one, as far as recordings from AWS show. */
const trackedServices = new Set(['iam', 'kms', 'lambda']);

function actionOutput(name: string, used: readonly AccessEvent[]): JsonObject {
  const event = used.find(({ action }) => action === name);
  return event
    ? {
        ActionName: name,
        LastAccessedEntity: event.entity,
        LastAccessedTime: event.time,
        LastAccessedRegion: event.region,
      }
    : { ActionName: name };
}

function serviceOutput(service: GrantedService, events: readonly AccessEvent[], byAction: boolean): JsonObject {
  const used = events.filter((event) => event.service === service.prefix);
  const [last] = used;
  const tracked = byAction && trackedServices.has(service.prefix);
  const actions = service.actions.filter(({ permissionOnly }) => !permissionOnly).map(({ name }) => name);
  return {
    ServiceName: service.title.replace(/ \([^)]*\)$/, ''),
    ...(last ? { LastAuthenticated: last.time } : {}),
    ServiceNamespace: service.prefix,
    ...(last ? { LastAuthenticatedEntity: last.entity, LastAuthenticatedRegion: last.region } : {}),
    TotalAuthenticatedEntities: new Set(used.map(({ entity }) => entity)).size,
    ...(tracked ? { TrackedActionsLastAccessed: actions.sort().map((name) => actionOutput(name, used)) } : {}),
  };
}

function servicesOf(call: Invocation, job: AccessJob): readonly JsonObject[] {
  const subject = subjectOf(call.account, job.arn);
  if (!subject) return [];
  const events = [...accessEvents(call.sandbox, job.created)].filter(({ entity }) => subject.entities.has(entity));
  return grantedServices(subject.policies).map((service) => serviceOutput(service, events, job.byAction));
}

const reading: Row = {
  asks: anything,
  run: (call) => {
    const id = text(call.input, 'JobId');
    const job = call.account.accessJobs?.get(id);
    if (!job) return fail('missing.job', { JobId: id });
    const page = pageOf(call, 'GetServiceLastAccessedDetails', servicesOf(call, job));
    if ('error' in page) return page;
    const { IsTruncated = false, ...marker } = page.more;
    return done(call.sandbox, {
      JobStatus: 'COMPLETED',
      JobType: job.byAction ? 'ACTION_LEVEL' : 'SERVICE_LEVEL',
      JobCreationDate: isoTime(job.created),
      ServicesLastAccessed: page.items,
      JobCompletionDate: isoTime(job.created),
      IsTruncated,
      ...marker,
    });
  },
};

/** When services were last used; jobs are done as soon as they are asked for. */
export const lastAccessed: Rows = {
  GenerateServiceLastAccessedDetails: generation,
  GetServiceLastAccessedDetails: reading,
};
