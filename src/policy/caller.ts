import { lastSegment, parseArn } from './arn.ts';
import type { AuthorizationRequest } from './request.ts';

export type CallerKind = 'user' | 'session' | 'federated' | 'root' | 'service' | 'anonymous' | 'provider';

/** Who asks, as the rules of evaluation see it. */
export interface Caller {
  readonly kind: CallerKind;
  /** The principal as the request names it. */
  readonly principal: string;
  /** Null for services, anonymous callers and identity providers. */
  readonly account: string | null;
  /** `aws:PrincipalArn`: for a session the role's ARN; null where the request has none. */
  readonly arn: string | null;
  /** User name without path, role session name or federated user name; empty otherwise. */
  readonly name: string;
  /** True for sessions of a role below `aws-service-role/`. */
  readonly serviceLinked: boolean;
  /** ARN of the user behind a federated user session; null where it is not told. */
  readonly user: string | null;
  /** Canonical user id of the account; null where it is not told. */
  readonly canonicalUser: string | null;
}

const REMEMBERED = 16_384;
const LONGEST = 1_024;
const callers = new Map<string, Caller>();

/** Reads the caller of a request; a pure function that remembers its last answers. */
export function callerOf(request: AuthorizationRequest): Caller {
  const { principal, role, user, canonicalUser } = request;
  if (user !== undefined || canonicalUser !== undefined) {
    const caller = readCaller(principal, role);
    return {
      ...caller,
      user: caller.kind === 'federated' ? (user ?? null) : null,
      canonicalUser: canonicalUser ?? null,
    };
  }
  const key = role === undefined ? principal : `${principal} ${role}`;
  const known = callers.get(key);
  if (known) return known;
  const caller = readCaller(principal, role);
  if (key.length > LONGEST) return caller;
  if (callers.size >= REMEMBERED) callers.clear();
  callers.set(key, caller);
  return caller;
}

/** A role makes no requests of its own: its ARN stands for any session of it. */
function readCaller(principal: string, role: string | undefined): Caller {
  if (principal === '*') return plainCaller('anonymous', principal);
  const arn = parseArn(principal);
  if (!arn) return plainCaller(isServiceName(principal) ? 'service' : 'provider', principal);
  const [type = '', first = ''] = arn.resource.split('/');
  const base = { principal, account: arn.account, serviceLinked: false, user: null, canonicalUser: null };
  if (arn.service === 'sts' && type === 'assumed-role') {
    const roleArn = role ?? `arn:${arn.partition}:iam::${arn.account}:role/${first}`;
    const serviceLinked = roleArn.includes(':role/aws-service-role/');
    return { ...base, kind: 'session', arn: roleArn, name: lastSegment(arn.resource), serviceLinked };
  }
  if (arn.service === 'sts' && type === 'federated-user') {
    return { ...base, kind: 'federated', arn: principal, name: lastSegment(arn.resource) };
  }
  if (arn.service === 'iam' && type === 'role') {
    const serviceLinked = first === 'aws-service-role';
    return { ...base, kind: 'session', arn: principal, name: '', serviceLinked };
  }
  if (arn.resource === 'root') return { ...base, kind: 'root', arn: principal, name: '' };
  if (type === 'oidc-provider' || type === 'saml-provider') return plainCaller('provider', principal);
  return { ...base, kind: 'user', arn: principal, name: lastSegment(arn.resource) };
}

function plainCaller(kind: CallerKind, principal: string): Caller {
  return { kind, principal, account: null, arn: null, name: '', serviceLinked: false, user: null, canonicalUser: null };
}

/** Service principals end in `amazonaws.com` or `amazonaws.com.cn` or `aws.internal`; web identity hosts do not. */
function isServiceName(text: string): boolean {
  return /\.(amazonaws\.com(\.cn)?|aws\.internal)$/.test(text) && text !== 'cognito-identity.amazonaws.com';
}
