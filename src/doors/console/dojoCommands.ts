import { idpTokenEntry } from './idpToken.ts';
import { type CommandResult, failed, nothing, type Shell } from './shell.ts';
import type { CommandEntry, ShellCommand } from './shellCommands.ts';
import { signInCommands } from './signInCommands.ts';

/** Longest `sleep`: ten years. */
const longestSleep = 315_360_000;

/** Such calls need no credentials: time passes for everybody. */
function sendDojo(shell: Shell, operation: string, input: { readonly Seconds?: number }): CommandResult {
  const outcome = shell.send('dojo', operation, input, { type: 'anonymous' }, shell.session.region);
  if (!outcome.ok) return failed(`${outcome.error.message}\n`, 1);
  const { SerialNumber } = outcome.output;
  return { ...nothing, stdout: typeof SerialNumber === 'string' ? `${SerialNumber}\n` : '' };
}

const sleep: ShellCommand = (args, _input, shell) => {
  const [duration = ''] = args;
  const match = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(duration);
  const unit = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 }[match?.[2] ?? ''] ?? 1;
  const seconds = Math.round(Number(match?.[1] ?? Number.NaN) * unit);
  if (args.length !== 1 || !(seconds <= longestSleep))
    return failed('usage: sleep SECONDS (or 5m, 2h, 90d), at most ten years\n', 2);
  if (seconds === 0) return nothing;
  return sendDojo(shell, 'AdvanceClock', { Seconds: seconds });
};

const mfaCode: ShellCommand = (args, _input, shell) => {
  const serials = args.filter((argument) => !argument.startsWith('--'));
  const options = args.filter((argument) => argument.startsWith('--'));
  const [serial] = serials;
  if (serial === undefined || serials.length > 1 || options.some((option) => option !== '--next'))
    return failed('usage: mfa-code SERIAL [--next]\n', 2);
  const code = shell.port.mfaCode(serial, options.length > 0);
  return code === undefined
    ? failed(`mfa-code: there is no virtual MFA device with the serial number ${serial}\n`, 1)
    : { ...nothing, stdout: `${code}\n` };
};

const rootMfaOperations: ReadonlyMap<string, string> = new Map([
  ['enable', 'EnableRootMFADevice'],
  ['disable', 'DisableRootMFADevice'],
]);

const rootMfa: ShellCommand = (args, _input, shell) => {
  const operation = args.length === 1 ? rootMfaOperations.get(args[0] ?? '') : undefined;
  return operation === undefined ? failed('usage: root-mfa enable|disable\n', 2) : sendDojo(shell, operation, {});
};

const answer: ShellCommand = (args, _input, shell) => {
  const at = args.findIndex((argument) => argument === '--confidence' || argument.startsWith('--confidence='));
  const inline = at >= 0 && args[at]?.includes('=');
  const level = inline ? args[at]?.split('=')[1] : args[at + 1];
  const words = at < 0 ? args : [...args.slice(0, at), ...args.slice(at + (inline ? 1 : 2))];
  const [question, ...choices] = words;
  const badLevel = at >= 0 && !/^[1-4]$/.test(level ?? '');
  if (question === undefined || choices.length === 0 || badLevel || words.some((word) => word.startsWith('--')))
    return failed('usage: answer QUESTION CHOICE… [--confidence 1-4]\n', 2);
  if (!shell.port.answer) return failed('answer: there are no questions here\n', 1);
  const refusal = shell.port.answer({ question, choices, confidence: at < 0 ? null : Number(level) });
  return refusal === null
    ? { ...nothing, stdout: `${question}: ${choices.join(' ')}\n` }
    : failed(`answer: ${refusal}\n`, 1);
};

/** What no AWS tool does: time, codes of devices, acts in the console, answers. */
export const dojoCommands: readonly (readonly [string, CommandEntry])[] = [
  ['sleep', { usage: 'sleep SECONDS', does: 'let time pass in the sandbox (also 5m, 2h, 90d)', run: sleep }],
  ['mfa-code', { usage: 'mfa-code SERIAL [--next]', does: 'the code that a virtual MFA device shows', run: mfaCode }],
  ['root-mfa', { usage: 'root-mfa enable|disable', does: 'what the root user does in the console', run: rootMfa }],
  ['idp-token', idpTokenEntry],
  ...signInCommands,
  ['answer', { usage: 'answer QUESTION CHOICE…', does: 'answer a question (--confidence 1-4)', run: answer }],
];
