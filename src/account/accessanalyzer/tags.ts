import type { Context } from '../../policy/request.ts';
import type { JsonObject } from '../call.ts';
import { text, texts } from '../iam/input.ts';
import type { Row, Rows } from '../iam/row.ts';
import { removedTags } from '../iam/targets.ts';
import type { Invocation, Result } from '../operation.ts';
import type { Analyzer } from './accessAnalysis.ts';
import { analysisOf, putAnalyzer } from './analyzerRow.ts';
import { fail } from './failures.ts';
import { mapTags, tagContext } from './tagMap.ts';

/** An operation on the tags of an analyzer, which it names by ARN. */
function onTags(
  run: (call: Invocation, analyzer: Analyzer) => Result,
  context: (input: JsonObject) => Context = () => ({}),
): Row {
  return {
    asks: (call) => ({ resource: text(call.input, 'resourceArn'), context: context(call.input) }),
    run: (call) => {
      const arn = text(call.input, 'resourceArn');
      const analyzer = analysisOf(call).analyzers.get(arn);
      return analyzer ? run(call, analyzer) : fail('missing.resource', { Id: arn });
    },
  };
}

/** Tags of analyzers. */
export const tags: Rows = {
  TagResource: onTags((call, analyzer) => {
    const merged = new Map([...analyzer.tags, ...mapTags(call.input)].map((tag) => [tag.key, tag]));
    const tagged = { ...analyzer, tags: [...merged.values()] };
    return { sandbox: putAnalyzer(call.sandbox, call.account.id, tagged), output: {} };
  }, tagContext),
  UntagResource: onTags(
    (call, analyzer) => {
      const gone = new Set(texts(call.input, 'tagKeys'));
      const tagged = { ...analyzer, tags: analyzer.tags.filter(({ key }) => !gone.has(key)) };
      return { sandbox: putAnalyzer(call.sandbox, call.account.id, tagged), output: {} };
    },
    (input) => removedTags({ TagKeys: input.tagKeys ?? [] }),
  ),
  ListTagsForResource: onTags((call, analyzer) => ({
    sandbox: call.sandbox,
    output: { tags: Object.fromEntries(analyzer.tags.map(({ key, value }) => [key, value])) },
  })),
};
