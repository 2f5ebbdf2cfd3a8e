import type { Severity } from '../policy/fault.ts';
import type { Finding } from '../policy/lint/lintPolicy.ts';
import { stripControls } from '../policy/vetText.ts';
import type { FileFindings } from './lintCommand.ts';

const words: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ['error', 'errors'],
  'security-warning': ['security warning', 'security warnings'],
  warning: ['warning', 'warnings'],
  suggestion: ['suggestion', 'suggestions'],
};

/** Findings for people: a line each, with its advice and repair beneath, and the totals at the end. */
export function lintText(files: readonly FileFindings[]): string {
  const lines = files.flatMap(({ file, findings }) => findings.flatMap((finding) => linesOf(file, finding)));
  return `${[...lines, totals(files)].map(oneLine).join('\n')}\n`;
}

function linesOf(file: string, { code, severity, message, advice, place, fix }: Finding): string[] {
  const where = `${file}:${place?.line ?? 1}:${place?.column ?? 1}`;
  const told = [`${where}: ${words[severity][0]} ${code}: ${message}`];
  if (advice !== '') told.push(`    ${advice}`);
  if (fix !== null) told.push(`    fix: ${fix.title}`);
  return told;
}

function totals(files: readonly FileFindings[]): string {
  const findings = files.flatMap((file) => file.findings);
  const counts = Object.entries(words).flatMap(([severity, [one, many]]) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  const where = `${files.length} ${files.length === 1 ? 'file' : 'files'}`;
  return counts.length === 0 ? `nothing found in ${where}` : `${counts.join(', ')} in ${where}`;
}

/** Text from files never moves the cursor. */
function oneLine(text: string): string {
  return stripControls(text).replace(/[\t\n]+/g, ' ');
}
