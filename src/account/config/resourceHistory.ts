import type { JsonObject } from '../call.ts';
import { text } from '../iam/input.ts';
import { isoTime } from '../isoTime.ts';
import { timeIn } from '../memberInput.ts';
import { modelPage } from '../modelPage.ts';
import type { Invocation, Result } from '../operation.ts';
import type { ResourceRows } from '../resourceRow.ts';
import type { ConfigItem } from '../resourceState.ts';
import { entityKinds } from './entityConfiguration.ts';
import { fail } from './failures.ts';
import { recordersOf } from './recorders.ts';
import { records } from './recording.ts';

const shown = (account: string, { type, id, name, arn, time, status, ...one }: ConfigItem): JsonObject => ({
  version: '1.3',
  accountId: account,
  configurationItemCaptureTime: isoTime(time),
  configurationItemStatus: status,
  configurationStateId: String(time),
  configurationItemMD5Hash: '',
  arn,
  resourceType: type,
  resourceId: id,
  resourceName: name,
  awsRegion: 'global',
  availabilityZone: 'Not Applicable',
  resourceCreationTime: isoTime(one.created),
  tags: Object.fromEntries(one.tags.map(({ key, value }) => [key, value])),
  relatedEvents: one.event === null ? [] : [one.event],
  relationships: [],
  ...(status === 'ResourceDeleted' ? {} : { configuration: one.configuration }),
  supplementaryConfiguration: {},
});

/** What is recorded of a resource, oldest first; one that never changed since is as it was found. */
function itemsOf(call: Invocation, type: string, id: string): readonly ConfigItem[] {
  const recorders = recordersOf(call).filter(({ state }) => records(state.settings, type));
  const held = recorders.flatMap(({ state }) => state.items ?? []).filter((one) => one.type === type && one.id === id);
  if (held.length > 0 || recorders.length === 0) return held;
  const kind = entityKinds.find((one) => one.type === type);
  const [key] = [...(kind?.of(call.account) ?? [])].find(([, entity]) => entity.id === id) ?? [];
  const found = key === undefined ? null : (kind?.record(call.account, key) ?? null);
  const started = Math.max(...recorders.map(({ state }) => state.started ?? 0));
  const time = Math.max(found?.created ?? 0, started);
  return found ? [{ ...found, time, status: 'ResourceDiscovered', event: null }] : [];
}

function history(call: Invocation): Result {
  const { input, account } = call;
  const [type, id] = [text(input, 'resourceType'), text(input, 'resourceId')];
  if (recordersOf(call).length === 0) return fail('config.no-history');
  const [earlier, later] = [timeIn(input, 'earlierTime') ?? 0, timeIn(input, 'laterTime') ?? call.time];
  if (earlier > later) return fail('config.range');
  const items = itemsOf(call, type, id);
  if (items.length === 0) return fail('config.not-discovered', { Type: type, Id: id });
  const within = items.filter(({ time }) => time >= earlier && time <= later);
  const ordered = input.chronologicalOrder === 'Forward' ? within : [...within].reverse();
  return modelPage(
    call,
    'config.GetResourceConfigHistory',
    ordered.map((one) => shown(account.id, one)),
  );
}

/** The timeline of a resource: AWS Config Developer Guide, view-manage-resource. */
export const resourceHistory: ResourceRows = {
  GetResourceConfigHistory: {
    on: '*',
    effect: 'tells how an IAM user, group, role or policy was configured over time, as a recorder took it down',
    errors: ['config.no-history', 'config.not-discovered', 'config.range'],
    asks: () => ({ resource: '*' }),
    run: history,
  },
};
