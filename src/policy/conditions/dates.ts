const EPOCH = /^[+-]?\d+(\.\d+)?$/;
const CALENDAR =
  /^(\d{4})-(\d{2})(?:-(\d{2})(?:[Tt](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:([Zz])|([+-])(\d{2}):?(\d{2}))?)?)?$/;

/**
 * Milliseconds since 1970 of an ISO 8601 text or of epoch seconds; null for anything else. A date alone is midnight
 * UTC (IAM User Guide, reference_policies_elements_condition_operators).
 */
export function readDate(text: string): number | null {
  if (EPOCH.test(text)) return Math.trunc(Number(text) * 1000);
  const match = CALENDAR.exec(text);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match
    .slice(1, 7)
    .map((part, index) => Number(part ?? (index < 3 ? 1 : 0)));
  if (year === undefined || month === undefined || day === undefined) return null;
  const moment = Date.UTC(year, month - 1, day);
  if (new Date(moment).getUTCMonth() !== month - 1 || day < 1) return null;
  if (hour === undefined || minute === undefined || second === undefined) return null;
  if (hour > 23 || minute > 59 || second > 60) return null;
  const millis = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'));
  return moment + ((hour * 60 + minute) * 60 + second) * 1000 + millis - offsetMillis(match);
}

function offsetMillis(match: RegExpExecArray): number {
  const minutes = Number(match[10] ?? 0) * 60 + Number(match[11] ?? 0);
  return (match[9] === '-' ? -minutes : minutes) * 60_000;
}
