import { apply } from '../../../src/account/apply.ts';
import type { ApiError, Caller, Json, JsonObject } from '../../../src/account/call.ts';
import { resourceTypeOf } from '../../../src/account/resourceType.ts';
import type { Account, Sandbox } from '../../../src/account/sandbox.ts';
import { buildSandbox } from '../../../src/account/start.ts';
import type { AccountStart, SandboxStart } from '../../../src/account/startShape.ts';
import { findAction } from '../../../src/catalogue/authorization.ts';
import { outputFaults } from './outputFaults.ts';

export const account = '111122223333';
export const startTime = Date.parse('2026-11-25T09:00:00Z');
export const arn = (rest: string): string => `arn:aws:iam::${account}:${rest}`;

const root: Caller = { type: 'root', account, mfa: true };

/** A policy text that allows actions on everything. */
export const allow = (action: string | readonly string[], resource: Json = '*', more: JsonObject = {}): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: action, Resource: resource, ...more }],
  });

/** A trust policy text. */
export const trust = (principal: Json, more: JsonObject = {}): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', ...more }],
  });

export const ec2Trust = trust({ Service: 'ec2.amazonaws.com' });

/** A document of an answer as the AWS CLI would show it. */
export const decoded = (document: Json | undefined): Json => JSON.parse(decodeURIComponent(String(document)));

/**
 * An account to call operations on, a second for each call. Every answer is held against the API's model, every
 * permission that was asked for against the catalogue.
 */
export class Lab {
  sandbox: Sandbox;
  time = startTime;

  constructor(
    start: AccountStart = {},
    rest: Omit<SandboxStart, 'accounts'> & { others?: readonly AccountStart[] } = {},
  ) {
    const { others = [], ...more } = rest;
    this.sandbox = buildSandbox(
      { ...more, accounts: [{ id: account, ...start }, ...others] },
      { clock: startTime, seed: 7 },
    );
  }

  get account(): Account {
    const found = this.sandbox.accounts.get(account);
    if (!found) throw new Error('the account is gone');
    return found;
  }

  wait(seconds: number): void {
    this.time += seconds * 1000;
  }

  /** The output of a call that must succeed. */
  ok(operation: string, input: JsonObject = {}, caller: Caller = root): JsonObject {
    const outcome = this.send(operation, input, caller);
    if (!outcome.ok) throw new Error(`${operation}: ${outcome.error.code}: ${outcome.error.message}`);
    const faults = outputFaults(operation, outcome.output);
    if (faults.length > 0) throw new Error(`${operation} answers outside the model: ${faults.join('; ')}`);
    return outcome.output;
  }

  /** Code and text of a call that must fail, as the AWS CLI prints them. */
  error(operation: string, input: JsonObject = {}, caller: Caller = root): string {
    const { code, message } = this.failure(operation, input, caller);
    return `${code}: ${message}`;
  }

  failure(operation: string, input: JsonObject = {}, caller: Caller = root): ApiError {
    const outcome = this.send(operation, input, caller);
    if (outcome.ok) throw new Error(`${operation} succeeded: ${JSON.stringify(outcome.output)}`);
    return outcome.error;
  }

  private send(operation: string, input: JsonObject, caller: Caller) {
    this.time += 1000;
    const applied = apply(this.sandbox, { service: 'iam', operation, input, caller, time: this.time });
    this.sandbox = applied.sandbox;
    for (const { request } of applied.outcome.decisions) checkTarget(request.action, request.resource);
    return applied.outcome;
  }
}

/** An action with resource types is asked for on one of them (or on the root user for a user), another on `*`. */
function checkTarget(action: string, resource: string): void {
  const types = findAction(action)?.resources.map(({ type }) => type);
  if (!types) throw new Error(`${action} is no action`);
  const type = resourceTypeOf(resource);
  const ofRoot = resource === arn('root') && types.includes('user');
  const fits = types.length === 0 ? resource === '*' : ofRoot || (type !== null && types.includes(type));
  if (!fits) throw new Error(`${action} was asked for on ${resource}, which is none of: ${types.join(', ') || '*'}`);
}

export const console_ = (user: string, mfa = false): Caller => ({ type: 'console', account, user, mfa });

/** The key of a user, as the start gives it. */
export function keyOf(lab: Lab, user: string): Caller {
  const id = lab.account.users.get(user.toLowerCase())?.accessKeys[0]?.id;
  if (!id) throw new Error(`${user} has no key`);
  return { type: 'accessKey', accessKeyId: id };
}
