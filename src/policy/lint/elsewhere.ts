import { actionMatches } from '../actions.ts';
import { denies, entriesOf, has } from './entries.ts';
import type { LintSubject } from './lintCheck.ts';

const found = new WeakMap<LintSubject, Map<string, string>>();

/**
 * What a policy's own denial of an action means for a finding: validation judges each statement alone. Empty where no
 * statement denies the action on every resource without a condition.
 */
export function deniedElsewhere(subject: LintSubject, action: string): string {
  const known = found.get(subject) ?? new Map<string, string>();
  found.set(subject, known);
  const text = known.get(action) ?? denialText(subject, action);
  known.set(action, text);
  return text;
}

function denialText(subject: LintSubject, action: string): string {
  const denying = subject.statements.find((statement) => {
    if (!denies(statement) || has(statement, 'Condition')) return false;
    const covered = entriesOf(statement, 'Action').some(({ text }) => actionMatches(text, action));
    return covered && entriesOf(statement, 'Resource').some(({ text }) => /^\*+$/.test(text));
  });
  if (!denying) return '';
  return `; statement ${denying.index + 1} denies \`${action}\` altogether today, but each statement is judged alone`;
}
