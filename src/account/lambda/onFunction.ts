import { text } from '../iam/input.ts';
import type { Invocation } from '../operation.ts';
import { rowsOn } from '../resourceRow.ts';
import { fail } from './failures.ts';

type Place = Pick<Invocation, 'account' | 'region'>;

/** The ARN of a function given by name, `ACCOUNT:function:NAME`, or ARN; a version or alias behind it is left out. */
export function functionArn({ account, region }: Place, given: string): string {
  const [, place = region, owner = account.id, name = given] =
    /^(?:arn:aws:lambda:([a-z0-9-]+):)?(?:(\d{12}):)?(?:function:)?([\w-]+)(?::[\w$-]+)?$/.exec(given) ?? [];
  return `arn:aws:lambda:${place}:${owner}:function:${name}`;
}

export const functionName = (arn: string): string => arn.split(':')[6] ?? '';

export const onFunction = rowsOn({
  kind: 'function',
  on: 'function',
  arn: (call) => functionArn(call, text(call.input, 'FunctionName')),
  errors: ['lambda.no-function'],
  missing: (_call, arn) => fail('lambda.no-function', { Arn: arn }),
});
