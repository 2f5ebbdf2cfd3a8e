import type { Context } from '../../policy/request.ts';
import type { Json, JsonObject } from '../call.ts';
import { changeAccount, withEntry } from '../change.ts';
import { optionalText, text } from '../iam/input.ts';
import type { Row } from '../iam/row.ts';
import type { Invocation, Result } from '../operation.ts';
import type { Sandbox } from '../sandbox.ts';
import { lowerTokens, tokenPage } from '../tokenPage.ts';
import { type AccessAnalysis, type Analyzer, noAccessAnalysis } from './accessAnalysis.ts';
import { fail } from './failures.ts';

/** A call on an analyzer that exists in the caller's account. */
export interface AnalyzerCall extends Invocation {
  readonly analyzer: Analyzer;
}

export const analysisOf = ({ account }: Invocation): AccessAnalysis => account.accessAnalysis ?? noAccessAnalysis;

export const analyzerArn = ({ account, region }: Invocation, name: string): string =>
  `arn:aws:access-analyzer:${region}:${account.id}:analyzer/${name}`;

/** The ARN of the analyzer that a call names, by name or by ARN. */
const namedArn = (call: Invocation): string =>
  optionalText(call.input, 'analyzerArn') ?? analyzerArn(call, text(call.input, 'analyzerName'));

/** An operation on an analyzer; with `rule` it asks for permission on an archive rule of it. */
export function onAnalyzer(
  run: (call: AnalyzerCall) => Result,
  {
    rule = false,
    context = () => ({}),
  }: { readonly rule?: boolean; readonly context?: (input: JsonObject) => Context } = {},
): Row {
  return {
    asks: (call) => {
      const resource = rule ? `${namedArn(call)}/archive-rule/${text(call.input, 'ruleName')}` : namedArn(call);
      return { resource, context: context(call.input) };
    },
    run: (call) => {
      const arn = namedArn(call);
      const analyzer = [...analysisOf(call).analyzers.values()].find((one) => one.arn === arn);
      return analyzer ? run({ ...call, analyzer }) : fail('missing.analyzer', { Id: arn.slice(arn.indexOf('/') + 1) });
    },
  };
}

/** The sandbox with another state of what Access Analyzer keeps for an account. */
export const withAnalysis = (
  sandbox: Sandbox,
  account: string,
  change: (before: AccessAnalysis) => AccessAnalysis,
): Sandbox =>
  changeAccount(sandbox, account, (before) => ({
    ...before,
    accessAnalysis: change(before.accessAnalysis ?? noAccessAnalysis),
  }));

/** The sandbox with an analyzer set. Names are unique in a Region. */
export const putAnalyzer = (sandbox: Sandbox, account: string, analyzer: Analyzer): Sandbox =>
  withAnalysis(sandbox, account, (before) => ({
    ...before,
    analyzers: withEntry(before.analyzers, analyzer.arn, analyzer),
  }));

export function listed<Item>(
  call: Invocation,
  operation: string,
  member: string,
  items: readonly Item[],
  show: (item: Item) => Json,
): Result {
  const page = tokenPage(call, operation, items, lowerTokens);
  if (!page) return fail('input.token');
  return { sandbox: call.sandbox, output: { [member]: page.items.map(show), ...page.more } };
}
