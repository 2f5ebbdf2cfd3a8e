import type { Operations } from '../operation.ts';
import { assumeRole } from './assumeRole.ts';
import { getCallerIdentity } from './getCallerIdentity.ts';
import { getFederationToken } from './getFederationToken.ts';
import { getSessionToken } from './getSessionToken.ts';
import { decodeAuthorizationMessage, getAccessKeyInfo } from './inspection.ts';

/** Operations of AWS STS that the sandbox carries out. */
export const stsOperations: Operations = {
  AssumeRole: assumeRole,
  DecodeAuthorizationMessage: decodeAuthorizationMessage,
  GetAccessKeyInfo: getAccessKeyInfo,
  GetCallerIdentity: getCallerIdentity,
  GetFederationToken: getFederationToken,
  GetSessionToken: getSessionToken,
};
