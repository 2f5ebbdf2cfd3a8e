import type { Json, Outcome } from '../../account/call.ts';
import { cliName } from './cliNames.ts';
import { readQuery } from './query.ts';

/** One sign that a waiter looks for in an answer. */
export type Acceptor = {
  readonly state: 'success' | 'retry' | 'failure';
} & (
  | { readonly matcher: 'status'; readonly expected: number }
  | { readonly matcher: 'error'; readonly expected: string }
  | { readonly matcher: 'path' | 'pathAll' | 'pathAny'; readonly argument: string; readonly expected: Json }
);

export interface Waiter {
  readonly name: string;
  readonly operation: string;
  /** Seconds between two attempts. */
  readonly delay: number;
  readonly attempts: number;
  readonly acceptors: readonly Acceptor[];
}

const ok: Acceptor = { state: 'success', matcher: 'status', expected: 200 };
const missingEntity: Acceptor = { state: 'retry', matcher: 'error', expected: 'NoSuchEntity' };
const missingInstance: Acceptor = { state: 'retry', matcher: 'error', expected: 'InvalidInstanceID.NotFound' };
const missing: Acceptor = { state: 'retry', matcher: 'status', expected: 404 };

const existing = (name: string, operation: string): Waiter => ({
  name,
  operation,
  delay: 1,
  attempts: 20,
  acceptors: [ok, missingEntity],
});

function instance(name: string, wanted: string, wrong: readonly string[], more: readonly Acceptor[]): Waiter {
  const argument = 'Reservations[].Instances[].State.Name';
  const all: Acceptor = { state: 'success', matcher: 'pathAll', argument, expected: wanted };
  const failures = wrong.map((expected): Acceptor => ({ state: 'failure', matcher: 'pathAny', argument, expected }));
  return { name, operation: 'DescribeInstances', delay: 15, attempts: 40, acceptors: [all, ...failures, ...more] };
}

/** Waiters of the services that the sandbox carries out (botocore, waiters-2.json). */
const waiters: Readonly<Record<string, readonly Waiter[]>> = {
  iam: [
    { ...existing('InstanceProfileExists', 'GetInstanceProfile'), attempts: 40, acceptors: [ok, missing] },
    existing('PolicyExists', 'GetPolicy'),
    existing('RoleExists', 'GetRole'),
    existing('UserExists', 'GetUser'),
  ],
  ec2: [
    {
      name: 'InstanceExists',
      operation: 'DescribeInstances',
      delay: 5,
      attempts: 40,
      acceptors: [
        { state: 'success', matcher: 'path', argument: 'length(Reservations[]) > `0`', expected: true },
        missingInstance,
      ],
    },
    instance('InstanceRunning', 'running', ['shutting-down', 'terminated', 'stopping'], [missingInstance]),
    instance('InstanceStopped', 'stopped', ['pending', 'terminated'], []),
    instance('InstanceTerminated', 'terminated', ['pending', 'stopping'], []),
  ],
  s3: [
    {
      name: 'BucketExists',
      operation: 'HeadBucket',
      delay: 5,
      attempts: 20,
      acceptors: [
        ok,
        { state: 'success', matcher: 'status', expected: 301 },
        { state: 'success', matcher: 'status', expected: 403 },
        missing,
      ],
    },
    {
      name: 'BucketNotExists',
      operation: 'HeadBucket',
      delay: 5,
      attempts: 20,
      acceptors: [{ ...missing, state: 'success' }],
    },
    { name: 'ObjectExists', operation: 'HeadObject', delay: 5, attempts: 20, acceptors: [ok, missing] },
    {
      name: 'ObjectNotExists',
      operation: 'HeadObject',
      delay: 5,
      attempts: 20,
      acceptors: [{ ...missing, state: 'success' }],
    },
  ],
};

/** Waiters of a service by command-line name, as `aws iam wait` lists them. */
export function waiterNames(service: string): ReadonlyMap<string, Waiter> {
  return new Map((waiters[service] ?? []).map((waiter) => [cliName(waiter.name), waiter]));
}

function found(outcome: Outcome, argument: string): Json {
  const query = readQuery(argument);
  if (!outcome.ok || 'problem' in query) return null;
  const result = query.search(outcome.output);
  return 'problem' in result ? null : result.value;
}

/** True where the answer shows the sign. */
export function accepts(acceptor: Acceptor, outcome: Outcome): boolean {
  if (acceptor.matcher === 'status') return (outcome.ok ? 200 : outcome.error.status) === acceptor.expected;
  if (acceptor.matcher === 'error') return !outcome.ok && outcome.error.code === acceptor.expected;
  const value = found(outcome, acceptor.argument);
  if (acceptor.matcher === 'path') return value === acceptor.expected;
  if (!Array.isArray(value) || value.length === 0) return false;
  const matches = (item: Json) => item === acceptor.expected;
  return acceptor.matcher === 'pathAll' ? value.every(matches) : value.some(matches);
}

/** What the sign was, in botocore's words. */
export function explanation(acceptor: Acceptor): string {
  if (acceptor.matcher === 'status') return `Matched expected HTTP status code: ${acceptor.expected}`;
  if (acceptor.matcher === 'error') return `Matched expected service error code: ${acceptor.expected}`;
  const expression = `For expression "${acceptor.argument}"`;
  if (acceptor.matcher === 'path') return `${expression} we matched expected path: "${acceptor.expected}"`;
  return acceptor.matcher === 'pathAll'
    ? `${expression} all members matched excepted path: "${acceptor.expected}"`
    : `${expression} we matched expected path: "${acceptor.expected}" at least once`;
}
