import { parseTemplate } from '../../variables.ts';
import { allows } from '../entries.ts';
import type { LintCheck } from '../lintCheck.ts';
import type { WrittenCondition } from '../writtenConditions.ts';
import { conditionRow } from './conditionRow.ts';

/** Literal characters that must stand before a wildcard: enough that it does not stand for everybody's values. */
const ENOUGH = 6;

/**
 * Keys that say whose request it is, so that a value that stands for any of them protects nothing, with the characters
 * that must come before a wildcard; null where no wildcard helps. AWS publishes no list; these are the keys that make a
 * bucket policy not public with a fixed value (Amazon S3 User Guide, "The meaning of public"), with the keys of
 * organizations and accounts beside them.
 */
const sensitive: Readonly<Record<string, number | null>> = {
  'aws:userid': ENOUGH,
  'aws:sourcearn': ENOUGH,
  'aws:principalarn': ENOUGH,
  's3:dataaccesspointarn': ENOUGH,
  'aws:principalaccount': null,
  'aws:principalorgid': null,
  'aws:sourceaccount': null,
  'aws:sourceorgid': null,
  'aws:sourceowner': null,
  'aws:sourcevpc': null,
  'aws:sourcevpce': null,
  's3:dataaccesspointaccount': null,
};

/** Variables whose value no caller chooses. */
const fixed = /^aws:(resource|principal|source)(account|orgid|orgpaths)$/;

/** Literal characters before the first wildcard or variable, and which of the two it is. */
function opening(text: string): { readonly literal: number; readonly ends: 'wildcard' | 'variable' | null } {
  let literal = 0;
  for (const piece of parseTemplate(text, true)) {
    if (piece.kind === 'variable') return { literal, ends: fixed.test(piece.lowerKey) ? null : 'variable' };
    const at = piece.kind === 'text' ? piece.text.search(/[*?]/) : -1;
    if (at >= 0) return { literal: literal + at, ends: 'wildcard' };
    literal += piece.text.length;
  }
  return { literal, ends: null };
}

const likes: ReadonlySet<string> = new Set(['StringLike', 'ArnLike', 'ArnEquals']);

function row(code: string, ends: 'wildcard' | 'variable', looks: (condition: WrittenCondition) => boolean): LintCheck {
  return conditionRow(code, function* (condition, statement) {
    const enough = sensitive[condition.lowerKey];
    if (enough === undefined || !allows(statement) || !looks(condition)) return;
    for (const { text, path } of condition.values) {
      const start = opening(text);
      if (start.ends !== ends || (enough !== null && start.literal >= enough)) continue;
      const wanted =
        enough === null ? `\`${condition.key}\` needs full values` : `write ${enough} characters or more before it`;
      yield { path, message: `the ${ends} in \`${text}\` lets values of strangers match`, advice: wanted };
    }
  });
}

export const sensitiveValueChecks: readonly LintCheck[] = [
  row('WILDCARD_USAGE_TOO_PERMISSIVE', 'wildcard', ({ use }) => likes.has(use?.operator.name ?? '')),
  row(
    'VARIABLE_USAGE_TOO_PERMISSIVE',
    'variable',
    ({ use }) => use?.operator.variables === true && !use.operator.negated,
  ),
];
