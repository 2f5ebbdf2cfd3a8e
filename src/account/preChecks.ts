import type { ApiError } from './call.ts';
import { type FailureRows, failing, sharedFailures } from './fail.ts';
import type { Identity } from './identity.ts';
import { isRootTask } from './rootTask.ts';

const failures = {
  ...sharedFailures,
  'sts.session-credentials': {
    code: 'AccessDenied',
    status: 403,
    text: 'Cannot call {Operation} with session credentials',
  },
  'sts.root-caller': { code: 'AccessDenied', status: 403, text: 'Roles may not be assumed by root accounts.' },
} as const satisfies FailureRows;

const fail = failing(failures);

/** A rule on who may call what at all, whatever policies say. */
interface PreCheck {
  /** AWS page of the rule. */
  readonly source: string;
  readonly applies: (service: string, operation: string, identity: Identity) => boolean;
  readonly failure: keyof typeof failures;
}

const sessions = 'IAM User Guide, id_credentials_temp_request';
const sessionType = ({ session }: Identity) => session?.of.type;
/** Credentials of GetSessionToken. */
const ofSessionToken = (identity: Identity) =>
  ['user', 'root'].includes(sessionType(identity) ?? '') && !isRootTask(identity);
/** Calls that only long-term credentials may make. */
const callsForKeys = new Set(['GetSessionToken', 'GetFederationToken']);
const openToSessionTokens = new Set(['AssumeRole', 'GetCallerIdentity']);

const preChecks: readonly PreCheck[] = [
  {
    source: sessions,
    applies: (service, _operation, identity) =>
      service === 'iam' && ofSessionToken(identity) && identity.mfaAt === null,
    failure: 'sts.session-token-iam',
  },
  {
    source: 'IAM User Guide, id_credentials_temp_control-access_getfederationtoken',
    applies: (service, _operation, identity) => service === 'iam' && sessionType(identity) === 'federated',
    failure: 'sts.session-token-iam',
  },
  {
    source: sessions,
    applies: (service, operation, identity) =>
      service === 'sts' && ofSessionToken(identity) && !openToSessionTokens.has(operation),
    failure: 'sts.session-credentials',
  },
  {
    source: sessions,
    applies: (service, operation, identity) =>
      service === 'sts' && sessionType(identity) === 'federated' && operation !== 'GetCallerIdentity',
    failure: 'sts.session-credentials',
  },
  {
    source: sessions,
    applies: (service, operation, identity) =>
      service === 'sts' && identity.kind === 'role' && callsForKeys.has(operation),
    failure: 'sts.session-credentials',
  },
  {
    // The console works with temporary credentials of its own.
    source: sessions,
    applies: (service, operation, { temporary, session }) =>
      service === 'sts' && temporary && session === null && callsForKeys.has(operation),
    failure: 'sts.session-credentials',
  },
  {
    source: 'STS API Reference, AssumeRole',
    applies: (service, operation, identity) =>
      service === 'sts' && operation === 'AssumeRole' && identity.kind === 'root',
    failure: 'sts.root-caller',
  },
];

/** AWS's answer to a caller who may not call an operation whatever the policies say, or null. */
export function preCheck(service: string, operation: string, identity: Identity): ApiError | null {
  const broken = preChecks.find((rule) => rule.applies(service, operation, identity));
  return broken ? fail(broken.failure, { Operation: operation }).error : null;
}
