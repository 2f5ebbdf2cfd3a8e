import { optionalNumber, text } from '../iam/input.ts';
import type { Invocation, Operation, Permission } from '../operation.ts';
import { issue, plainSession } from './credentials.ts';
import { sessionPolicies } from './sessionPolicies.ts';
import { badTags, sessionTags, tagContext } from './sessionTags.ts';

/** Seconds: STS API Reference, GetFederationToken. */
const usualDuration = 43_200;
const rootDuration = 3600;

const arnOf = ({ account, input }: Invocation): string =>
  `arn:aws:sts::${account.id}:federated-user/${text(input, 'Name')}`;

/** IAM User Guide, id_credentials_temp_control-access_getfederationtoken. */
export const getFederationToken: Operation = {
  before: ({ input }) => badTags(input, null),
  permissions: (invocation) => {
    const resource = arnOf(invocation);
    const context = tagContext(sessionTags(invocation.input, null));
    const asked: Permission[] = [{ action: 'sts:GetFederationToken', resource, context }];
    if (Object.keys(context).length > 0) asked.push({ action: 'sts:TagSession', resource, context });
    return asked;
  },
  run: (invocation) => {
    const { account, identity, input, time } = invocation;
    const passed = sessionPolicies(input, account, sessionTags(input, null).tags);
    if ('error' in passed) return passed;
    const { packedSize, ...policies } = passed;
    const name = text(input, 'Name');
    const asked = optionalNumber(input, 'DurationSeconds') ?? usualDuration;
    const { sandbox, credentials } = issue(invocation.sandbox, {
      ...plainSession,
      ...policies,
      ...sessionTags(input, null),
      seconds: identity.user ? asked : Math.min(asked, rootDuration),
      issued: time,
      account: account.id,
      of: { type: 'federated', name, user: identity.user?.name ?? null },
    });
    return {
      sandbox,
      output: {
        Credentials: credentials,
        FederatedUser: { FederatedUserId: `${account.id}:${name}`, Arn: arnOf(invocation) },
        ...(packedSize === undefined ? {} : { PackedPolicySize: packedSize }),
      },
    };
  },
};
