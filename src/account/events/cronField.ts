/** Days of a month that a cron expression means: Amazon EventBridge User Guide, eb-scheduled-rule-pattern. */
export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly date: number;
  /** 1 for Sunday to 7 for Saturday. */
  readonly weekday: number;
  /** Days of the month. */
  readonly last: number;
}

export type Field = ReadonlySet<number>;

function numberOf(text: string, names: readonly string[], low: number): number {
  const named = names.indexOf(text.toUpperCase());
  if (named >= 0) return named + low;
  return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
}

/** Numbers of a field with `*`, lists, ranges and steps; null where it is something else. */
export function readField(
  text: string,
  [low, high]: readonly [number, number],
  names: readonly string[] = [],
): Field | null {
  const found = new Set<number>();
  for (const part of text.split(',')) {
    const [range = '', step, ...more] = part.split('/');
    const [first = '', last, ...rest] = range === '*' ? [String(low), String(high)] : range.split('-');
    const from = numberOf(first, names, low);
    const open = step !== undefined && last === undefined;
    const to = last === undefined ? (open ? high : from) : numberOf(last, names, low);
    const by = step === undefined ? 1 : Number(/^\d{1,4}$/.test(step) ? step : Number.NaN);
    const whole = more.length + rest.length === 0 && by >= 1;
    if (!whole || !(from >= low && to <= high && from <= to)) return null;
    for (let value = from; value <= to; value += by) found.add(value);
  }
  return found;
}

export type DayTest = (day: Day) => boolean;

const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const isWeekend = (weekday: number): boolean => weekday === 1 || weekday === 7;

/** The weekday nearest to a date within its month. */
function nearestWeekday(date: number, day: Day): number {
  const weekday = ((((day.weekday - 1 + date - day.date) % 7) + 7) % 7) + 1;
  if (!isWeekend(weekday)) return date;
  if (weekday === 7) return date > 1 ? date - 1 : date + 2;
  return date < day.last ? date + 1 : date - 2;
}

/** The field for days of the month: numbers, `L` for the last, `nW` for the weekday nearest to a date. */
export function readDates(text: string): DayTest | null {
  if (text === 'L') return ({ date, last }) => date === last;
  const [, near] = /^(\d{1,2})W$/.exec(text) ?? [];
  if (near !== undefined) {
    const wanted = Number(near);
    if (wanted < 1 || wanted > 31) return null;
    return (day) => wanted <= day.last && day.date === nearestWeekday(wanted, day);
  }
  const field = readField(text, [1, 31]);
  return field && (({ date }) => field.has(date));
}

/** The field for weekdays: numbers or names, `nL` for the last of a month, `n#k` for the k-th. */
export function readWeekdays(text: string): DayTest | null {
  const [, day = '', sign, nth] = /^(\w+?)(?:(L)|#(\d))$/.exec(text) ?? [];
  if (sign !== undefined || nth !== undefined) {
    const wanted = numberOf(day, weekdays, 1);
    if (!(wanted >= 1 && wanted <= 7)) return null;
    if (sign !== undefined) return ({ weekday, date, last }) => weekday === wanted && date + 7 > last;
    return ({ weekday, date }) => weekday === wanted && Math.ceil(date / 7) === Number(nth);
  }
  const field = readField(text === 'L' ? '7' : text, [1, 7], weekdays);
  return field && (({ weekday }) => field.has(weekday));
}
