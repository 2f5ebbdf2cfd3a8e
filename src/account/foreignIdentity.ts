import type { AttachedPolicy } from '../policy/request.ts';
import type { Identity } from './identity.ts';
import { type Credentials, outsideIdentity } from './identityForms.ts';
import { accountOfArn } from './resourceType.ts';

/**
 * A principal of an account that is not simulated. Its own account is taken to allow everything, so that what it may do
 * is what this side lets in.
 */
export function foreignIdentity(arn: string, credentials: Credentials): Identity {
  const resource = arn.split(':', 6)[5] ?? '';
  const kind = resource.split('/', 1)[0] ?? '';
  if (kind === 'root') return { ...outsideIdentity('root', arn, credentials), identityPolicies: [everything] };
  if (kind === 'user') return { ...outsideIdentity('user', arn, credentials), identityPolicies: [everything] };
  const [, name = '', session = 'session'] = kind === 'role' ? ['', resource.split('/').at(-1)] : resource.split('/');
  const account = accountOfArn(arn) ?? '';
  const sessionArn = `arn:aws:sts::${account}:assumed-role/${name}/${session}`;
  return {
    ...outsideIdentity('role', sessionArn, { ...credentials, temporary: true }),
    roleArn: kind === 'role' ? arn : `arn:aws:iam::${account}:role/${name}`,
    identityPolicies: [everything],
  };
}

const everything: AttachedPolicy = {
  ref: 'identity[0]',
  name: 'what the other account allows',
  policy: {
    version: '2012-10-17',
    id: null,
    statements: [
      {
        index: 0,
        sid: null,
        effect: 'Allow',
        principal: null,
        action: { negated: false, patterns: ['*'] },
        resource: { negated: false, patterns: ['*'] },
        conditions: [],
        place: null,
      },
    ],
  },
};
