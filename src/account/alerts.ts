import { type AlertRow, alertRows, type Seen } from './alertRows.ts';
import { type EventFacts, eventFacts } from './eventFacts.ts';
import type { Sandbox } from './sandbox.ts';
import { eventsOf } from './trail.ts';

/** One event that a pattern matches. */
export interface Alert extends Pick<AlertRow, 'id' | 'title' | 'severity' | 'source'> {
  readonly facts: EventFacts;
}

/** Remembers where each person came from. */
class Watch implements Seen {
  readonly addresses = new Map<string, Set<string>>();

  take({ who, address, failed }: EventFacts): void {
    if (failed) return;
    const known = this.addresses.get(who) ?? new Set();
    this.addresses.set(who, known.add(address));
  }
}

/** What somebody who watches the trail would be told of, newest first; of one event the weightiest first. */
export function alertsOf(sandbox: Sandbox): readonly Alert[] {
  const watch = new Watch();
  const alerts: Alert[][] = [];
  for (const event of [...eventsOf(sandbox.trail)].reverse()) {
    const facts = eventFacts(event);
    alerts.push(
      alertRows
        .filter(({ matches }) => matches(facts, watch, sandbox))
        .map(({ id, title, severity, source }) => ({ id, title, severity, source, facts })),
    );
    watch.take(facts);
  }
  return alerts.reverse().flat();
}
