import * as z from 'zod';

/** Building blocks of the scenario format, each with the message an author sees when it does not fit. */

export const line = z.string().min(1, 'write some text here');

/** A name that other parts of the file refer to. */
export const handle = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, 'use letters, digits, `-`, `_` and `.` only');

export const accountId = z.string().regex(/^\d{12}$/, 'an account id is twelve digits in quotes');

/** At most six digits each, so that no moment lies beyond what a calendar can show. */
export const duration = z
  .string()
  .regex(
    /^P(?=\d|T\d)(?:\d{1,6}D)?(?:T(?=\d)(?:\d{1,6}H)?(?:\d{1,6}M)?(?:\d{1,6}S)?)?$/,
    'write a duration as ISO 8601 does, such as `PT13H` or `P91D`',
  );

export const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, 'write a time as `2026-11-24T09:00:00Z`')
  .refine((text) => isOfCalendar(text), 'there is no such time; write one as `2026-11-24T09:00:00Z`');

/** False for days and hours that no calendar has, which `Date` moves on to the next month or cannot read. */
function isOfCalendar(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text.replace(/Z$/, '.000Z');
}

/** A point in time, or how long before the clock of the start it was. */
export const moment = z.union([instant, duration]);

export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'write a day as `2026-11-24`')
  .refine((text) => isOfCalendar(`${text}T00:00:00Z`), 'there is no such day; write one as `2026-11-24`');

export const actionPattern = z
  .string()
  .regex(/^(\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$/, 'write an action as `service:Action`, such as `s3:GetObject`');

/** A policy document as JSON or YAML writes it; its own grammar is checked when it is read. */
export const policyDocument = z.union([z.record(z.string(), z.json()), z.string()]);

export const tags = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

export const context = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** One value or a list of them. */
export function oneOrMore<Item extends z.ZodType>(item: Item) {
  return z.union([item, z.array(item).min(1)]);
}

/** Milliseconds of an ISO 8601 duration of days, hours, minutes and seconds. */
export function milliseconds(text: string): number {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  const [days, hours, minutes, seconds] = [1, 2, 3, 4].map((index) => Number(match?.[index] ?? 0));
  return ((((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
}
