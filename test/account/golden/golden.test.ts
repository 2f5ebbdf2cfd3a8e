import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/account/call.ts';
import type { Sandbox } from '../../../src/account/sandbox.ts';
import { serviceModel } from '../../../src/catalogue/models.ts';
import wanted from '../mustOperations.json' with { type: 'json' };
import { type GoldenCase, goldenCases } from './cases.ts';
import { filled, plain, send, world } from './world.ts';

/** The sandbox after calls of the root user. */
const worldAfter = (before: GoldenCase['before']): Sandbox =>
  (before ?? [])
    .flatMap((calls) => Object.entries(calls))
    .reduce((sandbox, [operation, input]) => {
      const { outcome, sandbox: next } = send(sandbox, 'root', `iam:${operation}`, inputIn(sandbox, input));
      if (!outcome.ok) throw new Error(`${operation}: ${outcome.error.message}`);
      return next;
    }, world);

function inputIn(sandbox: Sandbox, input: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, filled(sandbox, value)]));
}

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

/** Calls that CloudTrail takes for reads although their names say otherwise, and the other way round: recorded. */
const reads = new Set(['AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity']);
const writes = new Set(['GetSessionToken', 'GetFederationToken']);
const isRead = (name: string) => reads.has(name) || (/^(Get|List|Simulate|Generate)/.test(name) && !writes.has(name));

/** CloudTrail gives the name of the exception where the model has one. */
function exceptionOf(service: string, code: string): string {
  const shapes = Object.entries(serviceModel(service)?.shapes ?? {});
  return shapes.find(([, shape]) => shape.exception && shape.error?.code === code)?.[0] ?? code;
}

describe.each(goldenCases.map((row) => [row.op, row] as const))('%s', (op, row) => {
  const [service = '', name = ''] = op.split(':');

  it('answers as AWS does', () => {
    const sandbox = worldAfter(row.before);
    const { outcome } = send(sandbox, row.caller ?? 'root', op, inputIn(sandbox, row.call));
    if (!outcome.ok) throw new Error(outcome.error.message);
    expect(plain(outcome.output)).toEqual(row.output);
  });

  it('stands in the trail', () => {
    const sandbox = worldAfter(row.before);
    const { event } = send(sandbox, row.caller ?? 'root', op, inputIn(sandbox, row.call));
    expect(event).toMatchObject({
      eventSource: `${service}.amazonaws.com`,
      eventName: name,
      readOnly: isRead(name),
      recipientAccountId: '111122223333',
      managementEvent: true,
      eventType: 'AwsApiCall',
    });
    expect(event).not.toHaveProperty('errorCode');
    expect(plain(event?.responseElements ?? null)).toEqual(row.response);
    const told = Object.keys(Object(event?.requestParameters ?? {}));
    expect(Object.keys(row.call).map(lowerFirst)).toEqual(expect.arrayContaining(told));
    expect(JSON.stringify(event)).not.toMatch(/Sunflower|secretAccessKey|"sessionToken"|tokenCode|authenticationCode/i);
  });

  it.each(row.errors.map((wrong) => [wrong.error, wrong] as const))('refuses: %s', (error, wrong) => {
    const sandbox = worldAfter(wrong.before);
    const {
      outcome,
      event,
      sandbox: next,
    } = send(sandbox, wrong.caller ?? row.caller ?? 'root', op, inputIn(sandbox, wrong.call));
    if (outcome.ok) throw new Error('it succeeded');
    const { code, status, message } = outcome.error;
    expect(plain(`${code} ${status}: ${message}`)).toBe(error);
    expect(next.organization).toBe(sandbox.organization);
    if (!event) return;
    expect(event).toMatchObject({ eventName: name, errorCode: exceptionOf(service, code), errorMessage: message });
    expect(event.responseElements).toBeNull();
    if (code === 'AccessDenied') expect(event.requestParameters).toBeNull();
  });
});

/** Reads without input, which nothing but a missing permission refuses. */
const withoutErrors = [
  'GenerateCredentialReport',
  'GetAccountSummary',
  'ListOpenIDConnectProviders',
  'ListSAMLProviders',
];

describe('golden cases', () => {
  const names = goldenCases.map(({ op }) => op);

  it.each(['iam', 'sts'] as const)('are there for every operation of %s that must be', (service) => {
    const missing = wanted[service].must.filter((name) => !names.includes(`${service}:${name}`));
    expect(missing).toEqual([]);
  });

  it('are one for each operation, with its main errors', () => {
    expect(new Set(names).size).toBe(names.length);
    const bare = goldenCases.filter(({ errors }) => errors.length === 0).map(({ op }) => op.split(':')[1]);
    expect(bare.sort()).toEqual(withoutErrors);
    expect(goldenCases.reduce((sum, { errors }) => sum + errors.length, 0)).toBeGreaterThan(200);
  });
});
