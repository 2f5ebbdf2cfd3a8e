const zoned = /(?:Z|[+-]\d{2}:?\d{2}|GMT|UTC)$/i;
const calendarDay = /^\d{4}-\d{2}-\d{2}$/;

function moment(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value * 1000 : null;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * 1000;
  if (!/\d{4}/.test(text)) return null;
  const read = Date.parse(calendarDay.test(text) || zoned.test(text) ? text : `${text}Z`);
  return Number.isNaN(read) ? null : read;
}

/** A parameter's moment as ISO 8601 in UTC, from ISO 8601 or seconds since 1970; null where it is none. */
export function isoTimestamp(value: unknown): string | null {
  const read = moment(value);
  if (read === null || Math.abs(read) > 8.64e15) return null;
  return new Date(read).toISOString().replace('.000Z', 'Z');
}

/** A moment as AWS CLI v2 prints it: `2026-11-24T09:00:00+00:00`, with microseconds where a JSON service gives any. */
export function shownTimestamp(value: string, fractions: boolean): string {
  const read = Date.parse(value);
  if (Number.isNaN(read)) return value;
  const iso = new Date(read).toISOString();
  const fraction = iso.slice(20, 23);
  const shown = fractions && fraction !== '000' ? `.${fraction}000` : '';
  return `${iso.slice(0, 19)}${shown}+00:00`;
}
