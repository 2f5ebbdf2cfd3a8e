import type { AttachedPolicy } from '../policy/request.ts';
import type { Account, Role, Session, Tags, User } from './sandbox.ts';

/** Who a caller turned out to be, with everything that authorization and the trail need to know of them. */
export interface Identity {
  /** `provider`: somebody without credentials for whom an identity provider vouches. */
  readonly kind: 'root' | 'user' | 'role' | 'federated' | 'service' | 'anonymous' | 'provider';
  /** `principal` of an authorization request: user, session, federated user, root or provider ARN, service principal, `*`. */
  readonly arn: string;
  /** For a role session, the role's ARN with its path. */
  readonly roleArn: string | null;
  /** Null for services and anonymous callers. */
  readonly account: Account | null;
  readonly user: User | null;
  readonly role: Role | null;
  readonly session: Session | null;
  /** `aws:userid`: `AIDA…`, `AROA…:session`, the account id for root, `account:name` for a federated user. */
  readonly userId: string;
  /** Credentials used; null in the console and for services. */
  readonly accessKeyId: string | null;
  /** Temporary credentials carry MFA facts, long-term keys never do. */
  readonly temporary: boolean;
  readonly mfaAt: number | null;
  /** Tags of user or role with session tags on top. */
  readonly tags: Tags;
  readonly identityPolicies: readonly AttachedPolicy[];
  readonly boundary: AttachedPolicy | null;
  readonly sessionPolicies: readonly AttachedPolicy[] | null;
  /** Whom the provider vouches for, as CloudTrail tells it. */
  readonly federation?: {
    readonly type: 'WebIdentityUser' | 'SAMLUser';
    readonly principalId: string;
    readonly userName: string;
    /** ARN, or the host of a provider that AWS knows by itself. */
    readonly provider: string;
  };
}
