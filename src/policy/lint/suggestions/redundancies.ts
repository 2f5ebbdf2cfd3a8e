import { readNumber } from '../../conditions/numbers.ts';
import { eachCondition, eachStatement } from '../eachStatement.ts';
import { type Entry, entriesOf } from '../entries.ts';
import { removeFix, setFix } from '../fix.ts';
import type { Hit, LintCheck, RawStatement } from '../lintCheck.ts';
import { actionKinds, everyKind } from '../policyKinds.ts';
import { COMPARISONS, type ReadPattern, readActionPattern, redundancyOf, resourceReader } from '../redundancy.ts';
import { statementKey } from '../statementKey.ts';

function redundantEntries(
  statement: RawStatement,
  name: string,
  read: ReadPattern,
  fold: (text: string) => string,
): Hit[] {
  const { found, complete } = redundancyOf(entriesOf(statement, name), read, fold);
  const hits = found.map(({ entry, by }): Hit => {
    const same = fold(entry.text) === fold(by.text);
    return {
      path: entry.path,
      message: same ? `\`${entry.text}\` stands in the list twice` : `\`${by.text}\` covers \`${entry.text}\` already`,
      advice: same ? 'remove it' : 'remove one of them: the wide one if only the narrow one is meant',
      fix: removeFix(entry.path, `remove \`${entry.text}\``),
    };
  });
  return complete ? hits : [...hits, notCompared(statement, name)];
}

function notCompared({ path }: RawStatement, name: string): Hit {
  return {
    path: [...path, name],
    message: `\`${name}\` holds too many wildcards to compare each with each; stopped after ${COMPARISONS} comparisons`,
    advice: 'split the statement to have all of it compared',
  };
}

/** Operators of which one value of a list decides, and which. */
const deciding: Readonly<Record<string, (one: number, other: number) => number>> = {
  NumericLessThan: Math.max,
  NumericLessThanEquals: Math.max,
  NumericGreaterThan: Math.min,
  NumericGreaterThanEquals: Math.min,
};

function decidingValue(values: readonly Entry[], operator: string): string | null {
  const pick = deciding[operator];
  const numbers = values.map(({ text }) => readNumber(text)).filter((value) => value !== null);
  const [first, ...others] = numbers;
  if (!pick || first === undefined || others.length === 0 || numbers.length < values.length) return null;
  const decides = others.reduce((best, value) => pick(best, value), first);
  return values.find(({ text }) => readNumber(text) === decides)?.text ?? null;
}

const lower = (text: string) => text.toLowerCase();
const asWritten = (text: string) => text;

/** Nothing here changes what a policy allows. */
export const redundancyChecks: readonly LintCheck[] = [
  {
    code: 'REDUNDANT_ACTION',
    severity: 'suggestion',
    kinds: everyKind,
    check: eachStatement((statement) => {
      return ['Action', 'NotAction'].flatMap((name) => redundantEntries(statement, name, readActionPattern, lower));
    }),
  },
  {
    code: 'REDUNDANT_RESOURCE',
    severity: 'suggestion',
    kinds: actionKinds,
    check: eachStatement((statement) => {
      return ['Resource', 'NotResource'].flatMap((name) => {
        return redundantEntries(statement, name, resourceReader(), asWritten);
      });
    }),
  },
  {
    code: 'REDUNDANT_STATEMENT',
    severity: 'suggestion',
    kinds: everyKind,
    check: ({ statements }) => {
      const seen = new Map<string, number>();
      return statements.flatMap(({ raw, path, index }): Hit[] => {
        const key = statementKey(raw);
        const known = seen.get(key);
        if (known === undefined) {
          seen.set(key, index);
          return [];
        }
        const message = `the statement says the same as statement ${known + 1}`;
        return [{ path, message, advice: 'remove one of them', fix: removeFix(path, 'remove the statement') }];
      });
    },
  },
  {
    code: 'REDUNDANT_CONDITION_VALUE_NUM',
    severity: 'suggestion',
    kinds: everyKind,
    check: eachCondition(({ use, key, operator, values, path }) => {
      const decides = decidingValue(values, use?.operator.name ?? '');
      if (decides === null) return null;
      const message = `of the values of \`${key}\` under \`${operator}\` only \`${decides}\` matters`;
      return { path, message, advice: 'keep that one', fix: setFix(path, decides) };
    }),
  },
];
