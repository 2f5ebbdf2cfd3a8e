import type { AccountView, PrincipalView, ResourceView } from '../../src/analysis/accountView.ts';
import { managedPolicy } from '../../src/catalogue/managedPolicies.ts';
import type { Policy } from '../../src/policy/document.ts';
import { parsePolicy, readPolicy } from '../../src/policy/parse.ts';
import type { AttachedPolicy, Context, PoliciesInForce } from '../../src/policy/request.ts';

export const home = '111122223333';
const now = '2026-11-24T09:00:00Z';
const region = 'eu-west-1';

/** An identity policy with these statements. */
export function policy(...Statement: readonly object[]): Policy {
  return read({ Version: '2012-10-17', Statement });
}

export function resourcePolicy(...Statement: readonly object[]): Policy {
  const { policy: found, faults } = readPolicy({ Version: '2012-10-17', Statement }, 'resource');
  if (!found) throw new Error(JSON.stringify(faults));
  return found;
}

function read(value: object): Policy {
  const { policy: found, faults } = readPolicy(value);
  if (!found) throw new Error(JSON.stringify(faults));
  return found;
}

/** A policy that AWS publishes, by its name. */
export function published(name: string): Policy {
  const document = managedPolicy(`arn:aws:iam::aws:policy/${name}`)?.document ?? '';
  const { policy: found } = parsePolicy(document);
  if (!found) throw new Error(`no policy ${name}`);
  return found;
}

export function attached(policies: readonly Policy[], type = 'identity'): AttachedPolicy[] {
  return policies.map((one, index) => ({ ref: `${type}[${index}]`, policy: one }));
}

interface There {
  readonly arn: string;
  /** `s3:bucket`. */
  readonly type: string;
  readonly account?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly policy?: Policy;
}

/** An account with these resources in it and nothing else. */
export function account(...there: readonly There[]): World {
  const views = there.map((one): ResourceView => ({ ...fresh(one.arn, one.type, one), exists: true }));
  const tags = new Map(there.map(({ arn, tags: own }) => [arn, own ?? {}]));
  const settle = (arn: string, type: string) =>
    views.find((one) => one.arn === arn) ?? fresh(arn, type, bucketOf(arn, there));
  return { view: { home, region, resources: views, settle }, tags };
}

export interface World {
  readonly view: AccountView;
  readonly tags: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

function fresh(arn: string, type: string, facts: Partial<There> | undefined): ResourceView {
  const owner = arn.split(':')[4] || facts?.account || home;
  const own = facts?.policy;
  return {
    arn,
    type,
    account: owner,
    exists: false,
    policy: own ? { ref: 'resource', policy: own } : null,
    policyService: own ? (type === 'iam:role' ? 'sts' : (type.split(':')[0] ?? null)) : null,
    rcp: null,
  };
}

/** What is in a bucket belongs to its owner and meets its policy. */
function bucketOf(arn: string, there: readonly There[]): There | undefined {
  return there.find((one) => one.type === 's3:bucket' && arn.startsWith(`${one.arn}/`));
}

const globalServices = /^(iam|organizations|route53|cloudfront|support):/;

interface Person {
  readonly arn?: string;
  readonly role?: string;
  readonly temporary?: boolean;
  readonly context?: Context;
  readonly world?: World;
  readonly more?: PoliciesInForce;
}

/** A principal of the account with these identity policies. */
export function principal(policies: readonly Policy[], person: Person = {}): PrincipalView {
  const arn = person.arn ?? `arn:aws:iam::${home}:user/maya`;
  return {
    name: 'user/maya',
    arn,
    role: person.role ?? null,
    account: home,
    temporary: person.temporary ?? false,
    policies: { identity: attached(policies), ...person.more },
    context: (action, resource, sentTo) => ({
      ...ordinary(action, resource, sentTo),
      ...tagsOf(person.world, resource),
      ...person.context,
    }),
  };
}

function ordinary(action: string, resource: string, sentTo: string | undefined): Context {
  return {
    'aws:SourceIp': '203.0.113.25',
    'aws:SecureTransport': 'true',
    'aws:CurrentTime': now,
    'aws:ViaAWSService': 'false',
    'aws:ResourceAccount': home,
    'aws:RequestedRegion': globalServices.test(action) ? 'us-east-1' : resource.split(':')[3] || sentTo || region,
  };
}

function tagsOf(world: World | undefined, resource: string): Context {
  const tags = world?.tags.get(resource) ?? {};
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:ResourceTag/${key}`, value]));
}

export const empty = account();
