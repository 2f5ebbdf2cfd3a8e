import { nextUuid } from '../generator.ts';
import { draw } from '../iam/draw.ts';
import { optionalText, text } from '../iam/input.ts';
import { done } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import type { Invocation, Result } from '../operation.ts';
import { foundAt, newResource, withResource } from '../resource.ts';
import type { ResourceRows } from '../resourceRow.ts';
import { fail } from './failures.ts';
import { functionArn } from './onFunction.ts';

function create(call: Invocation): Result {
  const { input, sandbox, time, account, region } = call;
  const target = functionArn(call, text(input, 'FunctionName'));
  if (!foundAt(sandbox, target, 'function')) return fail('lambda.no-function', { Arn: target });
  const source = optionalText(input, 'EventSourceArn') ?? '';
  const drawn = draw(sandbox, nextUuid);
  const arn = `arn:aws:lambda:${region}:${account.id}:event-source-mapping:${drawn.value}`;
  const state = { kind: 'eventSourceMapping', function: target, source, created: time } as const;
  return done(withResource(drawn.sandbox, newResource(arn, 'eventSourceMapping', state)), {
    UUID: drawn.value,
    EventSourceArn: source,
    FunctionArn: target,
    LastModified: isoTime(time),
    State: 'Creating',
    EventSourceMappingArn: arn,
  });
}

/** What triggers functions: AWS Lambda API Reference. The role of the function reads the source. */
export const eventSources: ResourceRows = {
  CreateEventSourceMapping: {
    on: '*',
    effect: 'lets a queue or stream trigger a function; nothing is read in the sandbox',
    errors: ['lambda.no-function'],
    asks: (call) => ({
      resource: '*',
      context: { 'lambda:FunctionArn': functionArn(call, text(call.input, 'FunctionName')) },
    }),
    run: create,
  },
};
