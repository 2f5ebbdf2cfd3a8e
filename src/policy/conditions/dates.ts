const EPOCH = /^\d+(\.\d+)?$/;
const CALENDAR =
  /^(-?\d{1,9})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T(?:(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,9}))?)?)?)?(?:Z|([+-])(\d{2})(?::?(\d{2}))?)?)?$/i;

/** The furthest moment that a JavaScript date can hold. */
const LAST_MOMENT = 8.64e15;
const LAST_EPOCH_SECOND = 9223372036854775807n;
const MOST_DIGITS = 19;

interface Calendar {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millis: number;
  readonly offsetMinutes: number;
}

/**
 * Milliseconds since 1970 of an ISO 8601 text or of epoch seconds; null for anything else. A date alone is midnight
 * UTC (IAM User Guide, reference_policies_elements_condition_operators).
 */
export function readDate(text: string): number | null {
  if (EPOCH.test(text)) return readEpoch(text);
  const date = readCalendar(text);
  if (!date) return null;
  const moment = new Date(0).setUTCFullYear(date.year, date.month - 1, date.day);
  const time = ((date.hour * 60 + date.minute) * 60 + date.second) * 1000 + date.millis;
  const millis = moment + time - date.offsetMinutes * 60_000;
  return Number.isNaN(millis) ? Math.sign(date.year) * LAST_MOMENT : millis;
}

function readEpoch(text: string): number | null {
  const [written = ''] = text.split('.');
  const seconds = written.replace(/^0+(?=.)/, '');
  if (seconds.length > MOST_DIGITS) return null;
  return BigInt(seconds) > LAST_EPOCH_SECOND ? null : Math.trunc(Number(text) * 1000);
}

/** Takes what IAM stores: one-digit hours, offsets without minutes, years alone only with a sign or a `T`. */
function readCalendar(text: string): Calendar | null {
  const match = CALENDAR.exec(text);
  if (!match) return null;
  const number = (index: number, missing: number) => Number(match[index] ?? missing);
  const offset = number(9, 0) * 60 + number(10, 0);
  const date: Calendar = {
    year: number(1, 0),
    month: number(2, 1),
    day: number(3, 1),
    hour: number(4, 0),
    minute: number(5, 0),
    second: number(6, 0),
    millis: Number((match[7] ?? '').slice(0, 3).padEnd(3, '0')),
    offsetMinutes: match[8] === '-' ? -offset : offset,
  };
  return isPossible(date) ? date : null;
}

function isPossible({ month, day, hour, minute, second, offsetMinutes }: Calendar): boolean {
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  return hour < 24 && minute < 60 && second < 60 && Math.abs(offsetMinutes) < 24 * 60;
}
