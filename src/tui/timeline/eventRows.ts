import type { EventEntry } from '../../training/eventList.ts';
import type { Glyphs } from '../glyphs.ts';
import { type Line, seg } from '../line.ts';
import { type Row, row } from '../row.ts';
import type { TimelineValue } from './timelineValue.ts';
import { shortName } from './who.ts';

/** Which events are listed. */
export interface EventFilter {
  readonly failedOnly: boolean;
  readonly withReads: boolean;
  /** ARN or name of the only caller listed; null for everybody. */
  readonly who: string | null;
}

/** Events of one caller, failed ones, or without those that only read. */
export function listedEvents(events: readonly EventEntry[], filter: EventFilter): readonly EventEntry[] {
  return events.filter(
    ({ facts, readOnly }) =>
      (!filter.failedOnly || facts.failed) &&
      (filter.withReads || !readOnly || facts.failed) &&
      (filter.who === null || facts.who === filter.who),
  );
}

/** Everything of an event that a search looks at. */
function searched({ event, facts }: EventEntry): string {
  const asked = event.requestParameters === null ? '' : JSON.stringify(event.requestParameters);
  const { time, who, service, name, errorCode, address } = facts;
  return `${time} ${who} ${service}:${name} ${errorCode} ${address} ${asked}`;
}

/** Where an event stands in what was played: its call's number, and whether it was undone. */
function placeOf({ step, undone }: EventEntry, isHere: boolean, glyphs: Glyphs): Line {
  if (step === null) return [seg('before the start', 'muted')];
  if (isHere) return [seg(`${glyphs.back} you are here  `, 'accent'), seg(`${step}`, 'muted')];
  return [seg(undone ? `undone  ${step}` : `${step}`, 'muted')];
}

/** Events as rows, newest first as they are given; `here` is how many calls are in force. */
export function eventRows(events: readonly EventEntry[], here: number, glyphs: Glyphs): readonly Row<TimelineValue>[] {
  let isMarked = false;
  return events.map((entry) => {
    const { facts, step, undone } = entry;
    const isHere = !isMarked && step !== null && step <= here && !undone;
    isMarked ||= isHere;
    const token = undone ? 'muted' : 'text';
    const sign = facts.failed ? seg(`${glyphs.failed} `, 'denied') : seg(`${glyphs.passed} `, 'allowed');
    const left: Line = [
      seg(`${facts.time.slice(5, 10)} ${facts.time.slice(11, 19)} `, 'muted'),
      sign,
      seg(`${shortName(facts.who)}  `, undone ? 'muted' : 'accent'),
      seg(`${facts.service}:${facts.name}`, token),
      seg(facts.failed ? `  ${facts.errorCode || 'failed'}` : '', 'denied'),
    ];
    return row<TimelineValue>(entry.id, { type: 'event', entry }, left, {
      right: placeOf(entry, isHere, glyphs),
      text: searched(entry),
      // Where the account stands is never cut.
      cut: isHere ? 'left' : 'right',
    });
  });
}
