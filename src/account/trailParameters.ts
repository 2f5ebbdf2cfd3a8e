import type { ServiceModel } from '../catalogue/shapes.ts';
import type { ApiCall, Json, JsonObject } from './call.ts';
import { exposed } from './exposure.ts';
import { hostOf } from './trailDetails.ts';
import { isDataEvent } from './trailNames.ts';

function parsed(text: Json | undefined): Json {
  if (typeof text !== 'string') return null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

/** S3 names the bucket and the host, and shows a bucket policy as a document: events in the Amazon S3 User Guide. */
function inS3({ input, operation }: ApiCall, shown: JsonObject | null, region: string): JsonObject {
  const { bucket, policy: _policy, ...rest } = shown ?? {};
  const policy = operation === 'PutBucketPolicy' ? { bucketPolicy: parsed(input.Policy) } : {};
  return {
    ...policy,
    ...(bucket === undefined ? {} : { bucketName: bucket }),
    Host: hostOf({ service: 's3', input }, region),
    ...rest,
    ...(operation === 'PutBucketPolicy' ? { policy: '' } : {}),
  };
}

/** EC2 wraps its lists and says that data was taken out: events in the Amazon EC2 API Reference. */
function inEc2({ input }: ApiCall, shown: JsonObject | null): JsonObject | null {
  const { instanceIds, ...rest } = shown ?? {};
  const set = Array.isArray(instanceIds)
    ? { instancesSet: { items: instanceIds.map((instanceId) => ({ instanceId })) } }
    : {};
  const data = input.UserData === undefined ? {} : { userData: '<sensitiveDataRemoved>' };
  const whole = { ...set, ...rest, ...data };
  return Object.keys(whole).length > 0 ? whole : null;
}

/** Ciphertext is left out: events in the AWS KMS Developer Guide, understanding-kms-entries. */
function inKms(_call: ApiCall, shown: JsonObject | null): JsonObject | null {
  const { ciphertextBlob: _blob, ...rest } = shown ?? {};
  return Object.keys(rest).length > 0 ? rest : null;
}

const hidden = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/** What messages say is hidden: Amazon SQS and Amazon SNS Developer Guides, logging-using-cloudtrail. */
const inMessages: Wording = (_call, shown) =>
  shown &&
  Object.fromEntries(
    Object.entries(shown).map(([name, value]) => [
      name,
      ['messageBody', 'message', 'subject'].includes(name) ? hidden : value,
    ]),
  );

/** Of items the key alone is told: Amazon DynamoDB Developer Guide, logging-using-cloudtrail. */
function inDynamoDb({ operation }: ApiCall, shown: JsonObject | null): JsonObject | null {
  if (!shown || !isDataEvent('dynamodb', operation)) return shown;
  const { tableName = null, key } = shown;
  const plain = Object.entries(Object(key)).map(([name, value]) => [name, Object.values(Object(value))[0]]);
  return {
    ...(tableName === null ? {} : { tableName }),
    ...(key === undefined ? {} : { key: Object.fromEntries(plain) }),
  };
}

type Wording = (call: ApiCall, shown: JsonObject | null, region: string) => JsonObject | null;

const wordings: Readonly<Record<string, Wording>> = {
  s3: inS3,
  ec2: inEc2,
  kms: inKms,
  sqs: inMessages,
  sns: inMessages,
  dynamodb: inDynamoDb,
};

/** `requestParameters` of an event: the input without its secrets; null where there is none. */
export function requestParameters(call: ApiCall, model: ServiceModel, region: string): JsonObject | null {
  const shown = exposed(model, model.operations[call.operation]?.input?.shape, call.input);
  const wording = wordings[call.service];
  return wording ? wording(call, shown, region) : shown;
}
