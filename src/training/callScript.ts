import type { ApiCall, Caller } from '../account/call.ts';
import { changesAccount, type HistoryStep } from '../account/history.ts';
import { callLine, shellWord } from '../doors/console/callLine.ts';
import { defaultIdentity } from '../scenario/loadScenario.ts';
import { type AttemptState, callerOf } from './attemptState.ts';
import { type MadeCredentials, madeCredentials } from './madeCredentials.ts';

const option = (name: string, value: unknown): string =>
  typeof value === 'string' ? ` --${name} ${shellWord(value)}` : '';

/** Acts that no API has, as the lines that stand for them. */
const acts: Readonly<Record<string, (call: ApiCall) => string>> = {
  AdvanceClock: ({ input }) => `sleep ${Number(input.Seconds)}`,
  EnableRootMFADevice: () => 'root-mfa enable',
  DisableRootMFADevice: () => 'root-mfa disable',
  ConsoleLogin: ({ input }) =>
    `sign-in ${shellWord(String(input.UserName ?? 'root'))}${option('password', input.Password)}${option('mfa-code', input.TokenCode)}${option('account', input.Account)}`,
  SwitchRole: ({ input }) => `switch-role ${shellWord(String(input.RoleName))}${option('account', input.Account)}`,
};

/** Members that hold what a device shows at that moment, with how the console tells it. */
const codes: Readonly<Record<string, string>> = {
  TokenCode: '',
  AuthenticationCode1: '',
  AuthenticationCode2: ' --next',
};

/** Codes of a device are good for half a minute: the line asks the device anew. */
function lineOf(call: ApiCall): string {
  const { service, operation, input } = call;
  const serial = input.SerialNumber;
  const asked = typeof serial === 'string' ? Object.keys(codes).filter((member) => member in input) : [];
  const marked = { ...input, ...Object.fromEntries(asked.map((member) => [member, `CODE.${member}`])) };
  const line = service === 'dojo' ? acts[operation]?.(call) : callLine(service, operation, marked);
  if (!line) return `# ${service}:${operation} cannot be written as a command`;
  const told = (member: string) => `$(mfa-code ${shellWord(String(serial))}${codes[member] ?? ''})`;
  return asked.reduce((text, member) => text.replace(`CODE.${member}`, () => told(member)), line);
}

const sameCaller = (one: Caller, other: Caller): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Name of the identity of the scenario that made a call. */
function identityOf({ callers, scenario }: AttemptState, caller: Caller): string | null {
  for (const [name, known] of callers)
    if (sameCaller(known, caller) && (name in scenario.identities || name === 'root')) return name;
  return null;
}

/** Who made a call that no command can be made as. */
function withoutCommand(caller: Caller): string {
  if (caller.type === 'console') {
    const how = caller.mfa ? ', signed in with MFA' : '';
    return `# made in the console as ${caller.user}${how}: no command has these credentials`;
  }
  return `# made as ${caller.type === 'root' ? 'the root user in the console' : `a caller of the kind ${caller.type}`}: no command has these credentials`;
}

interface Writing {
  readonly state: AttemptState;
  readonly usual: Caller;
  readonly made: ReadonlyMap<string, MadeCredentials>;
}

/** The line as whoever made the call. */
function signed(line: string, { service, caller }: ApiCall, { state, usual, made }: Writing): string {
  if (sameCaller(caller, usual) || (service === 'dojo' && caller.type === 'anonymous')) return line;
  const identity = identityOf(state, caller);
  if (identity !== null) return `${line} --profile ${shellWord(identity)}`;
  const credentials = caller.type === 'accessKey' ? made.get(caller.accessKeyId) : undefined;
  if (credentials !== undefined) return credentials.sign(line);
  // What is written must not run as somebody else.
  const commented = line.split('\n').map((text) => `# ${text}`);
  return [withoutCommand(caller), ...commented].join('\n');
}

function written(step: HistoryStep, writing: Writing): string {
  const line = signed(lineOf(step.call), step.call, writing);
  const made = [...writing.made.values()].find((one) => one.step === step);
  return made === undefined || line.startsWith('#') ? line : made.keep(line);
}

/**
 * The calls in force that changed something, in order, as a script of `aws` commands. It can be played with
 * `iam-dojo run`, and with the AWS CLI where the profiles exist; there `mfa-code` stands for the code of a device.
 */
export function callScript(state: AttemptState): string {
  const { history, scenario } = state;
  const usual = callerOf({ ...state, profile: defaultIdentity(scenario) });
  const steps = history.steps.slice(0, history.cursor).filter((_, index) => changesAccount(history, index));
  const writing = { state, usual, made: madeCredentials(steps) };
  const lines = steps.map((step) => written(step, writing));
  const calls = steps.length === 1 ? '1 call' : `${steps.length} calls`;
  return `${['#!/bin/sh', `# ${scenario.title.replaceAll(/\s+/g, ' ')}: ${calls}`, ...lines].join('\n')}\n`;
}
