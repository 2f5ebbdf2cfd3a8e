import type { ServiceModel } from '../catalogue/shapes.ts';
import type { ApiCall, Json, JsonObject } from './call.ts';
import { exposed } from './exposure.ts';
import { hostOf } from './trailDetails.ts';

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

type Wording = (call: ApiCall, shown: JsonObject | null, region: string) => JsonObject | null;

const wordings: Readonly<Record<string, Wording>> = { s3: inS3, ec2: inEc2 };

/** `requestParameters` of an event: the input without its secrets; null where there is none. */
export function requestParameters(call: ApiCall, model: ServiceModel, region: string): JsonObject | null {
  const shown = exposed(model, model.operations[call.operation]?.input?.shape, call.input);
  return wordings[call.service]?.(call, shown, region) ?? shown;
}
