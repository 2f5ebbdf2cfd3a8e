import type { JsonObject } from '../call.ts';
import { optionalText, text, texts } from '../iam/input.ts';
import { done } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import { given, structure } from '../memberInput.ts';
import type { Invocation, Result } from '../operation.ts';
import { passRole } from '../passRole.ts';
import { requestTagContext, tagsIn } from '../requestTags.ts';
import { type Found, newResource, resourcesAt, withResource, withState } from '../resource.ts';
import type { ResourceRow, ResourceRows } from '../resourceRow.ts';
import type { RecorderState } from '../resourceState.ts';
import { roleFor } from '../roleFor.ts';
import { fail } from './failures.ts';

const service = 'config.amazonaws.com';

export const recordersOf = ({ sandbox, account, region }: Invocation) =>
  resourcesAt(sandbox, {
    account: account.id,
    region,
    service: 'config',
    start: 'configuration-recorder/',
    kind: 'recorder',
  });

const nameOf = ({ resource: { arn } }: Found<'recorder'>): string => arn.split('/')[1] ?? 'default';

const named = (call: Invocation, name: string) => recordersOf(call).find((one) => nameOf(one) === name) ?? null;

/** The id behind the name hangs on the name here. */
const arnOf = (call: Invocation, name: string): string =>
  named(call, name)?.resource.arn ??
  `arn:aws:config:${call.region}:${call.account.id}:configuration-recorder/${name}/recorder`;

const switched = (effect: string, recording: boolean): ResourceRow => ({
  on: 'ConfigurationRecorder',
  effect,
  errors: ['config.no-recorder'],
  asks: (call) => ({ resource: arnOf(call, text(call.input, 'ConfigurationRecorderName')) }),
  run: (call) => {
    const name = text(call.input, 'ConfigurationRecorderName');
    const found = named(call, name);
    if (!found) return fail('config.no-recorder', { Name: name });
    const times = recording ? { started: call.time } : { stopped: call.time };
    return done(withState(call.sandbox, found, { recording, ...times }));
  },
});

const describing = (effect: string, member: string, show: (found: Found<'recorder'>) => JsonObject): ResourceRow => ({
  on: 'ConfigurationRecorder',
  effect,
  errors: ['config.no-recorder'],
  asks: (call) => ({ resource: arnOf(call, texts(call.input, 'ConfigurationRecorderNames')[0] ?? '*') }),
  run: (call) => {
    const names = texts(call.input, 'ConfigurationRecorderNames');
    const unknown = names.find((name) => !named(call, name));
    if (unknown !== undefined) return fail('config.no-recorder', { Name: unknown });
    const found = recordersOf(call).filter((one) => names.length === 0 || names.includes(nameOf(one)));
    return done(call.sandbox, { [member]: found.map(show) });
  },
});

const roleIn = ({ input }: Invocation): string | undefined =>
  optionalText(structure(input, 'ConfigurationRecorder'), 'roleARN');

/** A recorder that is not told otherwise leaves out global resources: AWS Config API Reference, RecordingGroup. */
const usualGroup = { allSupported: true, includeGlobalResourceTypes: false, resourceTypes: [] } as const;

function put(call: Invocation): Result {
  const asked = structure(call.input, 'ConfigurationRecorder');
  const arn = arnOf(call, optionalText(asked, 'name') ?? 'default');
  const role = roleIn(call);
  if (role !== undefined && !roleFor(call.sandbox, role, service, call.time))
    return fail('config.role', { Role: role });
  const found = named(call, optionalText(asked, 'name') ?? 'default');
  const state: RecorderState = {
    kind: 'recorder',
    recording: found?.state.recording ?? false,
    started: found?.state.started ?? null,
    stopped: found?.state.stopped ?? null,
    settings: { recordingGroup: usualGroup, ...given(asked, 'roleARN', 'recordingGroup', 'recordingMode') },
    items: found?.state.items ?? [],
  };
  return done(
    withResource(
      call.sandbox,
      found
        ? { ...found.resource, state }
        : newResource(arn, 'ConfigurationRecorder', state, tagsIn(call.input, 'Tags')),
    ),
  );
}

/** What AWS Config records: AWS Config API Reference. */
export const recorders: ResourceRows = {
  PutConfigurationRecorder: {
    on: 'ConfigurationRecorder',
    effect: 'makes or changes the recorder; its role is passed to AWS Config',
    errors: ['config.role'],
    asks: (call) => [
      {
        resource: arnOf(call, optionalText(structure(call.input, 'ConfigurationRecorder'), 'name') ?? 'default'),
        context: requestTagContext(tagsIn(call.input, 'Tags')),
      },
      ...passRole(roleIn(call), service),
    ],
    run: put,
  },
  DescribeConfigurationRecorders: describing('shows the recorder', 'ConfigurationRecorders', (found) => ({
    arn: found.resource.arn,
    name: nameOf(found),
    ...found.state.settings,
  })),
  DescribeConfigurationRecorderStatus: describing(
    'tells whether it records',
    'ConfigurationRecordersStatus',
    (found) => ({
      arn: found.resource.arn,
      name: nameOf(found),
      ...(found.state.started === null ? {} : { lastStartTime: isoTime(found.state.started) }),
      ...(found.state.stopped === null ? {} : { lastStopTime: isoTime(found.state.stopped) }),
      recording: found.state.recording,
    }),
  ),
  StartConfigurationRecorder: switched('lets it record', true),
  StopConfigurationRecorder: switched('keeps it from recording', false),
};
