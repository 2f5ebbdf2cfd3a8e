import type { JsonObject } from '../call.ts';
import { optionalText, text, texts } from '../iam/input.ts';
import type { Row, Rows } from '../iam/row.ts';
import type { Result } from '../operation.ts';
import { lowerTokens, tokenPage } from '../tokenPage.ts';
import type { FindingRecord } from './accessAnalysis.ts';
import { type AnalyzerCall, listed, onAnalyzer, putAnalyzer } from './analyzerRow.ts';
import { meets, unknownAttribute } from './criteria.ts';
import { fail } from './failures.ts';
import { findingBody, findingHead, findingOutput } from './findingOutput.ts';
import { memberOf } from './inputMember.ts';
import { refreshed } from './refreshed.ts';

/** An operation that sees the findings as they are now; what it saw is kept. */
export const onFindings = (run: (call: AnalyzerCall) => Result): Row =>
  onAnalyzer((call) => {
    const analyzer = refreshed(call.sandbox, call.account.id, call.analyzer, call.time);
    return run({ ...call, analyzer, sandbox: putAnalyzer(call.sandbox, call.account.id, analyzer) });
  });

const isExternal = ({ analyzer }: AnalyzerCall): boolean => !analyzer.type.includes('_');

/** Findings of a filter in the order that a call asks for; by default the latest first. */
function chosen(call: AnalyzerCall): readonly FindingRecord[] | { readonly error: string } {
  const filter = memberOf(call.input, 'filter');
  const unknown = unknownAttribute(filter);
  if (unknown !== null) return { error: unknown };
  const found = [...call.analyzer.findings.values()].filter((one) => meets(one, filter));
  const order = optionalText(memberOf(call.input, 'sort'), 'orderBy') === 'ASC' ? 1 : -1;
  return found.sort((one, other) => (one.updated - other.updated) * order);
}

const list = (operation: string, show: (call: AnalyzerCall, one: FindingRecord) => JsonObject, first: boolean): Row =>
  onFindings((call) => {
    if (first && !isExternal(call)) return fail('input.v1');
    const found = chosen(call);
    if ('error' in found) return fail('input.attribute', { Attribute: found.error });
    return listed(call, operation, 'findings', found, (one) => show(call, one));
  });

const reading = onFindings((call) => {
  if (!isExternal(call)) return fail('input.v1');
  const id = text(call.input, 'id');
  const finding = call.analyzer.findings.get(id);
  if (!finding) return fail('missing.finding', { Id: id });
  return { sandbox: call.sandbox, output: { finding: findingOutput(call.analyzer, finding) } };
});

/** Details come page by page: a role may have hundreds of unused services. */
const readingDetails = onFindings((call) => {
  const id = text(call.input, 'id');
  const finding = call.analyzer.findings.get(id);
  if (!finding) return fail('missing.finding', { Id: id });
  const page = tokenPage(call, 'GetFindingV2', finding.content.details, lowerTokens);
  if (!page) return fail('input.token');
  const output = {
    ...findingHead(call.analyzer, finding),
    ...page.more,
    ...findingBody(finding),
    findingDetails: page.items,
    findingType: finding.content.findingType,
  };
  return { sandbox: call.sandbox, output };
});

/** Findings by id, or all of one resource; resolved ones stay resolved. */
const update = onFindings((call) => {
  const ids = texts(call.input, 'ids');
  const resource = optionalText(call.input, 'resourceArn');
  const missing = ids.find((id) => !call.analyzer.findings.has(id));
  if (missing !== undefined) return fail('missing.finding', { Id: missing });
  const status = text(call.input, 'status') === 'ARCHIVED' ? 'ARCHIVED' : 'ACTIVE';
  const meant = (one: FindingRecord) => ids.includes(one.id) || one.content.resource === resource;
  const updated = (one: FindingRecord): FindingRecord =>
    meant(one) && one.status !== 'RESOLVED' && one.status !== status ? { ...one, status, updated: call.time } : one;
  const findings = new Map([...call.analyzer.findings].map(([id, one]) => [id, updated(one)]));
  return { sandbox: putAnalyzer(call.sandbox, call.account.id, { ...call.analyzer, findings }), output: {} };
});

/** What analyzers found. */
export const findings: Rows = {
  ListFindings: list('ListFindings', (call, one) => findingOutput(call.analyzer, one), true),
  GetFinding: reading,
  ListFindingsV2: list(
    'ListFindingsV2',
    (call, one) => ({
      ...findingHead(call.analyzer, one),
      ...findingBody(one),
      findingType: one.content.findingType,
    }),
    false,
  ),
  GetFindingV2: readingDetails,
  UpdateFindings: update,
};
