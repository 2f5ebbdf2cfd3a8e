import type { JsonObject } from '../call.ts';
import { failing } from '../fail.ts';
import { optionalText, text, texts } from '../iam/input.ts';
import { done } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import { given } from '../memberInput.ts';
import { modelPage } from '../modelPage.ts';
import type { Invocation } from '../operation.ts';
import { requestTagContext, tagsIn } from '../requestTags.ts';
import {
  type Found,
  foundAt,
  newResource,
  resourcesAt,
  withoutResource,
  withResource,
  withState,
} from '../resource.ts';
import { type ResourceFailures, type ResourceRows, rowsOn, type ServiceRows } from '../resourceRow.ts';
import type { AlarmState } from '../resourceState.ts';

const failures = {
  'cloudwatch.no-alarm': { code: 'ResourceNotFound', status: 404, text: 'Unknown alarm: {Name}', ours: true },
} as const satisfies ResourceFailures;

const fail = failing(failures);

const alarmArn = ({ account, region }: Invocation, name: string): string =>
  `arn:aws:cloudwatch:${region}:${account.id}:alarm:${name}`;

const nameOf = (arn: string): string => arn.split(':').slice(6).join(':');

const onAlarm = rowsOn({
  kind: 'alarm',
  on: 'alarm',
  arn: (call) => alarmArn(call, text(call.input, 'AlarmName')),
  errors: ['cloudwatch.no-alarm'],
  missing: (_call, arn) => fail('cloudwatch.no-alarm', { Name: nameOf(arn) }),
});

/** Settings that an alarm keeps and shows. */
const kept = [
  'AlarmDescription',
  'ActionsEnabled',
  'OKActions',
  'AlarmActions',
  'InsufficientDataActions',
  'MetricName',
  'Namespace',
  'Statistic',
  'ExtendedStatistic',
  'Dimensions',
  'Period',
  'Unit',
  'EvaluationPeriods',
  'DatapointsToAlarm',
  'Threshold',
  'ComparisonOperator',
  'TreatMissingData',
];

const shown = ({ resource: { arn }, state }: Found<'alarm'>): JsonObject => ({
  AlarmName: nameOf(arn),
  AlarmArn: arn,
  StateValue: state.value,
  StateReason: state.reason,
  StateUpdatedTimestamp: isoTime(state.updated),
  ...state.settings,
});

const valueIn = (input: JsonObject): AlarmState['value'] =>
  input.StateValue === 'OK' || input.StateValue === 'ALARM' ? input.StateValue : 'INSUFFICIENT_DATA';

const rows: ResourceRows = {
  PutMetricAlarm: {
    on: 'alarm',
    effect: 'makes or replaces an alarm',
    errors: [],
    asks: (call) => {
      const actions = ['OKActions', 'AlarmActions', 'InsufficientDataActions'].flatMap((member) =>
        texts(call.input, member),
      );
      const context = {
        ...(actions.length > 0 ? { 'cloudwatch:AlarmActions': actions } : {}),
        ...requestTagContext(tagsIn(call.input, 'Tags')),
      };
      return { resource: alarmArn(call, text(call.input, 'AlarmName')), context };
    },
    run: (call) => {
      const { sandbox, input, time } = call;
      const arn = alarmArn(call, text(input, 'AlarmName'));
      const found = foundAt(sandbox, arn, 'alarm');
      const state: AlarmState = {
        kind: 'alarm',
        value: found?.state.value ?? 'INSUFFICIENT_DATA',
        reason: found?.state.reason ?? 'Unchecked: Initial alarm creation',
        updated: found?.state.updated ?? time,
        settings: { ActionsEnabled: true, ...given(input, ...kept) },
      };
      const resource = found ? { ...found.resource, state } : newResource(arn, 'alarm', state, tagsIn(input, 'Tags'));
      return done(withResource(sandbox, resource));
    },
  },
  DescribeAlarms: {
    on: 'alarm',
    effect: 'shows alarms',
    errors: [],
    asks: (call) => ({ resource: alarmArn(call, '*') }),
    run: (call) => {
      const names = texts(call.input, 'AlarmNames');
      const prefix = optionalText(call.input, 'AlarmNamePrefix') ?? '';
      const place = {
        account: call.account.id,
        region: call.region,
        service: 'cloudwatch',
        start: 'alarm:',
        kind: 'alarm',
      } as const;
      const found = resourcesAt(call.sandbox, place).filter(({ resource, state }) => {
        const name = nameOf(resource.arn);
        const wanted = names.length === 0 || names.includes(name);
        return (
          wanted && name.startsWith(prefix) && (optionalText(call.input, 'StateValue') ?? state.value) === state.value
        );
      });
      return modelPage(call, 'cloudwatch.DescribeAlarms', found.map(shown), 'MetricAlarms');
    },
  },
  DeleteAlarms: {
    on: 'alarm',
    effect: 'deletes alarms',
    errors: ['cloudwatch.no-alarm'],
    asks: (call) => texts(call.input, 'AlarmNames').map((name) => ({ resource: alarmArn(call, name) })),
    run: (call) => {
      const names = texts(call.input, 'AlarmNames');
      const unknown = names.find((name) => !foundAt(call.sandbox, alarmArn(call, name), 'alarm'));
      if (unknown !== undefined) return fail('cloudwatch.no-alarm', { Name: unknown });
      return done(names.reduce((next, name) => withoutResource(next, alarmArn(call, name)), call.sandbox));
    },
  },
  SetAlarmState: onAlarm({
    effect: 'sets the state of an alarm until it is evaluated again',
    run: ({ sandbox, input, time }, found) =>
      done(withState(sandbox, found, { value: valueIn(input), reason: text(input, 'StateReason'), updated: time })),
  }),
};

/** Amazon CloudWatch in the sandbox. */
export const cloudwatch: ServiceRows = { rows, failures };
