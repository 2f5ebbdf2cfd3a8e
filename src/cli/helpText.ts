import type { CommandSpec, OptionSpec } from './command.ts';
import { globalOptions } from './commandLine.ts';

/** Help of the program, or of one command. */
export function helpText(commands: readonly CommandSpec[], command: CommandSpec | null): string {
  return command === null ? programHelp(commands) : commandHelp(command);
}

function programHelp(commands: readonly CommandSpec[]): string {
  const rows = commands.map(({ name, usage, summary }) => [joined('iam-dojo', name, usage), summary] as const);
  return [
    'iam-dojo: learn AWS IAM in the terminal, offline, on a simulated account',
    '',
    ...columns(rows),
    '',
    'Options of every command:',
    ...columns(globalOptions.map(optionRow)),
    '',
    'Exit codes: 0 done, 1 done and the answer is no, 2 wrong input or command line, 70 a fault of the program, 130 Ctrl+C.',
    '',
  ].join('\n');
}

function commandHelp({ name, usage, summary, options }: CommandSpec): string {
  return [
    `usage: ${joined('iam-dojo', name, usage)} [options]`,
    '',
    summary,
    '',
    ...columns([...options, ...globalOptions].map(optionRow)),
    '',
  ].join('\n');
}

function joined(...words: readonly string[]): string {
  return words.filter((word) => word !== '').join(' ');
}

function optionRow({ name, value, choices, required, help }: OptionSpec): readonly [string, string] {
  const shown = choices ? choices.join('|') : value;
  return [joined(`--${name}`, shown ?? ''), required ? `${help} (required)` : help];
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.min(40, Math.max(...rows.map(([left]) => left.length)));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
