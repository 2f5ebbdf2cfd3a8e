import type { JsonObject } from '../call.ts';
import { changeAccount, withEntry } from '../change.ts';
import { nextUuid } from '../generator.ts';
import { isoTime } from '../isoTime.ts';
import type { Invocation } from '../operation.ts';
import type { AccessJob } from '../sandbox.ts';
import { type AccessEvent, accessEvents } from './accessEvents.ts';
import { accessSubjectOf } from './accessSubject.ts';
import { draw } from './draw.ts';
import { fail } from './failures.ts';
import { type GrantedService, grantedServices } from './grantedServices.ts';
import { optionalText, text } from './input.ts';
import { pageOf } from './page.ts';
import { anything, done, type Row, type Rows } from './row.ts';

const generation: Row = {
  asks: (call) => ({ resource: text(call.input, 'Arn') }),
  run: (call) => {
    const arn = text(call.input, 'Arn');
    if (!accessSubjectOf(call.account, arn)) return fail('missing.entity', { Arn: arn });
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
  const subject = accessSubjectOf(call.account, job.arn);
  if (!subject) return [];
  const events = [...accessEvents(call.sandbox, job.created)].filter(({ entity }) => subject.entities.has(entity));
  return grantedServices(subject.policies).map((service) => serviceOutput(service, events, job.byAction));
}

const reading: Row = {
  asks: anything,
  run: (call) => {
    const id = text(call.input, 'JobId');
    const job = call.account.accessJobs?.get(id);
    if (!job || job.entityPath !== undefined) return fail('missing.job', { JobId: id });
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
