import type { ApiError } from '../account/call.ts';
import type { Identity } from '../account/identity.ts';
import { policyByArn } from '../account/policyByArn.ts';
import { parsePolicy, readPolicy } from '../policy/parse.ts';
import type { AttachedPolicy } from '../policy/request.ts';
import type { PolicyDocument } from '../scenario/scenario.ts';

/**
 * Sessions as if they had been begun with policies: documents, or ARNs of managed ones. A document that cannot be read
 * allows nothing, as no session begins with it.
 */
export function withSessionPolicies(
  identities: readonly Identity[] | ApiError,
  given: readonly PolicyDocument[] | undefined,
): readonly Identity[] | ApiError {
  if ('code' in identities || !given) return identities;
  return identities.map((identity) => ({ ...identity, sessionPolicies: attached(identity, given) }));
}

const nothing = { version: '2012-10-17', id: null, statements: [] } as const;

const attached = ({ account }: Identity, given: readonly PolicyDocument[]): readonly AttachedPolicy[] =>
  given.map((document, index) => {
    const ref = `session[${index}]`;
    if (typeof document === 'string' && document.startsWith('arn:')) {
      const found = account && policyByArn(account, document);
      return { ref, policy: found?.policy ?? nothing, name: found?.name ?? document, arn: document };
    }
    const read = typeof document === 'string' ? parsePolicy(document, 'session') : readPolicy(document, 'session');
    return { ref, policy: read.policy ?? nothing, name: 'session policy' };
  });
