import { closest } from '../policy/closest.ts';
import type { CommandSpec, OptionSpec, Options } from './command.ts';

export type ParsedLine =
  | { readonly kind: 'run'; readonly command: CommandSpec; readonly options: Options; readonly args: readonly string[] }
  | { readonly kind: 'help'; readonly command: CommandSpec | null }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly message: string; readonly command: CommandSpec | null };

/** Options that every command takes. */
export const globalOptions: readonly OptionSpec[] = [
  { name: 'saves', value: 'DIR', help: 'keep progress in this folder' },
  { name: 'help', help: 'show this help' },
  { name: 'version', help: 'show the version' },
];

/** Reads the arguments of the process (without node and script) against the table of commands. */
export function parseCommandLine(argv: readonly string[], commands: readonly CommandSpec[]): ParsedLine {
  const at = commandAt(argv);
  const first = argv[at];
  const named = first !== undefined;
  // A name of two words, such as `author lint`, goes before one of the first alone.
  const two = commands.find((row) => row.name === `${first} ${argv[at + 1]}`);
  const command = two ?? commands.find((row) => row.name === (named ? first : ''));
  if (command === undefined || first === '') {
    const names = commands.map((row) => row.name).filter((name) => name !== '');
    const near = closest(first ?? '', names);
    const advice = near === null ? `commands are ${names.join(', ')}` : `did you mean \`${near}\`?`;
    return { kind: 'wrong', command: null, message: `unknown command \`${first}\`; ${advice}` };
  }
  const read = readOptions(named ? argv.toSpliced(at, two ? 2 : 1) : argv, command);
  if ('message' in read) return { kind: 'wrong', command, message: read.message };
  const { options, args } = read;
  if (options.version) return { kind: 'version' };
  if (options.help) return { kind: 'help', command: named ? command : null };
  const message = argumentFault(command, options, args);
  return message === null ? { kind: 'run', command, options, args } : { kind: 'wrong', command, message };
}

/** Where the name of the command stands: options that every command takes may come before it. */
function commandAt(argv: readonly string[]): number {
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (word === '--' || word === '-') break;
    if (!word.startsWith('-')) return at;
    if (globalOptions.some(({ name, value }) => value !== undefined && word === `--${name}`)) at += 1;
  }
  return -1;
}

function argumentFault(command: CommandSpec, options: Options, args: readonly string[]): string | null {
  const missing = command.options.find((option) => option.required && options[option.name] === undefined);
  if (missing) return `\`--${missing.name} ${missing.value}\` is missing`;
  const [fewest, most] = command.arity;
  if (args.length < fewest) return `${command.usage} is missing`;
  if (args.length > most) return `unexpected argument \`${args[most]}\``;
  return null;
}

interface Read {
  readonly options: Record<string, string | true | readonly string[]>;
  readonly args: string[];
}

function readOptions(argv: readonly string[], command: CommandSpec): Read | { readonly message: string } {
  const specs = [...command.options, ...globalOptions];
  const read: Read = { options: {}, args: [] };
  let only = false;
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (only || word === '-' || !/^-./.test(word)) read.args.push(word);
    else if (word === '--') only = true;
    else {
      const result = readOption(word, argv[at + 1], specs);
      if ('message' in result) return result;
      const known = read.options[result.name];
      if (repeats(specs, result.name)) read.options[result.name] = [...list(known), String(result.value)];
      else if (known === undefined) read.options[result.name] = result.value;
      else return { message: `\`--${result.name}\` is given twice` };
      if (result.tookNext) at += 1;
    }
  }
  return read;
}

function repeats(specs: readonly OptionSpec[], name: string): boolean {
  return specs.some((spec) => spec.name === name && spec.repeats === true);
}

function list(known: string | true | readonly string[] | undefined): readonly string[] {
  return Array.isArray(known) ? known : [];
}

const shortForms: Readonly<Record<string, string>> = { h: 'help', V: 'version', o: 'out' };

function readOption(
  word: string,
  next: string | undefined,
  specs: readonly OptionSpec[],
): { name: string; value: string | true; tookNext: boolean } | { message: string } {
  const [, long, short, inline] = /^(?:--([^=]+)|-([^=]))(?:=(.*))?$/s.exec(word) ?? [];
  const name = long ?? shortForms[short ?? ''] ?? '';
  const spec = specs.find((option) => option.name === name);
  if (spec === undefined) {
    const near = closest(
      name,
      specs.map((option) => option.name),
    );
    return { message: `unknown option \`${word}\`${near === null ? '' : `; did you mean \`--${near}\`?`}` };
  }
  if (spec.value === undefined) {
    return inline === undefined ? { name, value: true, tookNext: false } : { message: `\`--${name}\` takes no value` };
  }
  const value = inline ?? next;
  if (value === undefined || value === '' || (inline === undefined && /^--./.test(value))) {
    return { message: `\`--${name}\` needs a value: ${spec.value}` };
  }
  const fault = valueFault(spec, value);
  return fault === null ? { name, value, tookNext: inline === undefined } : { message: fault };
}

function valueFault(spec: OptionSpec, value: string): string | null {
  if (spec.choices && !spec.choices.includes(value)) {
    return `\`--${spec.name} ${value}\`: must be one of ${spec.choices.join(', ')}`;
  }
  if (spec.form && !spec.form.pattern.test(value)) return `\`--${spec.name} ${value}\`: must be ${spec.form.called}`;
  return null;
}
