import { readBase64 } from '../../base64.ts';
import { readDate } from '../../conditions/dates.ts';
import { readNumber } from '../../conditions/numbers.ts';
import { eachCondition } from '../eachStatement.ts';
import { setFix } from '../fix.ts';
import type { Hit, LintCheck } from '../lintCheck.ts';
import { everyKind } from '../policyKinds.ts';
import type { WrittenCondition } from '../writtenConditions.ts';

const isVariable = (text: string) => text.includes('${');

interface ValueRow {
  readonly code: string;
  readonly families: readonly (string | null)[];
  readonly wrong: (text: string) => boolean;
  readonly says: (text: string) => string;
  readonly advice: string;
}

const EPOCH = /^\d+(\.\d+)?$/;
const CALENDAR = /^-?(\d{1,9})-(\d{1,2})-(\d{1,2})/;

/** True for a day that its month does not have: the parser goes on counting into the next month. */
function overflows(text: string): boolean {
  const match = CALENDAR.exec(text);
  if (!match || readDate(text) === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day;
}

/** IAM User Guide, reference_policies_elements_condition_operators. */
const rows: readonly ValueRow[] = [
  {
    code: 'TYPE_MISMATCH_BOOLEAN',
    families: ['Bool', 'Null'],
    wrong: (text) => !/^(true|false)$/i.test(text),
    says: (text) => `\`${text}\` is neither \`true\` nor \`false\` and counts as \`false\``,
    advice: 'write `"true"` or `"false"`',
  },
  {
    code: 'TYPE_MISMATCH_DATE',
    families: ['Date'],
    wrong: (text) => readDate(text) === null,
    says: (text) => `\`${text}\` is no date`,
    advice: 'write an ISO 8601 date, e.g. `2026-11-25T00:00:00Z`',
  },
  {
    code: 'TYPE_MISMATCH_NUMBER',
    families: ['Numeric'],
    wrong: (text) => readNumber(text) === null,
    says: (text) => `\`${text}\` is no number`,
    advice: 'write a number, e.g. `3600`',
  },
  {
    code: 'TYPE_MISMATCH_STRING',
    families: ['Binary'],
    wrong: (text) => readBase64(text) === null,
    says: (text) => `\`${text}\` is no base64 text`,
    advice: 'write the bytes in base64',
  },
  {
    code: 'INVALID_DATE_VALUE',
    families: ['Date'],
    wrong: (text) => EPOCH.test(text) || overflows(text),
    says: (text) => {
      return EPOCH.test(text)
        ? `\`${text}\` counts seconds since 1970, which people misread`
        : `\`${text}\` is a day that its month does not have`;
    },
    advice: 'write an ISO 8601 date, e.g. `2026-11-25T00:00:00Z`',
  },
];

/** The calendar form of epoch seconds. */
function calendarFix(text: string): string | null {
  const moment = EPOCH.test(text) ? readDate(text) : null;
  return moment === null || moment > 8.64e15 ? null : new Date(moment).toISOString().replace('.000Z', 'Z');
}

function hits(
  { code, families, wrong, says, advice }: ValueRow,
  { family, values, lowerKey }: WrittenCondition,
): Hit[] {
  if (!families.includes(family) || (code === 'INVALID_DATE_VALUE' && lowerKey === 'aws:epochtime')) return [];
  return values
    .filter(({ text }) => !isVariable(text) && wrong(text))
    .map(({ text, path }): Hit => {
      const instead = code === 'INVALID_DATE_VALUE' ? calendarFix(text) : null;
      return { path, message: says(text), advice, ...(instead === null ? {} : { fix: setFix(path, instead) }) };
    });
}

export const valueChecks: readonly LintCheck[] = rows.map((row) => ({
  code: row.code,
  severity: 'warning',
  kinds: everyKind,
  check: eachCondition((condition) => hits(row, condition)),
}));
