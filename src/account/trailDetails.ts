import type { ApiCall, JsonObject } from './call.ts';
import { eventSource } from './trailNames.ts';

/** Services whose host name carries no Region: AWS General Reference, rande. */
const global: Readonly<Record<string, string>> = {
  iam: 'iam.amazonaws.com',
  organizations: 'organizations.us-east-1.amazonaws.com',
};

const bucketOf = ({ Bucket }: JsonObject): string => (typeof Bucket === 'string' ? `${Bucket}.` : '');

/** The host that a call goes to, e.g. `sts.eu-west-1.amazonaws.com` and `logs.s3.us-east-1.amazonaws.com`. */
export function hostOf({ service, input }: Pick<ApiCall, 'service' | 'input'>, region: string): string {
  const known = global[service];
  if (known !== undefined) return known;
  return `${service === 's3' ? bucketOf(input) : ''}${eventSource(service).split('.')[0]}.${region}.amazonaws.com`;
}

const cipherSuite = 'TLS_AES_128_GCM_SHA256';

/** How the request came in: CloudTrail User Guide, cloudtrail-event-reference-record-contents. */
export const tlsDetails = (host: string): JsonObject => ({
  tlsVersion: 'TLSv1.3',
  cipherSuite,
  clientProvidedHostHeader: host,
});

/** Bytes of a body given in base 64. */
const bytes = (body: unknown): number => (typeof body === 'string' ? Buffer.byteLength(body, 'base64') : 0);

/** `additionalEventData`: S3 tells how a request was signed and how much went over the line. */
export function additionalData(call: ApiCall, output: JsonObject | null): JsonObject | null {
  if (call.service !== 's3') return null;
  const signed = call.caller.type === 'anonymous' ? {} : { SignatureVersion: 'SigV4' };
  return {
    ...signed,
    CipherSuite: cipherSuite,
    bytesTransferredIn: bytes(call.input.Body),
    ...(call.caller.type === 'anonymous' ? {} : { AuthenticationMethod: 'AuthHeader' }),
    bytesTransferredOut: bytes(output?.Body),
  };
}
