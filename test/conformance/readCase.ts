import { type PolicyKind, readPolicy } from '../../src/policy/parse.ts';
import { isRcpFullAccess } from '../../src/policy/rcpFullAccess.ts';
import type {
  AttachedPolicy,
  AuthorizationRequest,
  Context,
  ContextValue,
  KeyGrant,
  PoliciesInForce,
} from '../../src/policy/request.ts';

/** One case of the conformance format, ready to decide. */
export interface ConformanceCase {
  readonly id: string;
  readonly says: string;
  readonly fact: string;
  readonly request: AuthorizationRequest;
  readonly policies: PoliciesInForce;
  readonly expect: string;
  readonly because: string | null;
  /** The page behind the case; null where the file's `source` says it. */
  readonly source: string | null;
}

type Raw = Readonly<Record<string, unknown>>;

function record(value: unknown, what: string): Raw {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${what} is no object`);
  return Object.fromEntries(Object.entries(value));
}

function list(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`${what} is no list`);
  return value;
}

function text(value: unknown, what: string): string {
  if (typeof value !== 'string') throw new Error(`${what} is no text`);
  return value;
}

const trustAction = /^sts:(AssumeRole(With(SAML|WebIdentity))?|TagSession|SetSourceIdentity)$/i;

/** Reads a case as it stands in a file; what is not understood is an error, never left out. */
export function readCase(value: unknown): ConformanceCase {
  const raw = record(value, 'the case');
  const id = text(raw.id, 'id');
  if (raw.expect === undefined) throw new Error(`case ${id} asserts nothing`);
  const request = readRequest(record(raw.request, `${id}: request`), id);
  const because = raw.because === undefined ? null : text(raw.because, `${id}: because`);
  const resourceKind = trustAction.test(request.action) ? 'trust' : 'resource';
  const policies = readPolicies(record(raw.policies, `${id}: policies`), resourceKind, id);
  const [says, fact] = [text(raw.says, `${id}: says`), text(raw.fact, `${id}: fact`)];
  const source = raw.source === undefined ? null : text(raw.source, `${id}: source`);
  return { id, says, fact, request, policies, expect: text(raw.expect, 'expect'), because, source };
}

const requestKeys = ['principal', 'role', 'user', 'canonicalUser', 'action', 'resource', 'resourceAccount', 'context'];

function readRequest(raw: Raw, id: string): AuthorizationRequest {
  for (const key of Object.keys(raw)) if (!requestKeys.includes(key)) throw new Error(`${id}: unknown key ${key}`);
  return {
    principal: text(raw.principal, `${id}: principal`),
    action: text(raw.action, `${id}: action`),
    resource: text(raw.resource, `${id}: resource`),
    ...(raw.role === undefined ? {} : { role: text(raw.role, `${id}: role`) }),
    ...(raw.user === undefined ? {} : { user: text(raw.user, `${id}: user`) }),
    ...(raw.canonicalUser === undefined ? {} : { canonicalUser: text(raw.canonicalUser, `${id}: canonicalUser`) }),
    ...(raw.resourceAccount === undefined ? {} : { resourceAccount: text(raw.resourceAccount, `${id}: account`) }),
    context: readContext(record(raw.context ?? {}, `${id}: context`)),
  };
}

function readContext(raw: Raw): Context {
  const entries = Object.entries(raw).map(([key, value]): [string, ContextValue] => {
    return [key, Array.isArray(value) ? value.map(String) : String(value)];
  });
  return Object.fromEntries(entries);
}

function readPolicies(raw: Raw, resourceKind: PolicyKind, id: string): PoliciesInForce {
  const one = (value: unknown, ref: string, kind: PolicyKind): AttachedPolicy => {
    const { policy, faults } = readPolicy(value, kind === 'rcp' && isRcpFullAccess(value) ? 'resource' : kind);
    if (!policy) throw new Error(`${id}: ${ref}: ${faults.map((fault) => fault.message).join('; ')}`);
    return { ref, policy };
  };
  const many = (value: unknown, name: string, kind: PolicyKind) =>
    list(value, name).map((item, index) => one(item, `${name}[${index}]`, kind));
  const levels = (value: unknown, name: string, kind: PolicyKind) =>
    list(value, name).map((level, index) => many(level, `${name}[${index}]`, kind));
  const readers: Readonly<Record<string, (value: unknown) => Partial<PoliciesInForce>>> = {
    identity: (value) => ({ identity: many(value, 'identity', 'identity') }),
    boundary: (value) => ({ boundary: one(value, 'boundary', 'identity') }),
    session: (value) => ({ session: many(value, 'session', 'session') }),
    resource: (value) => ({ resource: one(value, 'resource', resourceKind) }),
    scp: (value) => ({ scp: levels(value, 'scp', 'scp') }),
    rcp: (value) => ({ rcp: levels(value, 'rcp', 'rcp') }),
    endpoint: (value) => ({ endpoint: many(value, 'endpoint', 'resource') }),
    grants: (value) => ({ grants: list(value, 'grants').map((grant) => readGrant(record(grant, 'grant'))) }),
    blockPublicAccess: (value) => ({
      blockPublicAccess: { restrictPublicBuckets: record(value, 'blockPublicAccess').restrictPublicBuckets === true },
    }),
  };
  const layers = Object.entries(raw).map(([layer, value]) => {
    const reader = readers[layer];
    if (!reader) throw new Error(`${id}: unknown layer ${layer}`);
    return reader(value);
  });
  return Object.assign({}, ...layers);
}

function readGrant(raw: Raw): KeyGrant {
  const pairs = (value: unknown) =>
    Object.fromEntries(Object.entries(record(value, 'pairs')).map(([key, item]) => [key, text(item, key)]));
  const { encryptionContextSubset: subset, encryptionContextEquals: equals } = raw;
  return {
    grantee: text(raw.grantee, 'grantee'),
    operations: list(raw.operations, 'operations').map((operation) => text(operation, 'operation')),
    ...(subset === undefined ? {} : { encryptionContextSubset: pairs(subset) }),
    ...(equals === undefined ? {} : { encryptionContextEquals: pairs(equals) }),
  };
}
