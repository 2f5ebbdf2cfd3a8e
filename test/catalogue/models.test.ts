import { describe, expect, it } from 'vitest';
import { expectedCounts } from '../../scripts/data/counts.ts';
import { modelledOperations } from '../../scripts/data/modelledOperations.ts';
import { modelledServices, serviceModel } from '../../src/catalogue/models.ts';
import type { ServiceModel } from '../../src/catalogue/shapes.ts';

function model(service: string): ServiceModel {
  const found = serviceModel(service);
  if (!found) throw new Error(`no model of ${service}`);
  return found;
}

function danglingShapes({ operations, shapes }: ServiceModel): string[] {
  const used = Object.values(operations).flatMap(({ input, output, errors }) => [
    input?.shape,
    output?.shape,
    ...errors,
  ]);
  for (const shape of Object.values(shapes)) {
    const members = [...Object.values(shape.members ?? {}), shape.member, shape.key, shape.value];
    used.push(...members.map((member) => member?.shape));
  }
  return used.flatMap((name) => (name !== undefined && !Object.hasOwn(shapes, name) ? [name] : []));
}

describe('service models', () => {
  it('hold the operations of each API', () => {
    const chosen = Object.fromEntries(
      Object.entries(modelledOperations).flatMap(([service, names]) => (names ? [[service, names.length]] : [])),
    );
    expect(Object.keys(chosen)).toHaveLength(17);
    const counts = modelledServices().map((service) => [service, Object.keys(model(service).operations).length]);
    expect(Object.fromEntries(counts)).toEqual({
      iam: expectedCounts.iamOperations,
      sts: expectedCounts.stsOperations,
      organizations: 63,
      accessanalyzer: 39,
      'sso-admin': 79,
      identitystore: 19,
      ...chosen,
    });
    expect([expectedCounts.iamOperations, expectedCounts.stsOperations]).toEqual([176, 11]);
    for (const service of Object.keys(chosen)) {
      expect(Object.keys(model(service).operations)).toEqual(modelledOperations[service]);
    }
  });

  it('name no shape that they do not hold', () => {
    expect(modelledServices().flatMap((service) => danglingShapes(model(service)))).toEqual([]);
  });

  it('speak the protocols of the APIs', () => {
    const protocols = modelledServices().map((service) => [service, model(service).protocol]);
    expect(Object.fromEntries(protocols)).toEqual({
      iam: 'query',
      sts: 'query',
      organizations: 'json',
      accessanalyzer: 'rest-json',
      'sso-admin': 'json',
      identitystore: 'json',
      ec2: 'ec2',
      s3: 'rest-xml',
      s3control: 'rest-xml',
      kms: 'json',
      sqs: 'json',
      sns: 'query',
      secretsmanager: 'json',
      ssm: 'json',
      stepfunctions: 'json',
      lambda: 'rest-json',
      dynamodb: 'json',
      cloudtrail: 'json',
      events: 'json',
      scheduler: 'rest-json',
      cloudwatch: 'smithy-rpc-v2-cbor',
      config: 'json',
      logs: 'json',
    });
    expect(model('organizations').targetPrefix).toBe('AWSOrganizationsV20161128');
    expect(model('iam').xmlNamespace).toBe('https://iam.amazonaws.com/doc/2010-05-08/');
  });

  it('keep constraints, errors and wrappers of an operation', () => {
    const { operations, shapes } = model('iam');
    expect(operations.CreateUser).toMatchObject({
      input: { shape: 'CreateUserRequest' },
      output: { shape: 'CreateUserResponse', resultWrapper: 'CreateUserResult' },
      unsigned: false,
    });
    expect(operations.CreateUser?.errors).toContain('EntityAlreadyExistsException');
    expect(shapes.CreateUserRequest?.required).toEqual(['UserName']);
    expect(shapes.userNameType).toEqual({ type: 'string', max: 64, min: 1, pattern: '[\\w+=,.@-]+' });
    expect(shapes.NoSuchEntityException?.error).toEqual({
      code: 'NoSuchEntity',
      httpStatusCode: 404,
      senderFault: true,
    });
  });

  it('page the listing operations', () => {
    const { operations } = model('iam');
    expect(operations.ListUsers?.paginator).toEqual({
      inputToken: 'Marker',
      outputToken: 'Marker',
      limitKey: 'MaxItems',
      moreResults: 'IsTruncated',
      resultKeys: ['Users'],
      nonAggregateKeys: [],
    });
    expect(operations.GetGroup?.paginator?.nonAggregateKeys).toEqual(['Group']);
    expect(operations.CreateUser?.paginator).toBeUndefined();
    expect(Object.values(operations).filter((operation) => operation.paginator)).toHaveLength(34);
  });

  it('mark the operations that take no signature', () => {
    const unsigned = Object.values(model('sts').operations).filter((operation) => operation.unsigned);
    expect(unsigned.map((operation) => operation.name)).toEqual(['AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity']);
  });

  it('are absent for other APIs', () => {
    expect(serviceModel('glacier')).toBeUndefined();
    expect(serviceModel('toString')).toBeUndefined();
  });
});
