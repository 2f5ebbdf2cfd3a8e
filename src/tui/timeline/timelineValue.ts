import type { Alert } from '../../account/alerts.ts';
import type { TimelineEntry } from '../../account/timeline.ts';
import type { EventEntry } from '../../training/eventList.ts';

/** What a row of the timeline stands for. */
export type TimelineValue =
  | { readonly type: 'event'; readonly entry: EventEntry }
  | { readonly type: 'alert'; readonly alert: Alert }
  /** The place after so many calls; 0 is the start. */
  | { readonly type: 'step'; readonly step: number; readonly says: string }
  | { readonly type: 'branch'; readonly name: string; readonly says: string }
  | { readonly type: 'checkpoint'; readonly name: string; readonly says: string }
  | { readonly type: 'life'; readonly entry: TimelineEntry }
  | { readonly type: 'heading' };

/** Calls in force after what a row stands for; null where it has no such place. */
export function stepOf(value: TimelineValue): number | null {
  if (value.type === 'event' || value.type === 'life') return value.entry.step;
  return value.type === 'step' ? value.step : null;
}
