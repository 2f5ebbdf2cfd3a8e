import type { Context } from '../policy/request.ts';

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
  /** Further condition keys; they replace what the account fills in. */
  readonly context?: Context;
}

export const usualRegion = 'us-east-1';
/** An address of the documentation range. */
export const usualAddress = '203.0.113.25';
export const usualUserAgent = 'aws-cli/2.31.0 iam-dojo';
