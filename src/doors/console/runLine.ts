import { stripControls } from '../../policy/vetText.ts';
import { type Expansion, expandToText, expandWord } from './expand.ts';
import { parseShell } from './parseShell.ts';
import type { ConsolePort, ConsoleSession, FileContent, LineResult } from './session.ts';
import { type CommandResult, failed, joined, nothing, Shell, textOf } from './shell.ts';
import { shellCommand } from './shellCommands.ts';
import { lengthFault, type Pipeline, type Redirect, type SimpleCommand } from './shellSyntax.ts';

/** Substitutions within substitutions. */
const deepest = 8;

/**
 * Runs one line of the console, which may span several lines of text, and gives the session that follows. Nothing but
 * the port is asked, nothing but the result is changed.
 */
export function runLine(line: string, session: ConsoleSession, port: ConsolePort): LineResult {
  const shell = new Shell(session, port);
  const result = runSource(line.replaceAll('\r\n', '\n'), shell);
  return {
    session: { ...shell.session, exit: result.exit },
    stdout: stripControls(textOf(result.stdout)),
    stderr: stripControls(result.stderr),
    exit: result.exit,
    calls: shell.calls,
  };
}

function runSource(source: string, shell: Shell): CommandResult {
  const newline = source.indexOf('\n');
  const tooLong = lengthFault(source, 0, newline < 0 ? source.length : newline);
  const parsed = tooLong ? { fault: tooLong } : parseShell(source);
  if ('fault' in parsed) {
    const { message, advice, place } = parsed.fault;
    const where = place ? `line ${place.line}, column ${place.column}: ` : '';
    return failed(`console: ${where}${message}${advice ? `; ${advice}` : ''}\n`, 2);
  }
  let total: CommandResult = { ...nothing, exit: shell.session.exit };
  for (const pipeline of parsed.pipelines) {
    if (pipeline.joint === '&&' && total.exit !== 0) continue;
    if (pipeline.joint === '||' && total.exit === 0) continue;
    const result = runPipeline(pipeline, shell);
    shell.session = { ...shell.session, exit: result.exit };
    total = {
      stdout: joined(total.stdout, result.stdout),
      stderr: total.stderr + result.stderr,
      exit: result.exit,
    };
  }
  return parsed.pipelines.length === 0 ? nothing : total;
}

function runPipeline(pipeline: Pipeline, shell: Shell): CommandResult {
  let input: FileContent | null = null;
  let stderr = '';
  let last = nothing;
  for (const command of pipeline.commands) {
    last = runCommand(command, input, shell);
    stderr += last.stderr;
    input = last.stdout;
  }
  return { ...last, stderr };
}

/** Runs `$(…)`: variables set inside are lost, files and calls stay. */
function substitute(source: string, shell: Shell, warnings: string[]): string {
  if (shell.depth >= deepest) {
    warnings.push(`console: substitutions are nested more than ${deepest} deep\n`);
    return '';
  }
  const { session, environment } = shell;
  shell.depth += 1;
  const result = runSource(source, shell);
  shell.depth -= 1;
  shell.session = { ...session, files: shell.session.files, exit: result.exit };
  shell.environment = environment;
  warnings.push(result.stderr);
  return textOf(result.stdout).replace(/\n+$/, '');
}

function runCommand(command: SimpleCommand, input: FileContent | null, shell: Shell): CommandResult {
  const warnings: string[] = [];
  const expansion: Expansion = {
    variable: (name) => (name === '?' ? String(shell.session.exit) : (shell.session.variables.get(name) ?? '')),
    command: (source) => substitute(source, shell, warnings),
  };
  const words = command.words.flatMap((word) => expandWord(word, expansion));
  const assigned = command.assignments.map(({ name, value }) => [name, expandToText(value, expansion)] as const);
  const targets = command.redirects.map(({ to }) => (to === 'output' ? '' : expandToText(to, expansion)));
  const given = command.input ? expandToText(command.input, expansion) : input;
  const { session } = shell;
  let result: CommandResult;
  if (words.length === 0) {
    shell.session = { ...session, variables: new Map([...session.variables, ...assigned]) };
    result = { ...nothing, exit: warnings.length > 0 ? session.exit : 0 };
  } else {
    const exported = [...session.variables].filter(([name]) => session.exported.has(name));
    shell.environment = new Map([...exported, ...assigned]);
    shell.prompts = '';
    result = shellCommand(words, given, shell);
    if (shell.prompts !== '') result = { ...result, stderr: shell.prompts + result.stderr };
  }
  return redirected({ ...result, stderr: warnings.join('') + result.stderr }, command.redirects, targets, shell);
}

/** Where a stream ends up: on standard output, on standard error, or in a file. */
type Sink = 'stdout' | 'stderr' | { readonly file: string; readonly append: boolean };

/** Sends both streams where the redirections, read from left to right, say. */
function redirected(
  result: CommandResult,
  redirects: readonly Redirect[],
  targets: readonly string[],
  shell: Shell,
): CommandResult {
  const sinks: { 1: Sink; 2: Sink } = { 1: 'stdout', 2: 'stderr' };
  for (const [index, { from, append, to }] of redirects.entries()) {
    const file = targets[index] ?? '';
    if (to === 'output') sinks[2] = sinks[1];
    else {
      sinks[from] = { file, append };
      if (!append && file !== '/dev/null') shell.writeFile(file, '');
    }
  }
  const shown: { stdout: FileContent; stderr: FileContent } = { stdout: '', stderr: '' };
  for (const [sink, content] of [
    [sinks[1], result.stdout],
    [sinks[2], result.stderr],
  ] as const) {
    if (typeof sink === 'string') shown[sink] = joined(shown[sink], content);
    else if (sink.file !== '/dev/null') shell.writeFile(sink.file, joined(shell.readFile(sink.file) ?? '', content));
  }
  return { ...result, stdout: shown.stdout, stderr: textOf(shown.stderr) };
}
