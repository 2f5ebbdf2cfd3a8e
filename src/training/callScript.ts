import type { ApiCall, Caller } from '../account/call.ts';
import { changesAccount } from '../account/history.ts';
import { callLine, shellWord } from '../doors/console/callLine.ts';
import { defaultIdentity } from '../scenario/loadScenario.ts';
import { type AttemptState, callerOf } from './attemptState.ts';

/** Acts that no API has, as the lines that stand for them. */
const acts: Readonly<Record<string, (call: ApiCall) => string>> = {
  AdvanceClock: ({ input }) => `sleep ${Number(input.Seconds)}`,
  EnableRootMFADevice: () => 'root-mfa enable',
  DisableRootMFADevice: () => 'root-mfa disable',
};

function lineOf(call: ApiCall): string {
  const line =
    call.service === 'dojo' ? acts[call.operation]?.(call) : callLine(call.service, call.operation, call.input);
  return line ?? `# ${call.service}:${call.operation} cannot be written as a command`;
}

const sameCaller = (one: Caller, other: Caller): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Name of the identity or session that made a call; null where it has none any more. */
function profileOf({ callers }: AttemptState, caller: Caller): string | null {
  for (const [name, known] of callers) if (sameCaller(known, caller)) return name;
  return null;
}

/**
 * The calls in force that changed something, in order, as a script of `aws` commands. It can be played with
 * `iam-dojo run`, and with the AWS CLI where the profiles exist.
 */
export function callScript(state: AttemptState): string {
  const { history, scenario } = state;
  const usual = callerOf({ ...state, profile: defaultIdentity(scenario) });
  const lines = history.steps.slice(0, history.cursor).flatMap(({ call }, index) => {
    if (!changesAccount(history, index)) return [];
    const line = lineOf(call);
    if (call.service === 'dojo' || sameCaller(call.caller, usual)) return [line];
    const profile = profileOf(state, call.caller);
    if (profile === null) return ['# made with credentials that have no name here', line];
    return profile in scenario.identities || profile === 'root'
      ? [`${line} --profile ${shellWord(profile)}`]
      : [`# ${profile} is a session: begin it first`, `${line} --profile ${shellWord(profile)}`];
  });
  return `${['#!/bin/sh', `# ${scenario.title.replaceAll(/\s+/g, ' ')}: ${count(lines)}`, ...lines].join('\n')}\n`;
}

function count(lines: readonly string[]): string {
  const calls = lines.filter((line) => !line.startsWith('#')).length;
  return `${calls} ${calls === 1 ? 'call' : 'calls'}`;
}
