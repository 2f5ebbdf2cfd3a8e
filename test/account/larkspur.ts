import { apply } from '../../src/account/apply.ts';
import type { ApiCall, Applied, Caller, JsonObject } from '../../src/account/call.ts';
import type { Sandbox } from '../../src/account/sandbox.ts';
import { buildSandbox } from '../../src/account/start.ts';
import type { AccountStart, SandboxStart } from '../../src/account/startShape.ts';

/** The account that the tests of this folder play in. */
export const home = '111122223333';
export const partner = '999988887777';
export const clock = Date.parse('2026-11-24T09:00:00Z');

type Action = string | readonly string[];

/** A policy document of one statement. */
export const allow = (action: Action, resource: Action = '*', rest: JsonObject = {}): JsonObject => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: resource, ...rest }],
});

export const trust = (principal: JsonObject, rest: JsonObject = {}): JsonObject => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: principal,
      Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
      ...rest,
    },
  ],
});

/** A start with one account, or with more. */
export const world = (account: AccountStart, ...others: readonly AccountStart[]): Sandbox =>
  buildWorld({ accounts: [{ id: home, ...account }, ...others] });

export const buildWorld = (start: SandboxStart): Sandbox => buildSandbox(start, { clock, seed: 1 });

export const key = (accessKeyId: string, sessionToken?: string): Caller => ({
  type: 'accessKey',
  accessKeyId,
  ...(sessionToken === undefined ? {} : { sessionToken }),
});

export const root: Caller = { type: 'root', account: home, mfa: false };

/** A call one second after the sandbox's clock. */
export const callOf = (
  sandbox: Sandbox,
  caller: Caller,
  line: `${string}:${string}`,
  input: JsonObject = {},
  rest: Partial<ApiCall> = {},
): ApiCall => {
  const [service = '', operation = ''] = line.split(':');
  return { service, operation, input, caller, time: sandbox.clock + 1000, ...rest };
};

/** Applies a call written `service:Operation`. */
export const send = (
  sandbox: Sandbox,
  caller: Caller,
  line: `${string}:${string}`,
  input: JsonObject = {},
  rest: Partial<ApiCall> = {},
): Applied => apply(sandbox, callOf(sandbox, caller, line, input, rest));

/** The answer in short: the output, or code and message. */
export function answer({ outcome }: Applied): JsonObject | readonly [code: string, message: string] {
  return outcome.ok ? outcome.output : [outcome.error.code, outcome.error.message];
}

/** Code and message of a call that has to fail. */
export function refusalOf({ outcome }: Applied): readonly [code: string, message: string] {
  if (outcome.ok) throw new Error('the call succeeded');
  return [outcome.error.code, outcome.error.message];
}

/** The output of a call that has to succeed. */
export function outputOf({ outcome }: Applied): JsonObject {
  if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`);
  return outcome.output;
}

/** The caller behind credentials that STS gave. */
export function callerOf(applied: Applied): Caller {
  const { Credentials: credentials } = outputOf(applied);
  const { AccessKeyId, SessionToken } = credentials as { AccessKeyId: string; SessionToken: string };
  return key(AccessKeyId, SessionToken);
}
