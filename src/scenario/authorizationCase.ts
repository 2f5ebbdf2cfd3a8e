import * as z from 'zod';
import { awsPrincipalFault } from '../policy/awsPrincipal.ts';
import type { Policy } from '../policy/document.ts';
import type { Fault, JsonPath, Place } from '../policy/fault.ts';
import { type PolicyKind, readPolicy } from '../policy/parse.ts';
import { isRcpFullAccess } from '../policy/rcpFullAccess.ts';
import type {
  AttachedPolicy,
  AuthorizationRequest,
  Context,
  KeyGrant,
  PoliciesInForce,
  PolicyType,
} from '../policy/request.ts';
import { asksTrustPolicy } from '../policy/trustActions.ts';
import { faultsOf } from './faults.ts';
import { line } from './words.ts';

/** One authorization case: a request, the policies in force and what AWS answers. */
export interface AuthorizationCase {
  readonly id: string;
  readonly request: AuthorizationRequest;
  readonly policies: PoliciesInForce;
  readonly expect: 'allowed' | 'explicitDeny' | 'implicitDeny' | null;
  readonly because: PolicyType | null;
}

const scalar = z.union([z.string(), z.number(), z.boolean()]);
/** `z.record` would drop a key of this name silently. */
const withoutProto = (value: unknown) => !Object.hasOwn(Object(value), '__proto__');

const context = z
  .custom<object>(withoutProto, '`__proto__` is no condition key')
  .pipe(z.record(z.string(), z.union([scalar, z.array(scalar)])));

/** A policy is read by the reader of policies, which tells more of what is wrong. */
const document = z.custom<object>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'write a policy document',
);

const provider = /^arn:[^:]+:iam::[^:]*:(oidc|saml)-provider\//;
const host = /^(?=.{1,2048}$)[\w-]+(\.[\w-]+)+([:/].*)?$/;

/** What can ask for something: `awsPrincipalFault` knows who can be a principal. */
function isCaller(text: string): boolean {
  if (text === '*' || host.test(text) || provider.test(text)) return true;
  return text.startsWith('arn:') && awsPrincipalFault(text) === null;
}

const caller = line.refine(
  isCaller,
  'write the ARN of a user, role session, federated user, root user or identity provider, the name of a service, or `*`',
);

const pairs = z.record(z.string(), z.string());

/** A grant of a KMS key; the operations without prefix. */
const grant = z
  .strictObject({
    grantee: line,
    operations: z.array(line),
    encryptionContextSubset: pairs.optional(),
    encryptionContextEquals: pairs.optional(),
  })
  .transform(
    ({ grantee, operations, encryptionContextSubset, encryptionContextEquals }): KeyGrant => ({
      grantee,
      operations,
      ...(encryptionContextSubset && { encryptionContextSubset }),
      ...(encryptionContextEquals && { encryptionContextEquals }),
    }),
  );

const caseSource = z.strictObject({
  id: line,
  says: z.string().optional(),
  fact: z.string().optional(),
  source: z.string().optional(),
  request: z.strictObject({
    principal: caller,
    role: line.regex(/^arn:[^:]+:iam::[^:]*:role\/./, 'write the ARN of a role').optional(),
    user: line
      .regex(/^arn:[^:]+:iam::\d{12}:user\/./, 'write the ARN of the user behind the federated session')
      .optional(),
    canonicalUser: line.optional(),
    action: line.regex(/^[^:\s]+:[^:\s]+$/, 'write an action as `service:Action`, such as `s3:GetObject`'),
    resource: line,
    resourceAccount: z
      .union([z.string(), z.number()])
      .transform(String)
      .pipe(z.string().regex(/^\d{12}$/, 'an account id is twelve digits in quotes'))
      .optional(),
    context: context.optional(),
  }),
  policies: z.strictObject({
    identity: z.array(document).optional(),
    boundary: document.optional(),
    session: z.array(document).optional(),
    resource: document.optional(),
    scp: z.array(z.array(document)).optional(),
    rcp: z.array(z.array(document)).optional(),
    endpoint: z.array(document).optional(),
    grants: z.array(grant).optional(),
    blockPublicAccess: z.strictObject({ restrictPublicBuckets: z.boolean() }).optional(),
  }),
  expect: z.enum(['allowed', 'explicitDeny', 'implicitDeny']).optional(),
  because: z.enum(['identity', 'resource', 'boundary', 'session', 'scp', 'rcp', 'endpoint', 'trust']).optional(),
});

type CaseSource = z.infer<typeof caseSource>;

/** Where a value of the case stands in its text. */
export interface Places {
  readonly locate: (path: JsonPath) => Place | null;
  readonly locateKey: (path: JsonPath) => Place | null;
}

/** Reads policies; passed in, so that a text that repeats is read once. */
export type PolicyReader = (
  value: unknown,
  kind: PolicyKind,
  locate: (path: JsonPath) => Place | null,
) => { readonly policy: Policy | null; readonly faults: readonly Fault[] };

/** A case from plain values; faults where it cannot be read or AWS would refuse one of its policies. */
export function readCase(
  value: unknown,
  places: Places,
  read: PolicyReader = readPolicy,
): { readonly case: AuthorizationCase | null; readonly faults: readonly Fault[] } {
  const parsed = caseSource.safeParse(value);
  if (!parsed.success) {
    const faults = faultsOf(parsed.error.issues, caseSource, value, places);
    return { case: null, faults: faults.map(ofCase) };
  }
  const layers = new Layers(parsed.data, places, read);
  const policies = layers.all();
  if (layers.faults.length > 0) return { case: null, faults: layers.faults };
  const { id, request, expect = null, because = null } = parsed.data;
  return { case: { id, request: requestOf(request), policies, expect, because }, faults: [] };
}

/** In the words of cases: the schema's faults speak of scenarios. */
function ofCase(fault: Fault): Fault {
  const message = fault.path.length === 0 ? fault.message.replace('the file', 'the case') : fault.message;
  return { ...fault, code: fault.code.replace('SCENARIO', 'CASE'), message };
}

function requestOf(source: CaseSource['request']): AuthorizationRequest {
  const { principal, role, user, canonicalUser, action, resource, resourceAccount } = source;
  const context: Context = Object.fromEntries(
    Object.entries(source.context ?? {}).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.map(String) : String(value),
    ]),
  );
  return {
    principal,
    action,
    resource,
    context,
    ...(role === undefined ? {} : { role }),
    ...(user === undefined ? {} : { user }),
    ...(canonicalUser === undefined ? {} : { canonicalUser }),
    ...(resourceAccount === undefined ? {} : { resourceAccount }),
  };
}

/** Of a resource control policy only denies count. */
const nothing: Policy = { version: null, id: null, statements: [] };

class Layers {
  readonly faults: Fault[] = [];
  readonly #source: CaseSource;
  readonly #places: Places;
  readonly #read: PolicyReader;

  constructor(source: CaseSource, places: Places, read: PolicyReader) {
    this.#source = source;
    this.#places = places;
    this.#read = read;
  }

  all(): PoliciesInForce {
    const { identity, boundary, session, resource, scp, rcp, endpoint, grants, blockPublicAccess } =
      this.#source.policies;
    const kind = asksTrustPolicy(this.#source.request) ? 'trust' : 'resource';
    return {
      ...(identity && { identity: this.#list(identity, 'identity', 'identity', ['identity']) }),
      ...(boundary && { boundary: this.#one(boundary, 'boundary', 'identity', ['boundary']) }),
      ...(session && { session: this.#list(session, 'session', 'session', ['session']) }),
      ...(resource && { resource: this.#one(resource, 'resource', kind, ['resource']) }),
      ...(scp && { scp: scp.map((level, at) => this.#list(level, `scp[${at}]`, 'scp', ['scp', at])) }),
      ...(rcp && { rcp: rcp.map((level, at) => this.#list(level, `rcp[${at}]`, 'rcp', ['rcp', at])) }),
      ...(endpoint && { endpoint: this.#list(endpoint, 'endpoint', 'resource', ['endpoint']) }),
      ...(grants && { grants }),
      ...(blockPublicAccess && { blockPublicAccess }),
    };
  }

  #list(documents: readonly unknown[], ref: string, kind: PolicyKind, path: JsonPath): AttachedPolicy[] {
    return documents.map((document, at) => this.#one(document, `${ref}[${at}]`, kind, [...path, at]));
  }

  #one(document: unknown, ref: string, kind: PolicyKind, path: JsonPath): AttachedPolicy {
    const whole = ['policies', ...path];
    if (kind === 'rcp' && isRcpFullAccess(document)) return { ref, policy: nothing };
    const { policy, faults } = this.#read(document, kind, (inner) => this.#places.locate([...whole, ...inner]));
    if (policy !== null) return { ref, policy };
    this.faults.push(...faults.map((fault) => ({ ...fault, path: [...whole, ...fault.path] })));
    return { ref, policy: nothing };
  }
}
