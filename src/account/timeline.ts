import type { TrailEvent } from './call.ts';
import { type Entity, type EntityChange, type EntityKind, entityChanges } from './entityChange.ts';
import { eventFacts, textAt } from './eventFacts.ts';
import type { History, HistoryStep } from './history.ts';
import { isoTime } from './isoTime.ts';
import type { Account, Sandbox } from './sandbox.ts';
import { eventsOf } from './trail.ts';

/** One moment in the life of an entity. */
export interface TimelineEntry {
  /** ISO 8601. */
  readonly time: string;
  /** Who called: ARN or name; null for acts that no trail records. */
  readonly by: string | null;
  /** E.g. `iam:AttachUserPolicy`. */
  readonly call: string;
  /** `named`: a recorded call of before the start that speaks of the entity. What it changed is not known. */
  readonly kind: 'created' | 'changed' | 'deleted' | 'named';
  readonly changes: readonly EntityChange[];
  /** Calls in force after this one; null before the start. */
  readonly step: number | null;
}

export interface TimelineSubject {
  readonly kind: EntityKind;
  readonly name: string;
  /** Default: the home account. */
  readonly account?: string;
}

const maps = { user: 'users', group: 'groups', role: 'roles', policy: 'policies' } as const;

type Subject = Required<TimelineSubject>;
type Entities = ReadonlyMap<string, Entity>;

const noEntities: Entities = new Map();
const entitiesIn = (sandbox: Sandbox, { account, kind }: Subject): Entities =>
  sandbox.accounts.get(account)?.[maps[kind]] ?? noEntities;

/** The entity of an id, first looked for under the name it had. */
function withId(entities: Entities, id: string, had: Entity | null, name: string): Entity | null {
  for (const key of [had?.name.toLowerCase() ?? name, name]) {
    const named = entities.get(key);
    if (named?.id === id) return named;
  }
  for (const entity of entities.values()) if (entity.id === id) return entity;
  return null;
}

/** Ids of all that ever had the name. */
function idsNamed(states: readonly Sandbox[], subject: Subject): ReadonlySet<string> {
  const name = subject.name.toLowerCase();
  return new Set(states.flatMap((sandbox) => entitiesIn(sandbox, subject).get(name)?.id ?? []));
}

const kindOf = (before: Entity | null, after: Entity | null): TimelineEntry['kind'] =>
  before === null ? 'created' : after === null ? 'deleted' : 'changed';

function stepEntry({ call, applied }: HistoryStep, index: number, before: Entity | null, after: Entity | null) {
  const changes = before && after ? entityChanges(before, after) : [];
  if (before && after && changes.length === 0) return [];
  const entry: TimelineEntry = {
    time: isoTime(call.time),
    by: applied.event ? eventFacts(applied.event).who : null,
    call: `${call.service}:${call.operation}`,
    kind: kindOf(before, after),
    changes,
    step: index + 1,
  };
  return [entry];
}

const nameMembers: Readonly<Record<EntityKind, string>> = {
  user: 'userName',
  group: 'groupName',
  role: 'roleName',
  policy: 'policyArn',
};

/** Whether a recorded call that changes something speaks of the entity. */
function speaksOf(event: TrailEvent, subject: Subject): boolean {
  const said = textAt(event, 'requestParameters', nameMembers[subject.kind]).toLowerCase();
  const named = subject.kind === 'policy' ? said.slice(said.lastIndexOf('/') + 1) : said;
  return (
    event.readOnly !== true && event.recipientAccountId === subject.account && named === subject.name.toLowerCase()
  );
}

/** Calls of before the start that succeeded, oldest first. */
function earlier(history: History, subject: Subject): readonly TimelineEntry[] {
  const events = [...eventsOf(history.start.trail)].filter((event) => speaksOf(event, subject)).reverse();
  return events.flatMap((event): TimelineEntry[] => {
    const { time, who, service, name, failed } = eventFacts(event);
    return failed ? [] : [{ time, by: who, call: `${service}:${name}`, kind: 'named', changes: [], step: null }];
  });
}

/** What the steps in force did to the entity of an id. */
function lifeOf(history: History, subject: Subject, id: string): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  let entities = entitiesIn(history.start, subject);
  let before = withId(entities, id, null, subject.name.toLowerCase());
  for (const [index, step] of history.steps.slice(0, history.cursor).entries()) {
    const next = entitiesIn(step.applied.sandbox, subject);
    if (next === entities) continue;
    entities = next;
    const after = withId(entities, id, before, subject.name.toLowerCase());
    if (after !== before) entries.push(...stepEntry(step, index, before, after));
    before = after;
  }
  return entries;
}

/**
 * The life of a user, group, role or customer managed policy, oldest first: who called what, and what it changed. An
 * entity that is renamed stays the same; of several that had the name one after the other all are told.
 */
export function timelineOf(history: History, subject: TimelineSubject): readonly TimelineEntry[] {
  const whole = { account: history.start.home, ...subject };
  const steps = history.steps.slice(0, history.cursor);
  const ids = idsNamed([history.start, ...steps.map(({ applied }) => applied.sandbox)], whole);
  const lives = [...ids].flatMap((id) => lifeOf(history, whole, id));
  return [...earlier(history, whole), ...lives.sort((one, other) => (one.step ?? 0) - (other.step ?? 0))];
}

/** Names that a timeline can be asked of. */
export const timelineNames = (account: Account, kind: EntityKind): readonly string[] =>
  [...account[maps[kind]].values()].map(({ name }) => name);
