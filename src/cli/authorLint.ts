import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { Fault } from '../policy/fault.ts';
import type { Finding } from '../policy/lint/lintPolicy.ts';
import { underRule } from '../scenario/lint/readRules.ts';
import { lintScenario } from '../scenario/lint.ts';
import { aroundFile } from './authorAround.ts';
import { type AuthoredFile, authoredFile } from './authorFile.ts';
import { rulesTable, sarifRule } from './authorRules.ts';
import type { CommandInput } from './command.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';
import { InputError } from './inputError.ts';
import { jsonText } from './jsonText.ts';
import { type FileFindings, findingRows } from './lintCommand.ts';
import { lintText } from './lintText.ts';
import { sarifLog } from './sarifLog.ts';

/** `iam-dojo author lint SCENARIO…`: findings that need no play. */
export async function authorLint(input: CommandInput): Promise<ExitCode> {
  const { args, options, out, err } = input;
  if (options.rules) {
    out(rulesTable());
    return exitCodes.done;
  }
  if (args.length === 0) throw new InputError('SCENARIO… is missing');
  const files: FileFindings[] = [];
  const unusable: string[] = [];
  for (const name of args) {
    try {
      files.push(options.fix ? repaired(name, input) : lintFile(authoredFile(name, input)));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      unusable.push(error.message);
    }
  }
  if (options.format === 'json') out(jsonText(files.flatMap(findingRows), 2));
  else if (options.format === 'sarif') out(jsonText(sarifLog(files, unusable, sarifRule), 2));
  else if (files.length > 0) out(lintText(files));
  for (const message of unusable) err(`iam-dojo: ${message}\n`);
  if (unusable.length > 0) return exitCodes.badInput;
  const fails = files.some(({ findings }) =>
    findings.some(({ severity }) => severity === 'error' || options.strict === true),
  );
  return fails ? exitCodes.no : exitCodes.done;
}

function lintFile({ file, scenario, faults, locate }: AuthoredFile): FileFindings {
  const around = aroundFile(file);
  const all = scenario === null ? faults.map(underRule) : lintScenario(scenario, locate, around);
  const isNew = around.committed === null;
  return { file, findings: all.map((fault) => (isNew ? withFresh(fault) : fault)).map(findingOf) };
}

/** A fresh id in place of one that is none, or that somebody else has: never of what was handed out already. */
function withFresh(fault: Fault): Fault {
  const isUnusable = /^ID-0[24]$/.test(fault.code) && fault.path.join() === 'id';
  return isUnusable ? { ...fault, instead: randomUUID() } : fault;
}

function findingOf(fault: Fault): Finding {
  const { instead, path } = fault;
  if (instead === undefined) return { ...fault, fix: null };
  return { ...fault, fix: { title: `write \`${instead}\``, edits: [{ path, does: 'set', value: instead }] } };
}

/** Writes ids and indentation right and lints again; everything else is the author's. */
function repaired(name: string, input: CommandInput): FileFindings {
  const authored = authoredFile(name, input);
  const { findings } = lintFile(authored);
  const text = repairedText(authored.text, findings);
  if (text === authored.text || authored.file === '-') return { file: authored.file, findings };
  try {
    writeFileSync(authored.file, text);
  } catch (error) {
    throw new InputError(`${authored.file}: cannot be written (${String(error)})`);
  }
  return lintFile(authoredFile(name, input));
}

function repairedText(text: string, findings: readonly Finding[]): string {
  const repair = findings.find(({ path, place, instead }) => path.join() === 'id' && place && instead !== undefined);
  const { place, instead = '' } = repair ?? {};
  const written = place ? text.slice(0, place.offset) + instead + text.slice(place.offset + place.length) : text;
  return written.replace(/^[ \t]*\t[ \t]*/gm, (indent) => indent.replaceAll('\t', '  '));
}
