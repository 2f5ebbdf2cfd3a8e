import { apply } from '../../src/account/apply.ts';
import type { Caller, Json, JsonObject, TrailEvent } from '../../src/account/call.ts';
import type { Sandbox } from '../../src/account/sandbox.ts';
import { buildSandbox } from '../../src/account/start.ts';
import type { SandboxStart } from '../../src/account/startShape.ts';
import { findAction } from '../../src/catalogue/authorization.ts';
import { serviceModel } from '../../src/catalogue/models.ts';
import { modelFaults } from './modelFaults.ts';

export const management = '111122223333';
export const startTime = Date.parse('2026-11-25T09:00:00Z');

export const rootOf = (account: string): Caller => ({ type: 'root', account, mfa: true });
export const userOf = (account: string, user: string): Caller => ({ type: 'console', account, user, mfa: false });

/** A policy document of one statement. */
export const allow = (action: Json, resource: Json = '*', more: JsonObject = {}): JsonObject => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: resource, ...more }],
});
export const deny = (action: Json, resource: Json = '*', more: JsonObject = {}): JsonObject => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Action: action, Resource: resource, ...more }],
});

/**
 * A sandbox to call the operations of one service on, a second for each call. Every answer is held against the API's
 * model; every action that is asked for is one of the catalogue.
 */
export class ApiLab {
  readonly service: string;
  sandbox: Sandbox;
  time = startTime;
  event: TrailEvent | null = null;
  readonly succeeded = new Set<string>();
  readonly failed = new Set<string>();

  constructor(service: string, start: SandboxStart = {}) {
    this.service = service;
    this.sandbox = buildSandbox(start, { clock: startTime, seed: 7 });
  }

  wait(seconds: number): void {
    this.time += seconds * 1000;
  }

  /** The output of a call that must succeed; `operation` may name another service: `iam:ListRoles`. */
  ok(operation: string, input: JsonObject = {}, caller: Caller = rootOf(management)): JsonObject {
    const { outcome, service, name } = this.send(operation, input, caller);
    if (!outcome.ok) throw new Error(`${operation}: ${outcome.error.code}: ${outcome.error.message}`);
    const faults = service === this.service ? modelFaults(service, name, outcome.output) : [];
    if (faults.length > 0) throw new Error(`${operation} answers outside the model: ${faults.join('; ')}`);
    this.succeeded.add(name);
    return outcome.output;
  }

  /** Code and text of a call that must fail, as the AWS CLI prints them. */
  error(operation: string, input: JsonObject = {}, caller: Caller = rootOf(management)): string {
    const { outcome, service, name } = this.send(operation, input, caller);
    if (outcome.ok) throw new Error(`${operation} succeeded: ${JSON.stringify(outcome.output)}`);
    const { code, message } = outcome.error;
    const errors = serviceModel(service)?.operations[name]?.errors ?? [];
    const everywhere = ['AccessDeniedException', 'ValidationException', 'NotImplemented', 'AccessDenied'];
    if (service === this.service && ![...errors, ...everywhere].includes(code)) {
      throw new Error(`${operation} cannot fail with ${code}`);
    }
    this.failed.add(name);
    return `${code}: ${message}`;
  }

  private send(operation: string, input: JsonObject, caller: Caller) {
    this.time += 1000;
    const [service, name] = operation.includes(':') ? operation.split(':') : [this.service, operation];
    if (!service || !name) throw new Error(`${operation} is no operation`);
    const applied = apply(this.sandbox, { service, operation: name, input, caller, time: this.time });
    this.sandbox = applied.sandbox;
    this.event = applied.event;
    for (const { request } of applied.outcome.decisions) {
      if (!findAction(request.action)) throw new Error(`${request.action} is no action`);
    }
    return { outcome: applied.outcome, service, name };
  }
}

/** A member of an answer by its path, e.g. `Policy.PolicySummary.Id` or `Roots.0.Id`, as text. */
export function at(output: Json, path: string): string {
  let value: unknown = output;
  for (const step of path.split('.')) value = Object(value)[step];
  if (typeof value !== 'string') throw new Error(`there is no text at ${path} of ${JSON.stringify(output)}`);
  return value;
}
