import type { OpenedEscalations } from '../analysis/escalation/documentEscalations.ts';
import { policyChange } from '../analysis/summary/policyChange.ts';
import { policySummary } from '../analysis/summary/policySummary.ts';
import type { Policy } from '../policy/document.ts';
import { detectKind } from '../policy/lint/detectKind.ts';
import type { PolicyKind } from '../policy/policyKind.ts';
import type { CommandInput } from './command.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';
import { changeReport, changeText } from './explainChange.ts';
import { escalationReport, escalationText, openedBy, waysUnlooked } from './explainEscalations.ts';
import { type Explanation, explainReport } from './explainReport.ts';
import { explainText } from './explainText.ts';
import { InputError } from './inputError.ts';
import type { Stdin } from './inputFile.ts';
import { jsonText } from './jsonText.ts';
import { lintInput } from './lintInput.ts';
import { policyDocuments } from './policyDocuments.ts';

/** Kinds that `--type` takes. */
const kinds: readonly PolicyKind[] = ['identity', 'resource', 'trust', 'scp', 'rcp', 'session'];

/**
 * `iam-dojo explain FILE…`: what policies mean; several files are the policies of one principal. With `--diff OTHER`
 * what OTHER allows more and less than they do; exit code 1 where there is a difference.
 */
export async function explainCommand({ args, options, stdin, out, columns }: CommandInput): Promise<ExitCode> {
  const input = remembering(stdin);
  const files = [...args, ...(typeof options.diff === 'string' ? [options.diff] : [])];
  if (files.filter((file) => file === '-').length > 1) throw new InputError('standard input can be read once');
  const kind = kinds.find((known) => known === options.type) ?? kindOf(files, input);
  const read = (file: string): Policy[] => policyDocuments(file, kind, input);
  const policies = args.flatMap(read);
  if (typeof options.diff === 'string') {
    const change = policyChange(policies, read(options.diff), kind);
    out(options.format === 'json' ? jsonText(changeReport(change), 2) : changeText(change, columns));
    return change.gained.length + change.lost.length === 0 ? exitCodes.done : exitCodes.no;
  }
  const opened = openedBy(policies, kind);
  const summary = policySummary(policies, kind);
  const report = withEscalations(explainReport(summary, policies.length), opened);
  out(
    options.format === 'json'
      ? jsonText(report, 2)
      : explainText(summary, policies.length, columns) + escalationText(opened, summary.dangerous.length > 0, columns),
  );
  return exitCodes.done;
}

function withEscalations(report: Explanation, opened: OpenedEscalations | null): object {
  const found = escalationReport(opened);
  if (opened === null || opened.complete) return { ...report, ...found };
  return { ...report, ...found, complete: false, reasons: [...(report.reasons ?? []), waysUnlooked] };
}

/** The kind that all files most likely have. */
function kindOf(files: readonly string[], stdin: Stdin): PolicyKind {
  const found = files.flatMap((file) => {
    const { value } = lintInput(file, stdin);
    return (Array.isArray(value) ? value : [value]).map(detectKind);
  });
  const [kind = 'identity'] = found;
  if (found.every((one) => one === kind)) return kind;
  throw new InputError(`the files are policies of different types: ${[...new Set(found)].join(', ')}; set --type`);
}

/** Standard input that can be read again. */
function remembering(stdin: Stdin): Stdin {
  let bytes: readonly Uint8Array[] | null = null;
  return () => {
    bytes ??= [...stdin()];
    return bytes;
  };
}
