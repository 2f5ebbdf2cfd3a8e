import * as z from 'zod';
import { line, policyDocument } from './words.ts';

const name = line.exactOptional();
const flag = z.boolean().exactOptional();
const count = z.number().int().min(1).exactOptional();
const texts = z.record(line, z.union([z.string(), z.number(), z.boolean()]));

const grant = z.strictObject({
  grantee: line.meta({ description: 'ARN of a principal' }),
  operations: z.array(line),
  retiring: name,
  name,
  encryptionContext: z.record(line, z.string()).exactOptional(),
});

/** What is in a resource; the member has to fit its type. */
export const resourceContent = {
  key: z
    .strictObject({
      description: z.string().exactOptional(),
      enabled: flag,
      rotation: count.meta({ description: 'days between rotations' }),
      grants: z.array(grant).exactOptional(),
    })
    .exactOptional(),
  alias: z.strictObject({ key: line }).exactOptional(),
  queue: z.strictObject({ messages: z.array(z.string()).exactOptional() }).exactOptional(),
  topic: z
    .strictObject({ subscriptions: z.array(z.strictObject({ protocol: line, endpoint: line })).exactOptional() })
    .exactOptional(),
  secret: z
    .strictObject({
      value: z.string().exactOptional(),
      description: z.string().exactOptional(),
      key: name.meta({ description: 'ARN or id of a KMS key' }),
      rotation: z.strictObject({ function: line, days: count }).exactOptional(),
    })
    .exactOptional(),
  parameter: z
    .strictObject({
      value: z.string().exactOptional(),
      type: z.enum(['String', 'StringList', 'SecureString']).exactOptional(),
      key: name,
    })
    .exactOptional(),
  function: z
    .strictObject({
      role: line.meta({ description: 'ARN or name of the execution role' }),
      runtime: name,
      environment: z.record(line, z.string()).exactOptional(),
    })
    .exactOptional(),
  table: z.strictObject({ partitionKey: name, sortKey: name, items: z.array(texts).exactOptional() }).exactOptional(),
  trail: z.strictObject({ bucket: line, multiRegion: flag, logging: flag }).exactOptional(),
  rule: z
    .strictObject({
      pattern: policyDocument.exactOptional(),
      schedule: name,
      enabled: flag,
      targets: z.array(z.strictObject({ arn: line, role: name })).exactOptional(),
    })
    .exactOptional(),
  schedule: z.strictObject({ expression: name, target: line, role: line }).exactOptional(),
  configRule: z.strictObject({ name, identifier: line, parameters: texts.exactOptional() }).exactOptional(),
  alarm: z
    .strictObject({
      value: z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']).exactOptional(),
      metric: name,
      namespace: name,
      threshold: z.number().exactOptional(),
      actions: z.array(line).exactOptional().meta({ description: 'ARNs that the alarm reaches, such as a topic' }),
    })
    .exactOptional(),
  recorder: z
    .strictObject({ recording: flag, role: name.meta({ description: 'ARN or name of the role of AWS Config' }) })
    .exactOptional(),
  logGroup: z.strictObject({ streams: z.record(line, z.array(z.string())).exactOptional() }).exactOptional(),
};

const setting = z.boolean().exactOptional();

/** S3 Block Public Access; `true` for all four settings. */
export const publicAccessBlock = z.union([
  z.boolean(),
  z.strictObject({
    blockPublicAcls: setting,
    ignorePublicAcls: setting,
    blockPublicPolicy: setting,
    restrictPublicBuckets: setting,
  }),
]);
