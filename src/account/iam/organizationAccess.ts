import type { JsonObject } from '../call.ts';
import { changeAccount, withEntry } from '../change.ts';
import { nextUuid } from '../generator.ts';
import { isoTime } from '../isoTime.ts';
import type { Invocation } from '../operation.ts';
import type { Organization } from '../organizations/organization.ts';
import { accountOfArn } from '../resourceType.ts';
import type { AccessJob } from '../sandbox.ts';
import { type AccessEvent, accessEvents } from './accessEvents.ts';
import { draw } from './draw.ts';
import { fail } from './failures.ts';
import { grantedServices } from './grantedServices.ts';
import { optionalText, text } from './input.ts';
import { compareNames } from './order.ts';
import { pageOf } from './page.ts';
import { anything, done, type Row, type Rows } from './row.ts';

/** A report of the management account on a root, unit or account of its organization. */
const generation: Row = {
  asks: (call) => {
    const policy = optionalText(call.input, 'OrganizationsPolicyId');
    return {
      resource: `arn:aws:iam::${call.account.id}:access-report/${text(call.input, 'EntityPath')}`,
      context: policy === undefined ? {} : { 'iam:OrganizationsPolicyId': policy },
    };
  },
  run: (call) => {
    const drawn = draw(call.sandbox, nextUuid);
    const job: AccessJob = {
      arn: '',
      created: call.time,
      byAction: false,
      entityPath: text(call.input, 'EntityPath').replace(/\/?$/, '/'),
    };
    const sandbox = changeAccount(drawn.sandbox, call.account.id, (account) => ({
      ...account,
      accessJobs: withEntry(account.accessJobs ?? new Map(), drawn.value, job),
    }));
    return done(sandbox, { JobId: drawn.value });
  },
};

/** Accounts at or below a path `o-…/r-…/ou-…/` or `o-…/r-…/ou-…/ACCOUNT/`. */
const accountsUnder = (organization: Organization, path: string): readonly string[] =>
  [...organization.paths].filter(([id, parent]) => `${parent}${id}/`.startsWith(path)).map(([id]) => id);

/** Services that the control policies of some account leave; without control policies all of them. */
function services(organization: Organization, accounts: readonly string[]) {
  const everything = grantedServices([allowAll]);
  const left = new Set<string>();
  for (const account of accounts) {
    const levels = organization.controls.get(account)?.scp ?? [];
    const sets = levels.map((level) => new Set(grantedServices(level.map(({ policy }) => policy)).map(prefixOf)));
    for (const { prefix } of everything) if (sets.every((set) => set.has(prefix))) left.add(prefix);
  }
  return everything.filter(({ prefix }) => left.has(prefix));
}

const prefixOf = ({ prefix }: { readonly prefix: string }): string => prefix;

const allowAll: Parameters<typeof grantedServices>[0][number] = {
  version: '2012-10-17',
  id: null,
  statements: [
    {
      index: 0,
      sid: null,
      effect: 'Allow',
      principal: null,
      action: { negated: false, patterns: ['*'] },
      resource: { negated: false, patterns: ['*'] },
      conditions: [],
      place: null,
    },
  ],
};

function detailsOf(call: Invocation, organization: Organization, job: AccessJob): readonly JsonObject[] {
  const accounts = accountsUnder(organization, job.entityPath ?? '');
  const events = [...accessEvents(call.sandbox, job.created)].filter(({ entity }) =>
    accounts.includes(accountOfArn(entity) ?? ''),
  );
  return services(organization, accounts).map(({ prefix, title }) => {
    const used = events.filter(({ service }) => service === prefix);
    return { ServiceName: title, ServiceNamespace: prefix, ...useMembers(organization, used) };
  });
}

function useMembers(organization: Organization, used: readonly AccessEvent[]): JsonObject {
  const [last] = used;
  const total = { TotalAuthenticatedEntities: new Set(used.map(({ entity }) => accountOfArn(entity))).size };
  if (!last) return total;
  const account = accountOfArn(last.entity) ?? '';
  return {
    Region: last.region,
    EntityPath: `${organization.paths.get(account) ?? ''}${account}/`,
    LastAuthenticatedTime: last.time,
    ...total,
  };
}

const orders: Readonly<Record<string, (one: JsonObject, other: JsonObject) => number>> = {
  SERVICE_NAMESPACE_ASCENDING: (one, other) =>
    compareNames(String(one.ServiceNamespace), String(other.ServiceNamespace)),
  SERVICE_NAMESPACE_DESCENDING: (one, other) =>
    -compareNames(String(one.ServiceNamespace), String(other.ServiceNamespace)),
  LAST_AUTHENTICATED_TIME_ASCENDING: (one, other) => compareNames(timeOf(one), timeOf(other)),
  LAST_AUTHENTICATED_TIME_DESCENDING: (one, other) => -compareNames(timeOf(one), timeOf(other)),
};

const timeOf = ({ LastAuthenticatedTime: time }: JsonObject): string => (typeof time === 'string' ? time : '');

const reading: Row = {
  asks: anything,
  run: (call) => {
    const id = text(call.input, 'JobId');
    const job = call.account.accessJobs?.get(id);
    if (job?.entityPath === undefined) return fail('missing.job', { JobId: id });
    const { organization } = call.sandbox;
    const started = { JobCreationDate: isoTime(job.created), JobCompletionDate: isoTime(job.created) };
    if (organization?.managementAccount !== call.account.id || !job.entityPath.startsWith(organization.id)) {
      return done(call.sandbox, { JobStatus: 'FAILED', ...started, ErrorDetails: noAccess });
    }
    const details = [...detailsOf(call, organization, job)];
    const order = orders[optionalText(call.input, 'SortKey') ?? 'SERVICE_NAMESPACE_ASCENDING'];
    const page = pageOf(call, 'GetOrganizationsAccessReport', order ? details.sort(order) : details);
    if ('error' in page) return page;
    return done(call.sandbox, {
      JobStatus: 'COMPLETED',
      ...started,
      NumberOfServicesAccessible: details.length,
      NumberOfServicesNotAccessed: details.filter(({ LastAuthenticatedTime: time }) => time === undefined).length,
      AccessDetails: page.items,
      ...page.more,
    });
  },
};

/** Wording ours. */
const noAccess: JsonObject = {
  Message: 'The report needs the management account of the organization in the path.',
  Code: 'AccessDenied',
};

/** When the accounts of an organization last used services: IAM User Guide, access_policies_last-accessed-view-data-orgs. */
export const organizationAccess: Rows = {
  GenerateOrganizationsAccessReport: generation,
  GetOrganizationsAccessReport: reading,
};
