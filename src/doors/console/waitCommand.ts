import type { JsonObject, Outcome } from '../../account/call.ts';
import type { ServiceModel } from '../../catalogue/shapes.ts';
import { buildInput } from './buildInput.ts';
import { helpPage } from './help.ts';
import { type Globals, sender } from './invokeOperation.ts';
import { operationCommand } from './operationArguments.ts';
import { parseOptions } from './optionParser.ts';
import { type CommandResult, nothing, type Shell } from './shell.ts';
import { exitCode, refusal, unknownOptions, usageError } from './usage.ts';
import { type Acceptor, accepts, explanation, type Waiter, waiterNames } from './waiters.ts';

function failure(waiter: Waiter, reason: string): CommandResult {
  return refusal(`Waiter ${waiter.name} failed: ${reason}`, exitCode.general);
}

interface Attempts {
  readonly send: (input: JsonObject) => Outcome;
  readonly pause: () => void;
}

/** Asks until a sign of success or failure is there; the sandbox's clock moves between two attempts. */
function poll(waiter: Waiter, input: JsonObject, { send, pause }: Attempts): CommandResult {
  let last: Acceptor | null = null;
  for (let attempt = 1; ; attempt++) {
    const outcome = send(input);
    const matched = waiter.acceptors.find((acceptor) => accepts(acceptor, outcome));
    if (!matched && !outcome.ok)
      return failure(waiter, `An error occurred (${outcome.error.code}): ${outcome.error.message}`);
    last = matched ?? last;
    if (matched?.state === 'success') return nothing;
    if (matched?.state === 'failure')
      return failure(waiter, `Waiter encountered a terminal failure state: ${explanation(matched)}`);
    if (attempt >= waiter.attempts) {
      const seen = last ? `. Previously accepted state: ${explanation(last)}` : '';
      return failure(waiter, `Max attempts exceeded${seen}`);
    }
    pause();
  }
}

/** `aws SERVICE wait STATE …` from the arguments after `wait`. */
export function waitCommand(
  command: string,
  model: ServiceModel,
  args: readonly string[],
  globals: Globals,
  shell: Shell,
): CommandResult {
  const known = waiterNames(model.service);
  const choices = [...known.keys()];
  if (args.length === 0) {
    const usage = `usage: aws [options] ${command} wait <subcommand> [parameters]\naws: error: too few arguments`;
    return refusal(usage, exitCode.usage);
  }
  if (args[0] === 'help') return { ...nothing, stdout: helpPage([command, 'wait'], globals.style.columns) ?? '' };
  const chosen = parseOptions([], [{ name: 'subcommand', choices }], args);
  if ('error' in chosen) return usageError(chosen.error);
  const waiter = known.get(chosen.positionals[0] ?? '');
  const operation = waiter && model.operations[waiter.operation];
  if (!waiter || !operation) return nothing;
  const called = operationCommand(command, model, operation);
  const parsed = parseOptions(called.arguments, [], chosen.rest);
  if ('error' in parsed) return usageError(parsed.error);
  if (parsed.rest.length > 0) return unknownOptions(parsed.rest);
  const built = buildInput(called, parsed.values, shell, false);
  if ('failure' in built) return built.failure;
  const sending = sender(globals, shell);
  if ('failure' in sending) return sending.failure;
  return poll(waiter, built.input, {
    send: (input) => sending.send(model.service, operation.name, input),
    pause: () => sending.send('dojo', 'AdvanceClock', { Seconds: waiter.delay }),
  });
}
