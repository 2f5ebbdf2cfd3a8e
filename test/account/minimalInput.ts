import type { Json, JsonObject } from '../../src/account/call.ts';
import type { AccountStart } from '../../src/account/startShape.ts';
import { enumViolation, lengthViolation, patternViolation } from '../../src/account/violation.ts';
import type { ServiceModel, Shape } from '../../src/catalogue/shapes.ts';

const account = '111122223333';
const keyArn = `arn:aws:kms:us-east-1:${account}:key/00000000-0000-4000-8000-000000000000`;
const topicArn = `arn:aws:sns:us-east-1:${account}:sample`;

/** What must be there before AWS asks for permission: S3 and KMS look for buckets and keys first. */
export const sampleWorld: AccountStart = {
  buckets: [{ name: 'sample', objects: ['sample'] }],
  resources: [
    {
      arn: keyArn,
      policy: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' },
        ],
      },
    },
  ],
};

/** Texts that some pattern of the models asks for; the first that fits a shape is taken. */
const candidates: readonly string[] = [
  'sample',
  '/',
  '123456',
  account,
  'v1',
  'A',
  'sample-name-0123456789',
  'sample@example.com',
  `arn:aws:iam::${account}:role/sample`,
  'o-exampleorgid',
  'r-exam',
  'ou-exam-sample01',
  'p-samplepolicy',
  'h-samplehandshake',
  'car-samplecreation0123456789abcdef',
  'd-9067012345',
  '0123456789abcdef0123456789abcdef',
  '00000000-0000-4000-8000-000000000000',
  '906701234500000000-00000000-0000-4000-8000-000000000000',
  'AKIASAMPLESAMPLE1234',
  'SAMPLESAMPLESAMPLESAMPLESAMPLE12',
  'arn:aws:sso:::instance/ssoins-0123456789abcdef',
  'arn:aws:sso:::permissionSet/ssoins-0123456789abcdef/ps-0123456789abcdef',
  `arn:aws:sso::${account}:application/ssoins-0123456789abcdef/apl-0123456789abcdef`,
  `arn:aws:sso::${account}:trustedTokenIssuer/ssoins-0123456789abcdef/tti-00000000-0000-4000-8000-000000000000`,
  'arn:aws:sso::aws:applicationProvider/custom',
  `arn:aws:access-analyzer:us-east-1:${account}:analyzer/sample`,
  `arn:aws:access-analyzer:us-east-1:${account}:configured/00000000-0000-4000-8000-000000000000`,
  'o-exampleorgid/r-exam/',
  'alias/sample',
  'us-east-1',
  'https://idp.example/',
  'rate(1 day)',
  'ssoins-0123456789abcdef',
  'rt-sampletransfer',
  'arn:aws:iam::aws:policy/ReadOnlyAccess',
  'lambda:InvokeFunction',
  '*',
];

/** Members whose meaning a pattern does not tell; what they name, `sampleWorld` has. */
const meant: Readonly<Record<string, Json>> = {
  Bucket: 'sample',
  Key: 'sample',
  CopySource: 'sample/sample',
  KeyId: keyArn,
  TargetKeyId: keyArn,
  DestinationKeyId: keyArn,
  AliasName: 'alias/sample',
  TopicArn: topicArn,
  SubscriptionArn: `${topicArn}:00000000-0000-4000-8000-000000000000`,
  ResourceType: 'Parameter',
  RoleArn: `arn:aws:iam::${account}:role/sample`,
  PolicySourceArn: `arn:aws:iam::${account}:user/sample`,
  PolicyArn: `arn:aws:iam::${account}:policy/sample`,
  Url: 'https://idp.example',
  TargetPrincipal: account,
  TaskPolicyArn: { arn: 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' },
};

/** Members that a service asks for although its model does not. */
const beyondModel: Readonly<Record<string, JsonObject>> = { 'sns.Publish': { TopicArn: topicArn } };

/** The smallest input of an operation that its service lets through: required members alone. */
export function minimalInput(model: ServiceModel, operation: string): JsonObject {
  const shape = model.operations[operation]?.input?.shape;
  const input = shape === undefined ? {} : structureOf(model, shape, 0);
  return { ...input, ...beyondModel[`${model.service}.${operation}`] };
}

/** Without a shape there is nothing that the model could refuse. */
function structureOf(model: ServiceModel, shapeName: string, depth: number): JsonObject {
  const shape = model.shapes[shapeName];
  const required = shape?.union ? Object.keys(shape.members ?? {}).slice(0, 1) : (shape?.required ?? []);
  return Object.fromEntries(
    required.map((name) => [name, memberOf(model, name, shape?.members?.[name]?.shape ?? '', depth + 1)]),
  );
}

function memberOf(model: ServiceModel, name: string, shapeName: string, depth: number): Json {
  const { [name]: known } = meant;
  const text = typeof known === 'string';
  const fitting = known !== undefined && text === (model.shapes[shapeName]?.type === 'string');
  return fitting ? known : sampleOf(model, shapeName, depth);
}

function sampleOf(model: ServiceModel, shapeName: string, depth: number): Json {
  const shape = model.shapes[shapeName];
  if (!shape || depth > 12) return 'sample';
  const element = (name = '') => sampleOf(model, name, depth + 1);
  switch (shape.type) {
    case 'structure':
      return structureOf(model, shapeName, depth);
    case 'list':
      return Array.from({ length: Math.max(1, shape.min ?? 0) }, () => element(shape.member?.shape));
    case 'map':
      return { [String(element(shape.key?.shape))]: element(shape.value?.shape) };
    case 'boolean':
      return true;
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return Math.max(1, shape.min ?? 1);
    case 'timestamp':
      return '2026-11-24T09:00:00Z';
    case 'blob':
      return Buffer.from('sample').toString('base64');
    case 'string':
      return textOf(shapeName, shape);
  }
}

function fits(shape: Shape, text: string): boolean {
  const broken = [
    ...enumViolation('', '', shape, text),
    ...lengthViolation('', '', shape, text, [...text].length),
    ...patternViolation('', '', shape, text),
  ];
  return broken.length === 0;
}

function textOf(shapeName: string, shape: Shape): string {
  const [first] = shape.enum ?? [];
  if (first !== undefined) return first;
  const long = 'a'.repeat(Math.max(1, shape.min ?? 1));
  const found = [...candidates, long, long.replace(/./g, '0')].find((text) => fits(shape, text));
  if (found === undefined)
    throw new Error(`no candidate fits ${shapeName}: ${shape.pattern} ${shape.min}…${shape.max}`);
  return found;
}
