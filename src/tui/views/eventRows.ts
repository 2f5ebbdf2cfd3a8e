import type { TrailEvent } from '../../account/call.ts';
import type { Sandbox } from '../../account/sandbox.ts';
import type { Glyphs } from '../glyphs.ts';
import { seg } from '../line.ts';
import { type Row, row } from '../row.ts';

/** Events listed, newest first; older ones are found with the console. */
const LISTED = 1000;

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Who made the call: the last part of the caller's ARN. */
function actor(event: TrailEvent): string {
  const identity = event.userIdentity;
  const arn = text(member(identity, 'arn'));
  if (arn !== '') return arn.split(':').at(-1) ?? arn;
  return text(member(identity, 'invokedBy')) || text(member(identity, 'userName')) || text(member(identity, 'type'));
}

function eventRow(event: TrailEvent, index: number, glyphs: Glyphs): Row<TrailEvent> {
  const error = text(event.errorCode);
  const time = text(event.eventTime).slice(11, 19);
  const day = text(event.eventTime).slice(5, 10);
  const sign = error === '' ? seg(`${glyphs.passed} `, 'allowed') : seg(`${glyphs.failed} `, 'denied');
  return row(
    `event ${text(event.eventID) || index}`,
    event,
    [seg(`${day} ${time} `, 'muted'), sign, seg(text(event.eventName)), seg(error === '' ? '' : ` ${error}`, 'denied')],
    { right: [seg(actor(event), 'muted')] },
  );
}

/** What CloudTrail recorded, newest first. */
export function eventRows(sandbox: Sandbox, glyphs: Glyphs): readonly Row<TrailEvent>[] {
  const rows: Row<TrailEvent>[] = [];
  for (let node = sandbox.trail; node !== null && rows.length < LISTED; node = node.previous) {
    rows.push(eventRow(node.event, node.length, glyphs));
  }
  return rows;
}
