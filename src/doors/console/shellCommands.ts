import { awsCommand } from './awsCommand.ts';
import { dojoCommands } from './dojoCommands.ts';
import type { FileContent } from './session.ts';
import { bytesOf, type CommandResult, failed, nothing, type Shell, textOf } from './shell.ts';

/** A command of the console: its arguments, what is piped into it, and the line at work. */
export type ShellCommand = (args: readonly string[], input: FileContent | null, shell: Shell) => CommandResult;

export interface CommandEntry {
  readonly usage: string;
  readonly does: string;
  readonly run: ShellCommand;
}

const name = /^[A-Za-z_][A-Za-z0-9_]*$/;

const exportVariables: ShellCommand = (args, _input, shell) => {
  const variables = new Map(shell.session.variables);
  const exported = new Set(shell.session.exported);
  for (const argument of args) {
    const at = argument.indexOf('=');
    const variable = at < 0 ? argument : argument.slice(0, at);
    if (!name.test(variable)) return failed(`export: \`${argument}': not a valid identifier\n`, 1);
    if (at >= 0) variables.set(variable, argument.slice(at + 1));
    exported.add(variable);
  }
  if (args.length === 0) {
    const lines = [...variables].filter(([key]) => exported.has(key)).map(([key, value]) => `${key}=${value}\n`);
    return { ...nothing, stdout: lines.join('') };
  }
  shell.session = { ...shell.session, variables, exported };
  return nothing;
};

const unset: ShellCommand = (args, _input, shell) => {
  const variables = new Map(shell.session.variables);
  const exported = new Set(shell.session.exported);
  for (const variable of args) {
    variables.delete(variable);
    exported.delete(variable);
  }
  shell.session = { ...shell.session, variables, exported };
  return nothing;
};

const echo: ShellCommand = (args) => {
  const bare = args[0] === '-n';
  return { ...nothing, stdout: `${(bare ? args.slice(1) : args).join(' ')}${bare ? '' : '\n'}` };
};

const cat: ShellCommand = (args, input, shell) => {
  if (args.length === 0) return { ...nothing, stdout: input ?? '' };
  let stdout = '';
  let stderr = '';
  for (const file of args) {
    const content = file === '-' ? (input ?? '') : shell.readFile(file);
    if (content === undefined) stderr += `cat: ${file}: No such file or directory\n`;
    else if (args.length === 1) return { ...nothing, stdout: content };
    else stdout += textOf(content);
  }
  return { stdout, stderr, exit: stderr ? 1 : 0 };
};

const list: ShellCommand = (_args, _input, shell) => {
  const names = [...shell.session.files.keys()].sort();
  return { ...nothing, stdout: names.map((file) => `${file}\n`).join('') };
};

const base64: ShellCommand = (args, input, shell) => {
  const decode = args.some((argument) => ['-d', '-D', '--decode'].includes(argument));
  const file = args.find((argument) => !argument.startsWith('-'));
  const content = file === undefined ? (input ?? '') : shell.readFile(file);
  if (content === undefined) return failed(`base64: ${file}: No such file or directory\n`, 1);
  if (!decode) return { ...nothing, stdout: `${Buffer.from(bytesOf(content)).toString('base64')}\n` };
  const text = textOf(content).replace(/\s/g, '');
  if (/[^A-Za-z0-9+/=]/.test(text)) return failed('base64: invalid input\n', 1);
  const bytes = new Uint8Array(Buffer.from(text, 'base64'));
  try {
    return { ...nothing, stdout: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { ...nothing, stdout: bytes };
  }
};

/** As a shell does it: the first line of its input, a word for each name, and the rest for the last one. */
const read: ShellCommand = (args, input, shell) => {
  const names = args.filter((argument) => argument !== '-r');
  const bad = names.find((name) => !/^[A-Za-z_]\w*$/.test(name));
  if (names.length === 0 || bad !== undefined) return failed(`read: \`${bad ?? ''}': not a valid identifier\n`, 1);
  let [rest = ''] = textOf(input ?? '')
    .trim()
    .split('\n');
  const read = names.map((name, at) => {
    const [, word = '', after = ''] = /^(\S*)\s*(.*)$/.exec(rest) ?? [];
    const value = at === names.length - 1 ? rest : word;
    rest = after;
    return [name, value] as const;
  });
  shell.session = { ...shell.session, variables: new Map([...shell.session.variables, ...read]) };
  return { ...nothing, exit: input === null ? 1 : 0 };
};

const help: ShellCommand = () => {
  const rows = [...commands].map(([, { usage, does }]) => `  ${usage.padEnd(38)} ${does}\n`);
  return { ...nothing, stdout: `Commands of this console:\n\n${rows.join('')}` };
};

/** Every command of the console. */
export const commands: ReadonlyMap<string, CommandEntry> = new Map<string, CommandEntry>([
  ['aws', { usage: 'aws SERVICE OPERATION [OPTIONS]', does: 'the AWS command line; `aws help`', run: awsCommand }],
  [
    'export',
    { usage: 'export NAME=VALUE', does: 'set a variable that commands see, e.g. AWS_PROFILE', run: exportVariables },
  ],
  ['unset', { usage: 'unset NAME', does: 'forget a variable', run: unset }],
  ['read', { usage: 'read NAME…', does: 'take the words of a here-document into variables', run: read }],
  ['echo', { usage: 'echo TEXT', does: 'print a text', run: echo }],
  ['cat', { usage: 'cat FILE', does: 'print a file', run: cat }],
  ['ls', { usage: 'ls', does: 'list the files that commands wrote', run: list }],
  ['base64', { usage: 'base64 [-d] [FILE]', does: 'encode or decode', run: base64 }],
  ...dojoCommands,
  ['help', { usage: 'help', does: 'this list', run: help }],
]);

/** What to do instead of commands that tutorials use. */
const instead: ReadonlyMap<string, string> = new Map([
  ['jq', 'use `--query` instead'],
  ['grep', 'use `--query` instead'],
  ['vi', 'use the editor, or `cat > FILE` and a here-document'],
  ['vim', 'use the editor, or `cat > FILE` and a here-document'],
  ['nano', 'use the editor, or `cat > FILE` and a here-document'],
]);

/** Runs the command that the first word names. */
export function shellCommand(words: readonly string[], input: FileContent | null, shell: Shell): CommandResult {
  const [first = '', ...args] = words;
  const entry = commands.get(first);
  const hint = instead.get(first) ?? '`help` lists what there is';
  if (!entry) return failed(`console: ${first}: command not found; ${hint}\n`, 127);
  return entry.run(args, input, shell);
}
