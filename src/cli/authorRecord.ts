import { randomUUID } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { commandLines } from '../doors/console/commandLines.ts';
import { lintScenario } from '../scenario/lint.ts';
import { loadScenario } from '../scenario/loadScenario.ts';
import { aroundFile } from './authorAround.ts';
import { schemaFrom, titleOf, writeAuthored } from './authorNew.ts';
import { recordedScenario } from './authorRecordedText.ts';
import { type Beginning, Recorder } from './authorRecorder.ts';
import { chosenScenario, faultLine } from './chosenScenario.ts';
import type { CommandInput } from './command.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';
import { InputError } from './inputError.ts';
import { readBeside, readInput } from './inputFile.ts';
import { asker } from './plainTalk.ts';

/** `iam-dojo author record [SLUG]`: play the start, then solutions and mistakes, and get a scenario of it. */
export async function authorRecord(input: CommandInput): Promise<ExitCode> {
  const { args, options } = input;
  const slug = args[0] ?? 'recorded';
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
    throw new InputError(`SLUG \`${slug}\`: use lower-case words joined by \`-\``);
  const title = typeof options.title === 'string' ? options.title : titleOf(slug);
  const beginning = beginningOf(input);
  const recorder = recorderFor(input, beginning);
  if (!(await recorded(recorder, input))) return exitCodes.interrupted;
  const file = typeof options.out === 'string' ? options.out : '-';
  const head = { id: randomUUID(), slug, title, schema: schemaFrom(file) };
  const { text, warnings } = recordedScenario(head, recorder.end(), beginning);
  writeAuthored(file, text, input);
  for (const warning of warnings) input.err(`${warning}\n`);
  tellMissing(file, text, input);
  return exitCodes.done;
}

function beginningOf(input: CommandInput): Beginning {
  const { world } = input.options;
  return typeof world === 'string' ? chosenScenario(world, input) : { region: 'us-east-1' };
}

function recorderFor({ options }: CommandInput, beginning: Beginning): Recorder {
  const { commands } = options;
  const folder = typeof commands === 'string' && commands !== '-' ? dirname(resolve(commands)) : process.cwd();
  return new Recorder(beginning, (name) => readBeside(folder, name));
}

/** Plays the commands of the file, or those that somebody types; false where that ended early. */
async function recorded(recorder: Recorder, input: CommandInput): Promise<boolean> {
  const { commands } = input.options;
  if (typeof commands !== 'string') return typed(recorder, input);
  const { lines, faults } = commandLines(readInput(commands, input.stdin));
  const [fault] = faults;
  if (fault) throw new InputError(faultLine(commands, fault));
  for (const { line, text } of lines) {
    if (taken(recorder, text)) continue;
    const { exit, output } = recorder.run(text);
    if (exit !== 0) throw new InputError(`${commands}:${line}:1: this command fails: ${output.trim()}`);
  }
  return true;
}

/** Takes a line that says what follows; false for a command. */
function taken(recorder: Recorder, text: string): boolean {
  const [, word, rest = ''] = /^(start|as|solution|mistake)(?:\s+(\S.*))?$/.exec(text.trim()) ?? [];
  if (word === undefined) return false;
  if (word === 'as') recorder.actAs(rest === '' ? 'root' : rest);
  else if (word === 'solution') recorder.begin('solution', rest === '' ? 'reference' : rest);
  else if (word === 'mistake') recorder.begin('mistake', rest === '' ? 'mistake' : rest);
  return true;
}

const manual = `Type commands as in the console. First make the account as it is at the start, as root; then
  as user/NAME      whom the learner acts as
  solution NAME     begin a solution, in the account as the start left it
  mistake NAME      begin a mistake, in the same account
  undo              take the last command back
  done              write the scenario
`;

async function typed(recorder: Recorder, input: CommandInput): Promise<boolean> {
  const { ask, done } = asker(input);
  if (input.terminal) input.err(manual);
  const stop = () => {
    ended(recorder, input);
    process.exit(exitCodes.interrupted);
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, stop);
  try {
    for (;;) {
      const text = await askedLine(ask, recorder);
      if (text === null) return ended(recorder, input);
      if (text === 'done') return true;
      if (text === '' || taken(recorder, text)) continue;
      if (text === 'undo') input.err(recorder.undo() ? 'taken back\n' : 'there is nothing to take back\n');
      else input.err(recorder.run(text).output);
    }
  } finally {
    for (const signal of signals) process.off(signal, stop);
    await done();
  }
}

/** A pipe ends where a person would say so; a person who leaves early is given back what was typed. */
function ended(recorder: Recorder, { terminal, err }: CommandInput): boolean {
  const lines = recorder.lines();
  if (terminal && lines.length > 0)
    err(`\nnothing is written; to go on, put these lines into a file for --commands:\n${lines.join('\n')}\n`);
  return !terminal;
}

async function askedLine(ask: (prompt: string) => Promise<string | null>, recorder: Recorder): Promise<string | null> {
  const { kind, name, lines } = recorder.part;
  const text = await ask(`${kind === 'start' ? 'start' : `${kind} ${name}`} ${lines.length + 1}> `);
  return text === null ? null : text.trim();
}

/** What the lint asks for still, as a list to work through. */
function tellMissing(file: string, text: string, { err }: CommandInput): void {
  const { scenario, locate } = loadScenario(text, file);
  if (scenario === null) return;
  const missing = lintScenario(scenario, locate, aroundFile(file));
  if (missing.length > 0) err('still missing:\n');
  for (const fault of missing) err(`  ${faultLine(file === '-' ? 'line' : file, fault)}\n`);
}
