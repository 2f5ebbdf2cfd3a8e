import type { TrailEvent } from '../account/call.ts';
import { type EventFacts, eventFacts } from '../account/eventFacts.ts';
import type { HistoryStep } from '../account/history.ts';
import type { TrailNode } from '../account/sandbox.ts';
import { eventsOf } from '../account/trail.ts';
import type { AttemptState } from './attemptState.ts';

/** One CloudTrail event with its place in the attempt. */
export interface EventEntry {
  /** Unique in the list. */
  readonly id: string;
  readonly event: TrailEvent;
  readonly facts: EventFacts;
  readonly readOnly: boolean;
  /** Calls in force right after it; null for what happened before the start. */
  readonly step: number | null;
  /** True where the call was undone and can be done again. */
  readonly undone: boolean;
}

/** Events that came to a trail since it was `before`, newest first. */
function newEvents(trail: TrailNode | null, before: TrailNode | null): readonly TrailEvent[] {
  const found: TrailEvent[] = [];
  for (let node = trail; node !== null && node !== before; node = node.previous) found.push(node.event);
  return found;
}

/** One call may leave several events, such as the sign-in and the check of its second factor. */
const entriesOf = (events: readonly TrailEvent[], step: number | null, undone: boolean): readonly EventEntry[] =>
  events.map((event, index) => ({
    id: `${typeof event.eventID === 'string' ? event.eventID : ''} ${step ?? 'start'} ${index}`,
    event,
    facts: eventFacts(event),
    readOnly: event.readOnly === true,
    step,
    undone,
  }));

/** The events of the line that is played, newest first, what was undone and what was there at the start included. */
export function eventList({ history }: AttemptState): readonly EventEntry[] {
  const { start, steps, cursor } = history;
  const trailAfter = (index: number) => steps[index]?.applied.sandbox.trail ?? start.trail;
  const ofStep = (_: HistoryStep, index: number) =>
    entriesOf(newEvents(trailAfter(index), trailAfter(index - 1)), index + 1, index >= cursor);
  const played = steps.map(ofStep).reverse().flat();
  return [...played, ...entriesOf([...eventsOf(start.trail)], null, false)];
}
