import { otherRules } from '../scenario/lint/otherRules.ts';
import { readRules } from '../scenario/lint/readRules.ts';
import { lintRules } from '../scenario/lint/rules.ts';
import { sarifLevels } from './sarifLog.ts';

/** Every rule that `author lint` decides, in the order of their ids. */
export const decidedRules = [...new Map([...lintRules, ...readRules].map((rule) => [rule.id, rule])).values()].sort(
  (one, other) => (one.id < other.id ? -1 : 1),
);

/** The rules as a table in Markdown, as scenarios/README.md shows them. */
export function rulesTable(): string {
  const decided = decidedRules.map(({ id, severity, says }) => `| ${id} | ${severity} | ${says} |`);
  const left = otherRules.map(({ id, says, decidedBy, because }) => `| ${id} | ${says} | ${decidedBy}: ${because} |`);
  return [
    '| rule | severity | what holds in a good scenario |',
    '|---|---|---|',
    ...decided,
    '',
    'What the lint does not decide, or not in full:',
    '',
    '| rule | what holds | who decides, and why |',
    '|---|---|---|',
    ...left,
    '',
  ].join('\n');
}

/** A rule as SARIF tells it; codes of `author test` are among the others. */
export function sarifRule(code: string): object {
  const decided = decidedRules.find(({ id }) => id === code);
  const says = decided?.says ?? otherRules.find(({ id }) => id === code)?.says ?? code;
  return {
    id: code,
    shortDescription: { text: says },
    help: { text: `${says}. scenarios/README.md lists all rules.` },
    defaultConfiguration: { level: sarifLevels[decided?.severity ?? 'error'] },
  };
}
