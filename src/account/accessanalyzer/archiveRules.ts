import type { JsonObject } from '../call.ts';
import { withEntry, withoutEntry } from '../change.ts';
import { text } from '../iam/input.ts';
import type { Rows } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import type { Result } from '../operation.ts';
import type { Analyzer, ArchiveRule, FindingRecord } from './accessAnalysis.ts';
import { type AnalyzerCall, listed, onAnalyzer, putAnalyzer } from './analyzerRow.ts';
import { newRule } from './analyzers.ts';
import { meets, unknownAttribute } from './criteria.ts';
import { fail } from './failures.ts';
import { memberOf } from './inputMember.ts';
import { refreshed } from './refreshed.ts';

const ruleOutput = (rule: ArchiveRule): JsonObject => ({
  ruleName: rule.name,
  filter: rule.filter,
  createdAt: isoTime(rule.created),
  updatedAt: isoTime(rule.updated),
});

const put = (call: AnalyzerCall, change: Partial<Analyzer>): Result => ({
  sandbox: putAnalyzer(call.sandbox, call.account.id, { ...call.analyzer, ...change }),
  output: {},
});

/** A rule that exists. */
const onRule = (run: (call: AnalyzerCall, rule: ArchiveRule) => Result, byArn = false) =>
  onAnalyzer(
    (call) => {
      const name = text(call.input, 'ruleName');
      const rule = call.analyzer.rules.get(name);
      return rule ? run(call, rule) : fail('missing.rule', { Id: name });
    },
    { rule: !byArn },
  );

const creation = onAnalyzer(
  (call) => {
    const name = text(call.input, 'ruleName');
    const filter = memberOf(call.input, 'filter');
    if (call.analyzer.rules.has(name)) return fail('exists.rule', { Id: name });
    const unknown = unknownAttribute(filter);
    if (unknown !== null) return fail('input.attribute', { Attribute: unknown });
    // What was found before the rule stays as it is.
    const seen = refreshed(call.sandbox, call.account.id, call.analyzer, call.time);
    return put(call, { ...seen, rules: withEntry(call.analyzer.rules, name, newRule(name, filter, call.time)) });
  },
  { rule: true },
);

const update = onRule((call, rule) => {
  const filter = memberOf(call.input, 'filter');
  const unknown = unknownAttribute(filter);
  if (unknown !== null) return fail('input.attribute', { Attribute: unknown });
  const next = { ...rule, filter, updated: call.time };
  return put(call, { rules: withEntry(call.analyzer.rules, rule.name, next) });
});

/** A rule reaches what was found before it only when it is applied. */
const application = onRule((call, { filter }) => {
  const seen = refreshed(call.sandbox, call.account.id, call.analyzer, call.time);
  const archived = (one: FindingRecord): FindingRecord =>
    one.status === 'ACTIVE' && meets(one, filter) ? { ...one, status: 'ARCHIVED', updated: call.time } : one;
  const findings = new Map([...seen.findings].map(([id, one]) => [id, archived(one)]));
  return put(call, { ...seen, findings });
}, true);

/** Rules that archive findings as they come. */
export const archiveRules: Rows = {
  CreateArchiveRule: creation,
  GetArchiveRule: onRule((call, rule) => ({ sandbox: call.sandbox, output: { archiveRule: ruleOutput(rule) } })),
  ListArchiveRules: onAnalyzer((call) =>
    listed(call, 'ListArchiveRules', 'archiveRules', [...call.analyzer.rules.values()], ruleOutput),
  ),
  UpdateArchiveRule: update,
  DeleteArchiveRule: onRule((call, rule) => put(call, { rules: withoutEntry(call.analyzer.rules, rule.name) })),
  ApplyArchiveRule: application,
};
