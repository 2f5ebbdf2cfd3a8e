import type { Scenario } from '../scenario/scenario.ts';
import { dividedExcess } from '../training/excessReport.ts';
import type { CheckResult, ExcessEntry, Report } from '../training/report.ts';
import { readingText } from '../tui/views/excessGroups.ts';

const marks: Readonly<Record<CheckResult['status'], string>> = { passed: '✓', failed: '✗', skipped: '·' };

/** A report as a person reads it. */
export function reportText(report: Report, scenario: Scenario): string {
  const { passed, stars, score } = report;
  const failed = report.commands.filter((command) => !command.ok);
  return [
    scenario.title,
    `${passed ? 'passed' : 'not passed'}   ${'★'.repeat(stars)}${'☆'.repeat(3 - stars)}   ${score.points} of ${score.max} points`,
    '',
    ...failed.flatMap(({ line, text, output }) => [`line ${line} failed: ${text}`, ...indented(output)]),
    ...(failed.length > 0 ? [''] : []),
    ...report.tasks.flatMap(({ id, checks }) => [
      scenario.tasks.find((task) => task.id === id)?.text.trim() ?? id,
      ...checks.map((check) => `  ${marks[check.status]} ${check.id}: ${check.message}`),
      '',
    ]),
    ...excessLines(report.excess),
  ].join('\n');
}

function indented(output: string): string[] {
  return output
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => `    ${text}`);
}

function excessLines(excess: readonly ExcessEntry[]): string[] {
  if (excess.length === 0) return ['Nothing is granted beyond what the tasks need.', ''];
  const { costly, reading } = dividedExcess(excess);
  return [
    ...(costly.length === 0 ? [] : costlyLines(costly)),
    ...(reading.length === 0 ? [] : [`${readingText(excess)}:`, ...provenLines(reading), '']),
  ];
}

function costlyLines(excess: readonly ExcessEntry[]): string[] {
  return [
    'Granted beyond what the tasks need, worst first, each with a request that proves it:',
    ...provenLines(excess),
    '',
  ];
}

function provenLines(excess: readonly ExcessEntry[]): string[] {
  return alike(excess).flatMap(({ principals, entry: { actions, actionCount, accessLevel, witness } }) => {
    const more = actionCount > 3 ? ` and ${actionCount - 3} more` : '';
    const context = Object.entries(witness.context).map(([key, value]) => `${key}=${String(value)}`);
    return [
      `  ${principals.join(', ')}: ${actions.slice(0, 3).join(', ')}${more} (${accessLevel})`,
      `    ${witness.action} on ${witness.resource}${context.length > 0 ? ` with ${context.join(', ')}` : ''}`,
    ];
  });
}

/** Members of one group have the same excess; it is told once for all of them. */
function alike(excess: readonly ExcessEntry[]): { principals: string[]; entry: ExcessEntry }[] {
  const found = new Map<string, { principals: string[]; entry: ExcessEntry }>();
  for (const entry of excess) {
    const key = `${entry.accessLevel} ${entry.actionCount} ${entry.witness.resource} ${entry.actions.join()}`;
    const known = found.get(key);
    if (known) known.principals.push(entry.principal);
    else found.set(key, { principals: [entry.principal], entry });
  }
  return [...found.values()];
}
