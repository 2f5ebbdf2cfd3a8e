import { type Day, type DayTest, type Field, readDates, readField, readWeekdays } from './cronField.ts';

/** When a schedule is due. Times are milliseconds since 1970. */
export interface ScheduleTimes {
  /** The first time after a moment; null where there is none. `anchor` is when the schedule was made. */
  readonly next: (after: number, anchor: number) => number | null;
}

const minute = 60_000;
const day = 86_400_000;
const units: Readonly<Record<string, number>> = { minute, hour: 60 * minute, day };
/** Days that are looked through for the next time. */
const horizon = 366 * 12;

function readRate(text: string): ScheduleTimes | null {
  const [, count, unit = '', plural] = /^rate\(([1-9]\d{0,5}) (minute|hour|day)(s?)\)$/.exec(text) ?? [];
  const size = units[unit];
  // A value of one takes the singular, others the plural: Amazon EventBridge User Guide, eb-rate-expressions.
  if (count === undefined || size === undefined || (count === '1') !== (plural === '')) return null;
  const period = Number(count) * size;
  return { next: (after, anchor) => anchor + Math.max(1, Math.floor((after - anchor) / period) + 1) * period };
}

function readAt(text: string): ScheduleTimes | null {
  const [, written] = /^at\((\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)\)$/.exec(text) ?? [];
  const time = Date.parse(`${written}Z`);
  return Number.isNaN(time) ? null : { next: (after) => (time > after ? time : null) };
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

function dayOf(start: number): Day {
  const date = new Date(start);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { year, month, date: date.getUTCDate(), weekday: date.getUTCDay() + 1, last };
}

interface Cron {
  readonly minutes: Field;
  readonly hours: Field;
  readonly months: Field;
  readonly years: Field;
  readonly fits: DayTest;
}

function timesOf({ minutes, hours, months: inMonths, years, fits }: Cron): ScheduleTimes {
  const clock = [...hours].flatMap((hour) => [...minutes].map((one) => (hour * 60 + one) * minute));
  const sorted = clock.sort((one, other) => one - other);
  return {
    next: (after) => {
      let start = Math.floor(after / day) * day;
      for (let days = 0; days <= horizon; days += 1, start += day) {
        const today = dayOf(start);
        if (!years.has(today.year) || !inMonths.has(today.month) || !fits(today)) continue;
        const found = sorted.find((time) => start + time > after);
        if (found !== undefined) return start + found;
      }
      return null;
    },
  };
}

/** Exactly one of the two fields for days is `?`: Amazon EventBridge User Guide, eb-scheduled-rule-pattern. */
function readCron(text: string): ScheduleTimes | null {
  const [, inner = ''] = /^cron\((.*)\)$/.exec(text) ?? [];
  const fields = inner.split(' ');
  if (fields.length !== 6) return null;
  const [minutes = '', hours = '', dates = '', monthNames = '', weekdays = '', years = ''] = fields;
  if ((dates === '?') === (weekdays === '?')) return null;
  const fits = dates === '?' ? readWeekdays(weekdays) : readDates(dates);
  const read = {
    minutes: readField(minutes, [0, 59]),
    hours: readField(hours, [0, 23]),
    months: readField(monthNames, [1, 12], months),
    years: readField(years, [1970, 2199]),
  };
  if (!fits || !read.minutes || !read.hours || !read.months || !read.years) return null;
  return timesOf({ minutes: read.minutes, hours: read.hours, months: read.months, years: read.years, fits });
}

/** A schedule of a rule, `rate(…)` or `cron(…)`; null where it is neither. */
export const readRuleSchedule = (text: string): ScheduleTimes | null => readRate(text) ?? readCron(text);

/** One of EventBridge Scheduler, which has `at(…)` too: Amazon EventBridge Scheduler User Guide, schedule-types. */
export const readSchedule = (text: string): ScheduleTimes | null => readRuleSchedule(text) ?? readAt(text);
