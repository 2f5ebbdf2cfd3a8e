import type { JsonObject } from '../call.ts';
import { readSchedule } from '../events/scheduleExpression.ts';
import { failing } from '../fail.ts';
import { optionalText, text } from '../iam/input.ts';
import { done } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import { given, structure } from '../memberInput.ts';
import { modelPage } from '../modelPage.ts';
import type { Invocation, Result } from '../operation.ts';
import { passRole } from '../passRole.ts';
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
import { roleFor } from '../roleFor.ts';

/** Amazon EventBridge Scheduler API Reference, and answers that others recorded. */
const failures = {
  'scheduler.no-schedule': { code: 'ResourceNotFoundException', status: 404, text: 'Schedule {Name} does not exist.' },
  'scheduler.exists': { code: 'ConflictException', status: 409, text: 'Schedule {Name} already exists.' },
  'scheduler.expression': {
    code: 'ValidationException',
    status: 400,
    text: 'Invalid Schedule Expression {Expression}.',
  },
  'scheduler.role': {
    code: 'ValidationException',
    status: 400,
    text: 'The execution role you provide must allow AWS EventBridge Scheduler to assume the role.',
  },
} as const satisfies ResourceFailures;

const fail = failing(failures);
const service = 'scheduler.amazonaws.com';

const scheduleArn = ({ account, region, input }: Invocation): string =>
  `arn:aws:scheduler:${region}:${account.id}:schedule/${optionalText(input, 'GroupName') ?? 'default'}/${text(input, 'Name')}`;

const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);
const groupOf = (arn: string): string => arn.split('/')[1] ?? 'default';

const onSchedule = rowsOn({
  kind: 'schedule',
  on: 'schedule',
  arn: scheduleArn,
  errors: ['scheduler.no-schedule'],
  missing: (_call, arn) => fail('scheduler.no-schedule', { Name: nameOf(arn) }),
});

const settingsIn = (input: JsonObject): JsonObject => ({
  State: 'ENABLED',
  ScheduleExpressionTimezone: 'UTC',
  ActionAfterCompletion: 'NONE',
  ...given(
    input,
    'ActionAfterCompletion',
    'Description',
    'EndDate',
    'FlexibleTimeWindow',
    'KmsKeyArn',
    'ScheduleExpression',
    'ScheduleExpressionTimezone',
    'StartDate',
    'State',
    'Target',
  ),
});

const roleIn = ({ input }: Invocation): string => optionalText(structure(input, 'Target'), 'RoleArn') ?? '';

function bad(call: Invocation) {
  const written = text(call.input, 'ScheduleExpression');
  if (!readSchedule(written)) return fail('scheduler.expression', { Expression: written });
  return roleFor(call.sandbox, roleIn(call), service, call.time) ? null : fail('scheduler.role');
}

function create(call: Invocation): Result {
  const arn = scheduleArn(call);
  if (foundAt(call.sandbox, arn, 'schedule')) return fail('scheduler.exists', { Name: nameOf(arn) });
  const state = {
    kind: 'schedule',
    created: call.time,
    modified: call.time,
    settings: settingsIn(call.input),
  } as const;
  return bad(call) ?? done(withResource(call.sandbox, newResource(arn, 'schedule', state)), { ScheduleArn: arn });
}

const head = ({ resource: { arn }, state }: Found<'schedule'>): JsonObject => ({
  Arn: arn,
  CreationDate: isoTime(state.created),
  GroupName: groupOf(arn),
  LastModificationDate: isoTime(state.modified),
  Name: nameOf(arn),
});

const stateIn = ({ state }: Found<'schedule'>): string => optionalText(state.settings, 'State') ?? 'ENABLED';

const rows: ResourceRows = {
  CreateSchedule: {
    on: 'schedule',
    effect: 'makes a schedule; the role of its target is passed to the scheduler',
    errors: ['scheduler.exists', 'scheduler.expression', 'scheduler.role'],
    asks: (call) => [{ resource: scheduleArn(call) }, ...passRole(roleIn(call), service)],
    run: create,
  },
  UpdateSchedule: onSchedule({
    effect: 'replaces everything that a schedule says',
    errors: ['scheduler.expression', 'scheduler.role'],
    also: (call) => passRole(roleIn(call), service),
    run: (call, found) =>
      bad(call) ??
      done(withState(call.sandbox, found, { modified: call.time, settings: settingsIn(call.input) }), {
        ScheduleArn: found.resource.arn,
      }),
  }),
  GetSchedule: onSchedule({
    effect: 'shows a schedule',
    run: ({ sandbox }, found) => done(sandbox, { ...head(found), ...found.state.settings }),
  }),
  DeleteSchedule: onSchedule({
    effect: 'deletes a schedule',
    run: ({ sandbox }, { resource }) => done(withoutResource(sandbox, resource.arn)),
  }),
  ListSchedules: {
    on: '*',
    effect: 'lists schedules',
    errors: [],
    asks: () => ({ resource: '*' }),
    run: (call) => {
      const place = {
        account: call.account.id,
        region: call.region,
        service: 'scheduler',
        start: 'schedule/',
        kind: 'schedule',
      } as const;
      const prefix = optionalText(call.input, 'NamePrefix') ?? '';
      const wanted = optionalText(call.input, 'State');
      const listed = resourcesAt(call.sandbox, place).filter(
        (one) => nameOf(one.resource.arn).startsWith(prefix) && (wanted ?? stateIn(one)) === stateIn(one),
      );
      const found = listed.map((one) => ({
        ...head(one),
        ...given(one.state.settings, 'State'),
        Target: given(structure(one.state.settings, 'Target'), 'Arn'),
      }));
      return modelPage(call, 'scheduler.ListSchedules', found);
    },
  },
};

/** Amazon EventBridge Scheduler in the sandbox. */
export const scheduler: ServiceRows = { rows, failures };
