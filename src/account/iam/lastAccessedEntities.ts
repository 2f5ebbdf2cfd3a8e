import type { JsonObject } from '../call.ts';
import { isoTime } from '../isoTime.ts';
import type { Invocation } from '../operation.ts';
import type { AccessJob, PolicyHolder } from '../sandbox.ts';
import { accessEvents } from './accessEvents.ts';
import { accessSubjectOf } from './accessSubject.ts';
import { fail } from './failures.ts';
import { text } from './input.ts';
import { byName } from './order.ts';
import { pageOf } from './page.ts';
import { anything, done, type Row, type Rows } from './row.ts';

/** Users and roles that a report counts, with when each last used a service. */
function entitiesOf(call: Invocation, job: AccessJob, namespace: string): readonly JsonObject[] {
  const subject = accessSubjectOf(call.account, job.arn);
  if (!subject) return [];
  const last = new Map<string, string>();
  for (const { service, entity, time } of accessEvents(call.sandbox, job.created)) {
    if (service === namespace && !last.has(entity)) last.set(entity, time);
  }
  const of = (holders: Iterable<PolicyHolder>, type: string) =>
    [...holders]
      .filter(({ arn }) => subject.entities.has(arn))
      .sort(byName)
      .map((holder) => ({
        EntityInfo: { Arn: holder.arn, Name: holder.name, Type: type, Id: holder.id, Path: holder.path },
        ...(last.has(holder.arn) ? { LastAuthenticated: last.get(holder.arn) ?? '' } : {}),
      }));
  return [...of(call.account.users.values(), 'USER'), ...of(call.account.roles.values(), 'ROLE')];
}

const reading: Row = {
  asks: anything,
  run: (call) => {
    const id = text(call.input, 'JobId');
    const job = call.account.accessJobs?.get(id);
    if (!job || job.entityPath !== undefined) return fail('missing.job', { JobId: id });
    const entities = entitiesOf(call, job, text(call.input, 'ServiceNamespace'));
    const page = pageOf(call, 'GetServiceLastAccessedDetailsWithEntities', entities);
    if ('error' in page) return page;
    return done(call.sandbox, {
      JobStatus: 'COMPLETED',
      JobCreationDate: isoTime(job.created),
      JobCompletionDate: isoTime(job.created),
      EntityDetailsList: page.items,
      ...page.more,
    });
  },
};

/** Who used a service: IAM API Reference, GetServiceLastAccessedDetailsWithEntities. */
export const lastAccessedEntities: Rows = { GetServiceLastAccessedDetailsWithEntities: reading };
