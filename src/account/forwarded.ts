import type { Context } from '../policy/request.ts';

/**
 * Condition keys of a request that a service makes with the caller's permissions: IAM User Guide,
 * access_forward_access_sessions.
 */
export const forwardedBy = (service: string): Context => ({
  'aws:ViaAWSService': 'true',
  'aws:CalledVia': [`${service}.amazonaws.com`],
  'aws:CalledViaFirst': `${service}.amazonaws.com`,
  'aws:CalledViaLast': `${service}.amazonaws.com`,
});
