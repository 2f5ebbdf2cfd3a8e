import type { Asked } from './asked.ts';
import type { Verdict } from './decision.ts';

/** An action that AWS decides without asking a policy. */
export interface Special {
  readonly service: string;
  /** In lower case; null for every action of the service. */
  readonly name: string | null;
  readonly callers: readonly Asked['caller']['kind'][];
  readonly verdict: Verdict;
  readonly says: string;
}

/** The first row that fits counts. Sources: AWS STS API Reference; IAM User Guide, id_credentials_temp_request. */
const specials: readonly Special[] = [
  {
    service: 'sts',
    name: 'getcalleridentity',
    callers: ['user', 'session', 'federated', 'root'],
    verdict: 'allowed',
    says: 'Asking for your own identity needs no permission, and no policy can deny it.',
  },
  {
    service: 'sts',
    name: 'getsessiontoken',
    callers: ['user', 'root'],
    verdict: 'allowed',
    says: 'Getting a session token for yourself needs no permission, and no policy can deny it.',
  },
  {
    service: 'sts',
    name: 'getsessiontoken',
    callers: ['session', 'federated'],
    verdict: 'implicitDeny',
    says: 'GetSessionToken cannot be called with session credentials, whatever the policies say.',
  },
  {
    service: 'sts',
    name: 'getfederationtoken',
    callers: ['session', 'federated'],
    verdict: 'implicitDeny',
    says: 'GetFederationToken cannot be called with session credentials, whatever the policies say.',
  },
  {
    service: 'sts',
    name: 'assumerole',
    callers: ['root'],
    verdict: 'implicitDeny',
    says: 'The root user cannot assume roles, whatever the policies say.',
  },
  {
    service: 'sts',
    name: 'assumeroot',
    callers: ['root'],
    verdict: 'implicitDeny',
    says: 'A root task of a member account cannot be started with root credentials, whatever the policies say.',
  },
  {
    service: 'sts',
    name: null,
    callers: ['federated'],
    verdict: 'implicitDeny',
    says: 'A federated user session may call GetCallerIdentity and no other STS action.',
  },
  {
    service: 'iam',
    name: null,
    callers: ['federated'],
    verdict: 'implicitDeny',
    says: 'A federated user session cannot call IAM.',
  },
];

export function specialOf({ action, caller }: Asked): Special | null {
  if (action.service !== 'sts' && action.service !== 'iam') return null;
  return (
    specials.find((row) => {
      const named = row.service === action.service && (row.name === null || row.name === action.name);
      return named && row.callers.includes(caller.kind);
    }) ?? null
  );
}
