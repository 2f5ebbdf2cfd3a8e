import type { JsonObject } from '../call.ts';
import { optionalText, text } from '../iam/input.ts';
import type { Rows } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import type { AnalyzerCall } from './analyzerRow.ts';
import { listed, onAnalyzer } from './analyzerRow.ts';
import { analyzedResources, zoneOf } from './externalFindings.ts';
import { fail } from './failures.ts';
import { onFindings } from './findings.ts';
import { memberOf } from './inputMember.ts';

const analyzed = (call: AnalyzerCall) =>
  analyzedResources(call.sandbox, zoneOf(call.sandbox, call.account.id, call.analyzer), call.analyzer.region);

const details = (details: readonly JsonObject[]): JsonObject => memberOf(details[0] ?? {}, 'externalAccessDetails');

const reading = onFindings((call) => {
  const arn = text(call.input, 'resourceArn');
  const resource = analyzed(call).find((one) => one.arn === arn);
  if (!resource) return fail('missing.resource', { Id: arn });
  const found = [...call.analyzer.findings.values()].filter((one) => one.content.resource === arn);
  const active = found.filter(({ status }) => status === 'ACTIVE');
  const external = active.map(({ content }) => details(content.details));
  const actions = external.flatMap(({ action }) => (Array.isArray(action) ? action.map(String) : []));
  const output = {
    resource: {
      resourceArn: arn,
      resourceType: resource.type,
      createdAt: isoTime(call.analyzer.created),
      analyzedAt: isoTime(call.analyzer.scanned),
      updatedAt: isoTime(Math.max(call.analyzer.created, ...found.map(({ updated }) => updated))),
      isPublic: external.some(({ isPublic }) => isPublic === true),
      actions: [...new Set(actions)],
      sharedVia: actions.length > 0 ? ['POLICY'] : [],
      ...(found.length > 0 ? { status: active.length > 0 ? 'ACTIVE' : (found[0]?.status ?? 'RESOLVED') } : {}),
      resourceOwnerAccount: resource.account,
    },
  };
  return { sandbox: call.sandbox, output };
});

const counted = (values: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

const statistics = onFindings((call) => {
  const all = [...call.analyzer.findings.values()];
  const active = all.filter(({ status }) => status === 'ACTIVE');
  const totals = {
    totalActiveFindings: active.length,
    totalArchivedFindings: all.filter(({ status }) => status === 'ARCHIVED').length,
    totalResolvedFindings: all.filter(({ status }) => status === 'RESOLVED').length,
  };
  const unused = () => ({
    unusedAccessTypeStatistics: [...counted(active.map(({ content }) => content.findingType))].map(([type, total]) => ({
      unusedAccessType: type,
      total,
    })),
    topAccounts: [...counted(active.map(({ content }) => content.owner))]
      .sort(([, one], [, other]) => other - one)
      .map(([account, count]) => ({ account, numberOfActiveFindings: count })),
    ...totals,
  });
  const external = () => {
    const types = [...new Set(active.map(({ content }) => content.resourceType))];
    const entries = types.map((type) => {
      const own = active.filter(({ content }) => content.resourceType === type);
      const open = own.filter(({ content }) => details(content.details).isPublic === true).length;
      const counts = { totalActivePublic: open, totalActiveCrossAccount: own.length - open, totalActiveErrors: 0 };
      return [type, counts] as const;
    });
    return { resourceTypeStatistics: Object.fromEntries(entries), ...totals };
  };
  const shown = call.analyzer.type.includes('_')
    ? { unusedAccessFindingsStatistics: unused() }
    : { externalAccessFindingsStatistics: external() };
  return { sandbox: call.sandbox, output: { findingsStatistics: [shown], lastUpdatedAt: isoTime(call.time) } };
});

/** Resources that analyzers look at, and how many findings there are. */
export const resources: Rows = {
  ListAnalyzedResources: onAnalyzer((call) => {
    const type = optionalText(call.input, 'resourceType');
    const found = analyzed(call).filter((one) => type === undefined || one.type === type);
    return listed(call, 'ListAnalyzedResources', 'analyzedResources', found, (one) => ({
      resourceArn: one.arn,
      resourceOwnerAccount: one.account,
      resourceType: one.type,
    }));
  }),
  GetAnalyzedResource: reading,
  StartResourceScan: onFindings((call) => {
    const arn = text(call.input, 'resourceArn');
    const known = analyzed(call).some((one) => one.arn === arn);
    return known ? { sandbox: call.sandbox, output: {} } : fail('missing.resource', { Id: arn });
  }),
  GetFindingsStatistics: statistics,
};
