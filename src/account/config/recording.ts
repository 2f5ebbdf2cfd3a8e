import type { JsonObject, TrailEvent } from '../call.ts';
import { optionalFlag, texts } from '../iam/input.ts';
import { structure } from '../memberInput.ts';
import { type Found, foundAt, withState } from '../resource.ts';
import type { ConfigItem } from '../resourceState.ts';
import type { Account, Sandbox } from '../sandbox.ts';
import { type EntityKind, entityKinds, type Recorded } from './entityConfiguration.ts';

/** Items that a recorder keeps; of more the latest ones. */
const maximum = 2000;

/**
 * Whether a recorder takes a type in. IAM resources are global: a recorder of all types takes them only where it is
 * told to (AWS Config API Reference, RecordingGroup).
 */
export function records(settings: JsonObject, type: string): boolean {
  const group = structure(settings, 'recordingGroup');
  const excluded = texts(structure(group, 'exclusionByResourceTypes'), 'resourceTypes');
  if (excluded.length > 0) return !excluded.includes(type);
  if (optionalFlag(group, 'allSupported') === true) return optionalFlag(group, 'includeGlobalResourceTypes') === true;
  return texts(group, 'resourceTypes').includes(type);
}

/** Recorders of an account that record now. */
const recording = (sandbox: Sandbox, account: Account): readonly Found<'recorder'>[] =>
  [...account.resources.keys()].flatMap((arn) => {
    const found = arn.startsWith('arn:aws:config:') && arn.includes(':configuration-recorder/');
    const recorder = found ? foundAt(sandbox, arn, 'recorder') : null;
    return recorder?.state.recording ? [recorder] : [];
  });

const item = (recorded: Recorded, time: number, status: ConfigItem['status'], event: string | null): ConfigItem => ({
  ...recorded,
  time,
  status,
  event,
});

interface Change {
  /** When the recorder was started. */
  readonly started: number;
  readonly before: Account;
  readonly after: Account;
  readonly time: number;
  readonly event: string | null;
}

/** Keys of entities of a kind that are not the same any more. */
function touched({ of }: EntityKind, { before, after }: Change): readonly string[] {
  const [held, now] = [of(before), of(after)];
  if (held === now) return [];
  const changed = [...now].filter(([key, entity]) => held.get(key) !== entity).map(([key]) => key);
  return [...changed, ...[...held.keys()].filter((key) => !now.has(key))];
}

/** What a change leaves in the record of one entity: first how it was, where nothing is recorded of it yet. */
function itemsOf(kind: EntityKind, key: string, change: Change, known: (id: string) => boolean): readonly ConfigItem[] {
  const { started, before, after, time, event } = change;
  const [was, is] = [kind.record(before, key), kind.record(after, key)];
  const same = was !== null && is !== null && was.id === is.id;
  if (same && was.configuration === is.configuration) return [];
  const discovered =
    was && !known(was.id) ? [item(was, Math.max(was.created, started), 'ResourceDiscovered', null)] : [];
  const deleted = was && !same ? [item(was, time, 'ResourceDeleted', event)] : [];
  const changed = is ? [item(is, time, same ? 'OK' : 'ResourceDiscovered', event)] : [];
  return [...discovered, ...deleted, ...changed];
}

function noted(sandbox: Sandbox, recorder: Found<'recorder'>, change: Change): Sandbox {
  const held = recorder.state.items ?? [];
  const known = new Set(held.map(({ id }) => id));
  const added = entityKinds
    .filter(({ type }) => records(recorder.state.settings, type))
    .flatMap((kind) => touched(kind, change).flatMap((key) => itemsOf(kind, key, change, (id) => known.has(id))));
  return added.length > 0 ? withState(sandbox, recorder, { items: [...held, ...added].slice(-maximum) }) : sandbox;
}

/** The sandbox after a call, with what recorders of AWS Config took down of its changes to IAM resources. */
export function withRecorded(before: Sandbox, after: Sandbox, event: TrailEvent): Sandbox {
  const eventId = typeof event.eventID === 'string' ? event.eventID : null;
  let next = after;
  for (const [id, account] of after.accounts) {
    const held = before.accounts.get(id);
    if (!held || held === account || account.resources.size === 0) continue;
    const change = { before: held, after: account, time: after.clock, event: eventId };
    for (const recorder of recording(next, account))
      next = noted(next, recorder, { ...change, started: recorder.state.started ?? 0 });
  }
  return next;
}
