import type { Moment } from './startShape.ts';

const second = 1000;
const day = 86_400 * second;
const duration = /^P(?:(\d+)Y)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const units = [365 * day, 7 * day, day, 3600 * second, 60 * second, second];

/** Milliseconds of an ISO 8601 duration without months; null where the text is none. */
export function durationOf(text: string): number | null {
  const match = duration.exec(text);
  if (!match || /[PT]$/.test(text)) return null;
  return units.reduce((sum, unit, index) => sum + unit * Number(match[index + 1] ?? 0), 0);
}

/** A moment of a start in milliseconds since 1970; null where the text is unreadable. */
export function momentOf(moment: Moment, clock: number): number | null {
  const before = durationOf(moment);
  if (before !== null) return clock - before;
  const time = /^\d{4}-\d\d-\d\d/.test(moment) ? Date.parse(moment) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}
