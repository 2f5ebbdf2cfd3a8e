import type { Context } from '../policy/request.ts';
import type { ApiCall } from './call.ts';

/** The circumstances of a request; what is left out is ordinary. */
export interface RequestFacts {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Default us-east-1. A Region in the resource's ARN goes first. */
  readonly region?: string;
  readonly sourceIp?: string;
  readonly userAgent?: string;
  /** Default true. */
  readonly secureTransport?: boolean;
  /** Condition keys that a question states, in place of what the account fills in; never from a call. */
  readonly context?: Context;
}

export const usualRegion = 'us-east-1';
/** An address of the documentation range. */
export const usualAddress = '203.0.113.25';
export const usualUserAgent = 'aws-cli/2.31.0 iam-dojo';

/** The circumstances of an API call. Nothing else of a call counts, so that no caller states condition keys. */
export function factsOf({ time, sourceIp, userAgent }: ApiCall, region: string): RequestFacts {
  return {
    time,
    region,
    ...(sourceIp === undefined ? {} : { sourceIp }),
    ...(userAgent === undefined ? {} : { userAgent }),
  };
}
