import { optionalNumber } from '../iam/input.ts';
import type { Operation } from '../operation.ts';
import { issue, plainSession } from './credentials.ts';
import { badCode, hasCode, withCodeUsed } from './oneTimeCode.ts';

/** Seconds: STS API Reference, GetSessionToken. A longer session of the root user is cut to one hour. */
const usualDuration = 43_200;
const rootDuration = 3600;

/** Needs no permission: IAM User Guide, id_credentials_temp_control-access_getsessiontoken. */
export const getSessionToken: Operation = {
  before: badCode,
  permissions: () => [],
  run: (invocation) => {
    const { account, identity, input, time } = invocation;
    const asked = optionalNumber(input, 'DurationSeconds') ?? usualDuration;
    const { user } = identity;
    const { sandbox, credentials } = issue(withCodeUsed(invocation), {
      ...plainSession,
      seconds: user ? asked : Math.min(asked, rootDuration),
      issued: time,
      account: account.id,
      of: user ? { type: 'user', user: user.name, userId: user.id } : { type: 'root' },
      mfaAt: hasCode(invocation) ? time : null,
    });
    return { sandbox, output: { Credentials: credentials } };
  },
};
