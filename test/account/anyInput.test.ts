import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/account/call.ts';
import { identityOf } from '../../src/account/identify.ts';
import { operations } from '../../src/account/operations.ts';
import { unreadMembers } from '../../src/account/unreadMembers.ts';
import { refusedMember } from '../../src/account/unreadRow.ts';
import { serviceModel } from '../../src/catalogue/models.ts';
import { inputOfShape } from './inputOfShape.ts';
import { home, root, send, trust, world } from './larkspur.ts';

const sandbox = world({
  roles: [{ name: 'app', trust: trust({ AWS: home }) }],
  instances: [{ id: 'i-0dev', image: 'ami-1', subnet: 'subnet-1' }],
  buckets: [{ name: 'logs', objects: ['a'] }],
});

/** Names that every object has something under. */
const inherited = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'] as const;

/** Texts that lead somewhere, and texts that do not. */
const text = fc.oneof(
  fc.constantFrom(
    'i-0dev',
    'logs',
    'a',
    'ami-1',
    'subnet-1',
    'instance',
    `arn:aws:iam::${home}:role/app`,
    'tag:env',
    'env',
    ...inherited,
    `arn:aws:iam::${home}:constructor/x`,
    'arn:aws:toString:us-east-1:111122223333:x/y',
    'valueOf-0123456789abcdef0',
  ),
  fc.string({ maxLength: 20 }),
);

/** An input without what the sandbox answers with NotImplemented, and without an owner that is hardly ever right. */
function carriedOut(service: string, operation: string, input: JsonObject): JsonObject {
  const owner = 'ExpectedBucketOwner' in input ? 'ExpectedBucketOwner' : null;
  const refused = refusedMember(unreadMembers[service] ?? [], operation, input) ?? owner;
  if (refused === null) return input;
  const { [refused.replace(/[.[].*/, '')]: _left, ...rest } = input;
  return carriedOut(service, operation, rest);
}

describe('any input', () => {
  it.each(inherited)('finds no service, operation, filter or principal called %s', (name) => {
    for (const service of ['iam', 'sts', 'ec2', 's3', 'dojo', 'organizations', name] as const) {
      const { outcome } = send(sandbox, root, `${service}:${name}`);
      expect([service, outcome.ok]).toEqual([service, false]);
    }
    expect(identityOf(sandbox, name)).toMatchObject({ code: 'NoSuchEntity' });
    expect(identityOf(sandbox, `${name}/x`)).toMatchObject({ code: 'NoSuchEntity' });
    const filtered = send(sandbox, root, 'ec2:DescribeInstances', { Filters: [{ Name: name, Values: ['x'] }] });
    expect(filtered.outcome).toMatchObject({ ok: false, error: { message: `The filter '${name}' is invalid` } });
  });

  it.each(['sts', 'ec2', 's3'])('to an operation of %s has an answer', (service) => {
    const model = serviceModel(service);
    if (!model) throw new Error(`there is no model of ${service}`);
    let succeeded = 0;
    for (const operation of Object.keys(operations[service] ?? {})) {
      const shape = model.operations[operation]?.input?.shape ?? '';
      fc.assert(
        fc.property(inputOfShape(model, shape, text), (input) => {
          const { outcome } = send(sandbox, root, `${service}:${operation}`, carriedOut(service, operation, input));
          if (outcome.ok) succeeded += 1;
          else
            expect(outcome.error).toMatchObject({
              code: expect.any(String),
              message: expect.stringMatching(/^[^{]/),
            });
        }),
        { numRuns: 60 },
      );
    }
    expect(succeeded).toBeGreaterThan(5);
  });
});
