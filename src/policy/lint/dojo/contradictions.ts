import { readDate } from '../../conditions/dates.ts';
import { readNumber } from '../../conditions/numbers.ts';
import { eachStatement } from '../eachStatement.ts';
import type { Hit, LintCheck, RawStatement } from '../lintCheck.ts';
import { everyKind } from '../policyKinds.ts';
import { conditionsByKey, holdsWithoutKey, type WrittenCondition } from '../writtenConditions.ts';

const isPlain = ({ use, values }: WrittenCondition) => {
  return use !== null && use.quantifier === null && !use.ifExists && values.every(({ text }) => !text.includes('${'));
};

const read: Readonly<Record<string, (text: string) => number | null>> = { Numeric: readNumber, Date: readDate };

/** One end of a range: of several values the widest counts. */
interface Bound {
  readonly at: number;
  readonly included: boolean;
}

function boundOf(condition: WrittenCondition, side: 'Less' | 'Greater'): Bound | null {
  const name = condition.use?.operator.name ?? '';
  const reader = read[condition.family ?? ''];
  if (!reader || !name.includes(`${side}Than`)) return null;
  const values = condition.values.map(({ text }) => reader(text)).filter((value) => value !== null);
  const [first, ...others] = values;
  if (first === undefined || values.length < condition.values.length) return null;
  const at = others.reduce((best, value) => (side === 'Less' ? Math.max(best, value) : Math.min(best, value)), first);
  return { at, included: name.endsWith('Equals') };
}

/** Nothing is both over the one and under the other. */
function leavesNothing(one: WrittenCondition, other: WrittenCondition): boolean {
  const least = boundOf(one, 'Greater');
  const most = boundOf(other, 'Less');
  if (!least || !most) return false;
  return least.at > most.at || (least.at === most.at && !(least.included && most.included));
}

/** Every value that the one wants is one that the other does not. */
function takesBack(one: WrittenCondition, other: WrittenCondition): boolean {
  if (one.use?.operator.name !== 'StringEquals' || other.use?.operator.name !== 'StringNotEquals') return false;
  const unwanted = new Set(other.values.map(({ text }) => text));
  return one.values.length > 0 && one.values.every(({ text }) => unwanted.has(text));
}

/** The one wants the key absent, the other cannot hold without it. */
function wantsItAbsent(one: WrittenCondition, other: WrittenCondition): boolean {
  const absent = one.family === 'Null' && one.values.length > 0;
  if (!absent || !one.values.every(({ text }) => text.toLowerCase() === 'true')) return false;
  return other.family !== 'Null' && other.use !== null && !holdsWithoutKey(other);
}

const rules = [leavesNothing, takesBack, wantsItAbsent];

function contradictions(statement: RawStatement): Hit[] {
  return [...conditionsByKey(statement).values()].flatMap((group) => {
    return group.flatMap((one): Hit[] => {
      const other = group.find((another) => another !== one && rules.some((rule) => excludes(rule, one, another)));
      if (!other) return [];
      const message = `\`${one.operator}\` and \`${other.operator}\` on \`${one.key}\` never hold together: the statement does nothing`;
      return [
        { path: one.path, message, advice: 'values of one key are alternatives in one list; conditions must all hold' },
      ];
    });
  });
}

function excludes(rule: (typeof rules)[number], one: WrittenCondition, other: WrittenCondition): boolean {
  if (rule === wantsItAbsent) return one.use?.quantifier === null && wantsItAbsent(one, other);
  return isPlain(one) && isPlain(other) && rule(one, other);
}

/** IAM User Guide, reference_policies_condition-logic-multiple-context-keys-or-values. */
export const contradictionChecks: readonly LintCheck[] = [
  {
    code: 'DOJO_CONDITIONS_NEVER_HOLD_TOGETHER',
    severity: 'warning',
    kinds: everyKind,
    check: eachStatement(contradictions),
  },
];
