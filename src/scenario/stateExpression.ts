import { querySyntax } from '../doors/console/querySyntax.ts';
import { queryTokens } from '../doors/console/queryTokens.ts';
import { closest } from '../policy/closest.ts';

/** The functions of JMESPath: its specification, Built-in Functions. */
const functions: readonly string[] = [
  'abs',
  'avg',
  'ceil',
  'contains',
  'ends_with',
  'floor',
  'join',
  'keys',
  'length',
  'map',
  'max',
  'max_by',
  'merge',
  'min',
  'min_by',
  'not_null',
  'reverse',
  'sort',
  'sort_by',
  'starts_with',
  'sum',
  'to_array',
  'to_number',
  'to_string',
  'type',
  'values',
];

export interface ExpressionProblem {
  readonly message: string;
  readonly advice: string;
}

/** What is wrong with the JMESPath expression of a `state` check, or null. */
export function stateProblem(expression: string): ExpressionProblem | null {
  const syntax = querySyntax(expression);
  if ('fault' in syntax) {
    return {
      message: `\`state\` is no JMESPath expression: ${inShort(syntax.fault)}`,
      advice: 'write an expression over the account description, such as `length(UserDetailList)`',
    };
  }
  const tokens = queryTokens(expression);
  const called = 'fault' in tokens ? [] : calledIn(tokens.tokens);
  const unknown = called.find((name) => !functions.includes(name));
  if (unknown === undefined) return null;
  const near = closest(unknown, functions);
  return {
    message: `JMESPath has no function \`${unknown}\``,
    advice: near ? `did you mean \`${near}\`?` : `it has ${functions.join(', ')}`,
  };
}

/** Without the expression itself, which stands in the file; columns count from 1. */
function inShort(fault: string): string {
  const [line = ''] = fault.split('\n');
  const what = line.replace(/^(?:bad|invalid) jmespath expression: /i, '').replace(/(?:, for expression)?:$/, '');
  const [, problem, column] = /^(.*): Parse error at column (\d+)/.exec(what) ?? [];
  const short = problem === undefined ? what : `${problem}, at its column ${Number(column) + 1}`;
  return short.charAt(0).toLowerCase() + short.slice(1);
}

function calledIn(tokens: readonly { readonly type: string; readonly value: string }[]): string[] {
  return tokens.flatMap(({ type, value }, index) =>
    type === 'unquoted_identifier' && tokens[index + 1]?.type === 'lparen' ? [value] : [],
  );
}
