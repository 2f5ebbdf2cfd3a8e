import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../src/account/call.ts';
import { resourceServices } from '../../src/account/resourceServices.ts';
import { serviceEntry } from '../../src/catalogue/authorization.ts';
import { serviceModel } from '../../src/catalogue/models.ts';
import { actionPrefix } from '../../src/catalogue/operationActions.ts';
import type { Shape } from '../../src/catalogue/shapes.ts';
import { home, key, send, world } from './larkspur.ts';

const rows = Object.entries(resourceServices).flatMap(([service, { rows: held, failures }]) =>
  Object.entries(held).map(([operation, row]) => ({ service, operation, row, failures })),
);

describe('the table of resources and operations', () => {
  it('has a row for every modelled operation', () => {
    const missing = Object.entries(resourceServices).flatMap(([service, { rows: held }]) =>
      Object.keys(serviceModel(service)?.operations ?? {}).flatMap((operation) =>
        operation in held ? [] : [`${service}.${operation}`],
      ),
    );
    console.log(`${rows.length} rows`);
    expect(missing).toEqual([]);
    const foreign = rows.filter(({ service, operation }) => !serviceModel(service)?.operations[operation]);
    expect(foreign.map(({ service, operation }) => `${service}.${operation}`)).toEqual([]);
    expect(rows.length).toBeGreaterThanOrEqual(150);
  });

  it('names resource types of the catalogue, effects, and failures that exist', () => {
    const faults = rows.flatMap(({ service, operation, row, failures }) => {
      const types = serviceEntry(actionPrefix(service))?.resourceTypes;
      const wrong = row.on === '*' || types?.has(row.on.toLowerCase()) ? [] : [`no type ${row.on}`];
      const unknown = row.errors.filter((id) => !(id in failures)).map((id) => `no failure ${id}`);
      const silent = row.effect.length < 10 ? ['no effect'] : [];
      return [...wrong, ...unknown, ...silent].map((fault) => `${service}.${operation}: ${fault}`);
    });
    expect(faults).toEqual([]);
  });

  it('uses every failure that a service knows, with a code of its model or a common one', () => {
    const unused = Object.values(resourceServices).flatMap(({ rows: held, failures }) => {
      const used = new Set(Object.values(held).flatMap(({ errors }) => errors));
      return Object.keys(failures).filter((id) => !used.has(id));
    });
    expect(unused).toEqual([]);
  });
});

const samples: Readonly<Record<string, string>> = {
  QueueUrl: `https://sqs.us-east-1.amazonaws.com/${home}/work`,
  TopicArn: `arn:aws:sns:us-east-1:${home}:news`,
  SubscriptionArn: `arn:aws:sns:us-east-1:${home}:news:11111111-1111-4111-8111-111111111111`,
  KeyId: '11111111-1111-4111-8111-111111111111',
  TargetKeyId: '11111111-1111-4111-8111-111111111111',
  DestinationKeyId: '11111111-1111-4111-8111-111111111111',
  AliasName: 'alias/orders',
  ResourceArn: `arn:aws:dynamodb:us-east-1:${home}:table/orders`,
  Role: `arn:aws:iam::${home}:role/app`,
  RoleArn: `arn:aws:iam::${home}:role/app`,
  Arn: `arn:aws:sqs:us-east-1:${home}:work`,
  Path: '/app',
  SecretId: 'orders',
  PolicyName: 'default',
  ResourceType: 'Parameter',
  Action: 'lambda:InvokeFunction',
};

/** A value that a shape takes; required members only. */
function sampleOf(shapes: Readonly<Record<string, Shape>>, name: string, member: string): Json {
  const shape = shapes[name];
  switch (shape?.type) {
    case 'structure':
      return sampleInput(shapes, name);
    case 'list':
      return [sampleOf(shapes, shape.member?.shape ?? '', member)];
    case 'map':
      return { a: sampleOf(shapes, shape.value?.shape ?? '', member) };
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return shape.min ?? 1;
    case 'boolean':
      return true;
    case 'timestamp':
      return '2026-11-24T09:00:00Z';
    case 'blob':
      return 'YQ==';
    default:
      return samples[member] ?? shape?.enum?.[0] ?? 'a'.repeat(Math.max(4, shape?.min ?? 0));
  }
}

function sampleInput(shapes: Readonly<Record<string, Shape>>, name: string): JsonObject {
  const { required = [], members = {} } = shapes[name] ?? {};
  return Object.fromEntries(required.map((member) => [member, sampleOf(shapes, members[member]?.shape ?? '', member)]));
}

/** What some operations only tell with members that the model does not require. */
const further: Readonly<Record<string, JsonObject>> = {
  'sns.Publish': { TopicArn: samples.TopicArn ?? '' },
  'kms.RetireGrant': { KeyId: samples.KeyId ?? '', GrantId: 'a' },
  'kms.CreateGrant': { GranteePrincipal: samples.Role ?? '' },
};

/** Ciphertext tells the key, so that without a good one there is nothing to authorize. */
const toldBefore: Readonly<Record<string, string>> = {
  'kms.Decrypt': 'InvalidCiphertextException',
  'kms.ReEncrypt': 'InvalidCiphertextException',
};

describe('a user without permissions', () => {
  const sandbox = world({ users: [{ name: 'nobody', accessKeys: [{ id: 'AKIANOBODY' }] }] });
  const denial = new RegExp(
    `^(AccessDenied|AccessDeniedException|AuthorizationError): User: arn:aws:iam::${home}:user/nobody is not authorized to perform: `,
  );

  it.each(rows.map(({ service, operation }) => [service, operation] as const))(
    'is denied %s %s',
    (service, operation) => {
      const model = serviceModel(service);
      const shape = model?.operations[operation]?.input?.shape;
      const name = `${service}.${operation}`;
      const input = { ...sampleInput(model?.shapes ?? {}, shape ?? ''), ...further[name] };
      const { outcome } = send(sandbox, key('AKIANOBODY'), `${service}:${operation}`, input);
      if (outcome.ok) throw new Error('the call succeeded');
      const expected = toldBefore[name];
      if (expected !== undefined) expect(outcome.error.code).toBe(expected);
      else expect(`${outcome.error.code}: ${outcome.error.message}`).toMatch(denial);
    },
  );
});
