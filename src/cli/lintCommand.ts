import type { Severity } from '../policy/fault.ts';
import { detectKind } from '../policy/lint/detectKind.ts';
import { type Finding, lintDocument } from '../policy/lint/lintPolicy.ts';
import type { PolicyKind } from '../policy/policyKind.ts';
import type { CommandInput, Options } from './command.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';
import { InputError } from './inputError.ts';
import { jsonText } from './jsonText.ts';
import { lintInput } from './lintInput.ts';
import { lintSarif } from './lintSarif.ts';
import { lintText } from './lintText.ts';

/** What was found in one file. */
export interface FileFindings {
  readonly file: string;
  readonly findings: readonly Finding[];
}

/** Kinds that `--type` takes. */
const lintKinds: readonly PolicyKind[] = ['identity', 'resource', 'trust', 'scp', 'rcp', 'session'];

/** From the worst to the mildest. */
const severities: readonly Severity[] = ['error', 'security-warning', 'warning', 'suggestion'];

/** `iam-dojo lint FILE…`: what policy validation finds in policy documents. */
export async function lintCommand({ args, options, stdin, out, err }: CommandInput): Promise<ExitCode> {
  const kind = lintKinds.find((known) => known === options.type);
  const files: FileFindings[] = [];
  const unusable: string[] = [];
  for (const file of args) {
    try {
      const document = lintInput(file, stdin);
      files.push({ file, findings: lintDocument(document, { kind: kind ?? detectKind(document.value) }) });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      unusable.push(error.message);
    }
  }
  if (options.format === 'json') out(jsonText(files.flatMap(findingRows), 2));
  else if (options.format === 'sarif') out(jsonText(lintSarif(files, unusable), 2));
  else out(lintText(files));
  for (const message of unusable) err(`${message}\n`);
  if (unusable.length > 0) return exitCodes.badInput;
  return fails(files, options['fail-on']) ? exitCodes.no : exitCodes.done;
}

/** Findings of one file as JSON has them. */
export function findingRows({ file, findings }: FileFindings): object[] {
  return findings.map(({ code, severity, message, advice, path, place, fix }) => {
    return { file, code, severity, message, advice, line: place?.line ?? 1, column: place?.column ?? 1, path, fix };
  });
}

function fails(files: readonly FileFindings[], failOn: Options[string]): boolean {
  const mildest = severities.find((severity) => severity === failOn) ?? 'security-warning';
  const failing = severities.slice(0, severities.indexOf(mildest) + 1);
  return files.some(({ findings }) => findings.some(({ severity }) => failing.includes(severity)));
}
