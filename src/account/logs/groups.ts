import type { Json, JsonObject } from '../call.ts';
import { failing } from '../fail.ts';
import { optionalNumber, optionalText, structures, text, texts } from '../iam/input.ts';
import { done } from '../iam/row.ts';
import { given } from '../memberInput.ts';
import { modelPage } from '../modelPage.ts';
import type { Invocation, Result } from '../operation.ts';
import { requestTagContext, tagsIn } from '../requestTags.ts';
import {
  type Found,
  foundAt,
  newResource,
  resourceAt,
  resourcesAt,
  withoutResource,
  withResource,
  withState,
} from '../resource.ts';
import type { ResourceFailures, ResourceRow, ResourceRows, ServiceRows } from '../resourceRow.ts';
import type { LogStream } from '../resourceState.ts';
import { filtersIn, streamsIn } from './listing.ts';

/** Amazon CloudWatch Logs API Reference, and answers that others recorded. */
const failures = {
  'logs.no-group': { code: 'ResourceNotFoundException', status: 400, text: 'The specified log group does not exist.' },
  'logs.no-stream': {
    code: 'ResourceNotFoundException',
    status: 400,
    text: 'The specified log stream does not exist.',
  },
  'logs.group-exists': {
    code: 'ResourceAlreadyExistsException',
    status: 400,
    text: 'The specified log group already exists',
  },
  'logs.stream-exists': {
    code: 'ResourceAlreadyExistsException',
    status: 400,
    text: 'The specified log stream already exists',
  },
} as const satisfies ResourceFailures;

const fail = failing(failures);

const nameIn = ({ input }: Invocation): string =>
  optionalText(input, 'logGroupName') ?? optionalText(input, 'logGroupIdentifier')?.split(':log-group:').at(-1) ?? '';

const groupArn = ({ account, region }: Invocation, name: string): string =>
  `arn:aws:logs:${region}:${account.id}:log-group:${name}`;

const nameOf = (arn: string): string => arn.split(':').slice(6).join(':');

/** Requests on a group are authorized on its ARN with an empty stream behind it, so that `…:NAME:*` fits. */
const asked = (call: Invocation, stream = ''): { readonly resource: string } => ({
  resource: `${groupArn(call, nameIn(call))}:log-stream:${stream}`,
});

const streamIn = ({ input }: Invocation): string => optionalText(input, 'logStreamName') ?? '';

interface OnGroup {
  readonly effect: string;
  readonly errors?: readonly string[];
  readonly stream?: true;
  readonly run: (call: Invocation, found: Found<'logGroup'>) => Result;
}

const onGroup = ({ effect, errors = [], stream, run }: OnGroup): ResourceRow => ({
  on: stream ? 'log-stream' : 'log-group',
  effect,
  errors: ['logs.no-group', ...errors],
  asks: (call) => asked(call, stream ? streamIn(call) : ''),
  run: (call) => {
    const found = foundAt(call.sandbox, groupArn(call, nameIn(call)), 'logGroup');
    return found ? run(call, found) : fail('logs.no-group');
  },
});

const withStream = (call: Invocation, found: Found<'logGroup'>, stream: LogStream): Result => {
  const streams = [...found.state.streams.filter(({ name }) => name !== stream.name), stream];
  return done(withState(call.sandbox, found, { streams }));
};

const eventsIn = ({ input, time }: Invocation): LogStream['events'] =>
  structures(input, 'logEvents').map((event) => ({
    time: optionalNumber(event, 'timestamp') ?? time,
    message: text(event, 'message'),
    taken: time,
  }));

const within = ({ input }: Invocation, at: number): boolean =>
  at >= (optionalNumber(input, 'startTime') ?? 0) && at < (optionalNumber(input, 'endTime') ?? Number.MAX_SAFE_INTEGER);

/** Words of a filter pattern all have to be in the message; JSON patterns are not read. */
const fits = (pattern: string, message: string): boolean =>
  pattern.split(/\s+/).every((word) => message.includes(word.replaceAll('"', '')));

function filter(call: Invocation, found: Found<'logGroup'>): Result {
  const names = texts(call.input, 'logStreamNames');
  const pattern = optionalText(call.input, 'filterPattern') ?? '';
  const prefix = optionalText(call.input, 'logStreamNamePrefix') ?? '';
  const events = found.state.streams
    .filter(({ name }) => (names.length === 0 || names.includes(name)) && name.startsWith(prefix))
    .flatMap(({ name, events: held }) =>
      held.map(
        ({ time, message, taken }, at): JsonObject => ({
          logStreamName: name,
          timestamp: time,
          message,
          ingestionTime: taken,
          eventId: `${time}${at}`,
        }),
      ),
    )
    .filter(({ timestamp, message }) => within(call, Number(timestamp)) && fits(pattern, String(message)));
  return modelPage(call, 'logs.FilterLogEvents', events);
}

const filterShown = ({ resource }: Found<'logGroup'>, one: JsonObject): JsonObject => ({
  ...one,
  logGroupName: nameOf(resource.arn),
});

/** Log groups: Amazon CloudWatch Logs API Reference. */
const rows: ResourceRows = {
  CreateLogGroup: {
    on: 'log-group',
    effect: 'makes a log group',
    errors: ['logs.group-exists'],
    asks: (call) => ({ ...asked(call), creates: true, context: requestTagContext(tagsIn(call.input, 'tags')) }),
    run: (call) => {
      const arn = groupArn(call, nameIn(call));
      if (resourceAt(call.sandbox, arn)) return fail('logs.group-exists');
      const state = { kind: 'logGroup', created: call.time, streams: [], filters: [] } as const;
      return done(withResource(call.sandbox, newResource(arn, 'log-group', state, tagsIn(call.input, 'tags'))));
    },
  },
  DeleteLogGroup: onGroup({
    effect: 'deletes a log group with its events',
    run: ({ sandbox }, { resource }) => done(withoutResource(sandbox, resource.arn)),
  }),
  DescribeLogGroups: {
    on: '*',
    effect: 'lists log groups',
    errors: [],
    asks: () => ({ resource: '*' }),
    run: (call) => {
      const prefix = optionalText(call.input, 'logGroupNamePrefix') ?? '';
      const place = {
        account: call.account.id,
        region: call.region,
        service: 'logs',
        start: 'log-group:',
        kind: 'logGroup',
      } as const;
      const pattern = (optionalText(call.input, 'logGroupNamePattern') ?? '').toLowerCase();
      const found = resourcesAt(call.sandbox, place).filter(({ resource }) => {
        const name = nameOf(resource.arn);
        return name.startsWith(prefix) && name.toLowerCase().includes(pattern);
      });
      const shown = found.map(
        ({ resource: { arn }, state }): Json => ({
          logGroupName: nameOf(arn),
          creationTime: state.created,
          metricFilterCount: state.filters.length,
          arn: `${arn}:*`,
          storedBytes: 0,
          logGroupClass: 'STANDARD',
          logGroupArn: arn,
        }),
      );
      return modelPage(call, 'logs.DescribeLogGroups', shown);
    },
  },
  CreateLogStream: onGroup({
    effect: 'makes a log stream',
    errors: ['logs.stream-exists'],
    stream: true,
    run: (call, found) =>
      found.state.streams.some(({ name }) => name === streamIn(call))
        ? fail('logs.stream-exists')
        : withStream(call, found, { name: streamIn(call), created: call.time, events: [] }),
  }),
  DescribeLogStreams: onGroup({
    effect: 'lists log streams',
    run: (call, { resource, state }) =>
      modelPage(
        call,
        'logs.DescribeLogStreams',
        streamsIn(call, state.streams).map(({ name, created }) => ({
          logStreamName: name,
          creationTime: created,
          arn: `${resource.arn}:log-stream:${name}`,
          storedBytes: 0,
        })),
      ),
  }),
  PutLogEvents: onGroup({
    effect: 'writes events into a log stream',
    errors: ['logs.no-stream'],
    stream: true,
    run: (call, found) => {
      const stream = found.state.streams.find(({ name }) => name === streamIn(call));
      return stream
        ? withStream(call, found, { ...stream, events: [...stream.events, ...eventsIn(call)] })
        : fail('logs.no-stream');
    },
  }),
  GetLogEvents: onGroup({
    effect: 'gives the events of a log stream',
    errors: ['logs.no-stream'],
    stream: true,
    run: (call, found) => {
      const stream = found.state.streams.find(({ name }) => name === streamIn(call));
      if (!stream) return fail('logs.no-stream');
      const limit = optionalNumber(call.input, 'limit') ?? 10_000;
      const held = stream.events.filter(({ time }) => within(call, time));
      const events = (call.input.startFromHead === true ? held.slice(0, limit) : held.slice(-limit)).map(
        ({ time, message, taken }) => ({ timestamp: time, message, ingestionTime: taken }),
      );
      return done(call.sandbox, { events });
    },
  }),
  FilterLogEvents: onGroup({ effect: 'finds events that hold some words', run: filter }),
  PutMetricFilter: onGroup({
    effect: 'counts events that fit a pattern in a metric',
    run: ({ sandbox, input, time }, found) => {
      const kept = { ...given(input, 'filterName', 'filterPattern', 'metricTransformations'), creationTime: time };
      const filters = [...found.state.filters.filter((one) => one.filterName !== input.filterName), kept];
      return done(withState(sandbox, found, { filters }));
    },
  }),
  DescribeMetricFilters: onGroup({
    effect: 'lists metric filters',
    run: (call, found) =>
      modelPage(
        call,
        'logs.DescribeMetricFilters',
        filtersIn(call, found.state.filters).map((one) => filterShown(found, one)),
      ),
  }),
};

/** Amazon CloudWatch Logs in the sandbox. */
export const logs: ServiceRows = { rows, failures };
