import type { JsonObject } from '../call.ts';
import { withoutEntry } from '../change.ts';
import { optionalText, structures, text } from '../iam/input.ts';
import { linkedRoleAsks, withLinkedRole } from '../iam/linkedRole.ts';
import { anything, type Row, type Rows } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import type { Invocation } from '../operation.ts';
import type { Tags } from '../sandbox.ts';
import type { Analyzer, AnalyzerType, ArchiveRule } from './accessAnalysis.ts';
import { analysisOf, analyzerArn, listed, onAnalyzer, putAnalyzer, withAnalysis } from './analyzerRow.ts';
import { unknownAttribute } from './criteria.ts';
import { fail } from './failures.ts';
import { isObject, memberOf } from './inputMember.ts';
import { refreshed } from './refreshed.ts';
import { mapTags, tagContext } from './tagMap.ts';
import { ageOf, usualAge } from './unusedFindings.ts';

/** Analyzers of one type in one Region: IAM User Guide, access-analyzer-quotas (defaults). */
const limits: Readonly<Record<AnalyzerType, number>> = {
  ACCOUNT: 1,
  ORGANIZATION: 5,
  ACCOUNT_UNUSED_ACCESS: 1,
  ORGANIZATION_UNUSED_ACCESS: 1,
  ACCOUNT_INTERNAL_ACCESS: 1,
  ORGANIZATION_INTERNAL_ACCESS: 1,
};

const isType = (name: string): name is AnalyzerType => Object.hasOwn(limits, name);

/** Accounts that may look at a whole organization. */
function speaksForOrganization({ sandbox: { organization }, account }: Invocation): boolean {
  if (!organization) return false;
  const delegated = organization.delegations.some(
    (one) => one.account === account.id && one.service === 'access-analyzer.amazonaws.com',
  );
  return delegated || organization.managementAccount === account.id;
}

/** The configuration that an analyzer begins with; undefined where it does not fit the type. */
function configurationOf(type: AnalyzerType, input: JsonObject): JsonObject | null | undefined {
  const given = isObject(input.configuration) ? input.configuration : null;
  if (!type.endsWith('UNUSED_ACCESS')) return given && 'unusedAccess' in given ? undefined : null;
  if (given && !('unusedAccess' in given)) return undefined;
  const unused = memberOf(given ?? {}, 'unusedAccess');
  return { unusedAccess: { unusedAccessAge: usualAge, ...unused } };
}

const isAge = (configuration: JsonObject | null): boolean => {
  const age = ageOf({ configuration });
  return age >= 1 && age <= 365;
};

export const newRule = (name: string, filter: JsonObject, time: number): ArchiveRule => ({
  name,
  filter,
  created: time,
  updated: time,
});

/** The service makes its role with the first analyzer: IAM Access Analyzer, access-analyzer-using-service-linked-roles. */
const principal = 'access-analyzer.amazonaws.com';

const creation: Row = {
  asks: (call) => [
    { resource: analyzerArn(call, text(call.input, 'analyzerName')), context: tagContext(call.input) },
    ...linkedRoleAsks(call.account, principal),
  ],
  run: (call) => {
    const { input, time } = call;
    const [name, type] = [text(input, 'analyzerName'), text(input, 'type')];
    if (!isType(type)) throw new Error(`${type} is no type of analyzer`);
    const arn = analyzerArn(call, name);
    const there = [...analysisOf(call).analyzers.values()];
    if (there.some((one) => one.arn === arn)) return fail('exists.analyzer', { Id: name });
    if (type.endsWith('INTERNAL_ACCESS')) return fail('sandbox.internal');
    if (type.startsWith('ORGANIZATION') && !speaksForOrganization(call)) return fail('input.organization');
    const alike = there.filter((one) => one.type === type && one.region === call.region);
    if (alike.length >= limits[type]) return fail('quota.analyzers', { Id: name, Type: type, Limit: limits[type] });
    const configuration = configurationOf(type, input);
    if (configuration === undefined) return fail('input.configuration');
    if (!isAge(configuration)) return fail('input.age');
    const rules = structures(input, 'archiveRules').map((one) =>
      newRule(text(one, 'ruleName'), memberOf(one, 'filter'), time),
    );
    const unknown = rules.map(({ filter }) => unknownAttribute(filter)).find((attribute) => attribute !== null);
    if (unknown) return fail('input.attribute', { Attribute: unknown });
    const made = newAnalyzer(
      { name, arn, region: call.region, type, created: time },
      mapTags(input),
      configuration,
      rules,
    );
    const analyzer = refreshed(call.sandbox, call.account.id, made, time);
    const sandbox = putAnalyzer(call.sandbox, call.account.id, analyzer);
    return { sandbox: withLinkedRole(sandbox, call.account.id, principal, time), output: { arn } };
  },
};

/** An analyzer that has not looked yet. */
export const newAnalyzer = (
  named: Pick<Analyzer, 'name' | 'arn' | 'region' | 'type' | 'created'>,
  tags: Tags,
  configuration: JsonObject | null,
  rules: readonly ArchiveRule[],
): Analyzer => ({
  ...named,
  tags,
  configuration,
  rules: new Map(rules.map((rule) => [rule.name, rule])),
  findings: new Map(),
  scanned: named.created,
});

function analyzerOutput(analyzer: Analyzer): JsonObject {
  const last = [...analyzer.findings.values()].at(-1)?.content.resource;
  return {
    arn: analyzer.arn,
    name: analyzer.name,
    type: analyzer.type,
    createdAt: isoTime(analyzer.created),
    ...(last === undefined ? {} : { lastResourceAnalyzed: last }),
    lastResourceAnalyzedAt: isoTime(analyzer.scanned),
    tags: Object.fromEntries(analyzer.tags.map(({ key, value }) => [key, value])),
    status: 'ACTIVE',
    ...(analyzer.configuration ? { configuration: analyzer.configuration } : {}),
  };
}

const update = onAnalyzer((call) => {
  const configuration = configurationOf(call.analyzer.type, call.input);
  if (configuration === undefined) return fail('input.configuration');
  const merged = configuration ?? call.analyzer.configuration;
  const sandbox = putAnalyzer(call.sandbox, call.account.id, { ...call.analyzer, configuration: merged });
  return { sandbox, output: merged ? { configuration: merged } : {} };
});

/** Analyzers of the account in the Region of the call. */
export const analyzers: Rows = {
  CreateAnalyzer: creation,
  GetAnalyzer: onAnalyzer((call) => ({ sandbox: call.sandbox, output: { analyzer: analyzerOutput(call.analyzer) } }), {
    context: tagContext,
  }),
  ListAnalyzers: {
    asks: anything,
    run: (call) => {
      const type = optionalText(call.input, 'type');
      const found = [...analysisOf(call).analyzers.values()].filter(
        (one) => one.region === call.region && (type === undefined || one.type === type),
      );
      return listed(call, 'ListAnalyzers', 'analyzers', found, analyzerOutput);
    },
  },
  UpdateAnalyzer: update,
  DeleteAnalyzer: onAnalyzer(
    (call) => ({
      sandbox: withAnalysis(call.sandbox, call.account.id, (before) => ({
        ...before,
        analyzers: withoutEntry(before.analyzers, call.analyzer.arn),
      })),
      output: {},
    }),
    { context: tagContext },
  ),
};
