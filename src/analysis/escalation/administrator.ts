import type { PoliciesInForce } from '../../policy/request.ts';
import type { AccountView, PrincipalView, ResourceView } from '../accountView.ts';
import { calling } from '../calling.ts';
import { allowedOn } from './ask.ts';
import { allowsAll, everyPolicy } from './grants.ts';

interface Probe {
  readonly action: string;
  readonly type: string;
  readonly arn: (account: string, region: string) => string;
}

const entity = (action: string, type: string): Probe => ({
  action,
  type: `iam:${type}`,
  arn: (account) => `arn:aws:iam::${account}:${type}/some-${type}-of-the-account`,
});

/** Every one of them is needed: who lacks one cannot rewrite just anybody. */
const rewriting: readonly Probe[] = [
  entity('iam:PutUserPolicy', 'user'),
  entity('iam:AttachUserPolicy', 'user'),
  entity('iam:CreateUser', 'user'),
  entity('iam:CreateAccessKey', 'user'),
  entity('iam:AttachRolePolicy', 'role'),
  entity('iam:PutRolePolicy', 'role'),
  entity('iam:UpdateAssumeRolePolicy', 'role'),
  entity('iam:PassRole', 'role'),
  entity('iam:CreatePolicyVersion', 'policy'),
];

const inRegion = (action: string, type: string, rest: string): Probe => {
  const service = action.slice(0, action.indexOf(':'));
  return {
    action,
    type: `${service}:${type}`,
    arn: (account, region) => `arn:aws:${service}:${region}:${account}:${rest}`,
  };
};

/** More than half of them are needed: a control policy that takes a service away makes nobody harmless. */
const using: readonly Probe[] = [
  { action: 's3:GetObject', type: 's3:object', arn: () => 'arn:aws:s3:::some-bucket-of-the-account/some-key' },
  { action: 's3:DeleteBucket', type: 's3:bucket', arn: () => 'arn:aws:s3:::some-bucket-of-the-account' },
  inRegion('ec2:TerminateInstances', 'instance', 'instance/i-0123456789abcdef0'),
  inRegion('lambda:UpdateFunctionCode', 'function', 'function:some-function'),
  inRegion('dynamodb:DeleteTable', 'table', 'table/some-table'),
  inRegion('secretsmanager:GetSecretValue', 'Secret', 'secret:some-secret-AbCdEf'),
  inRegion('sqs:SendMessage', 'queue', 'some-queue'),
  inRegion('cloudformation:CreateStack', 'stack', 'stack/some-stack/0123'),
];

const known = new WeakMap<PrincipalView, boolean>();
const everything = 'arn:aws:iam::aws:policy/AdministratorAccess';

/**
 * True for whoever may rewrite every user and role of the account and use more than half of a few services of every
 * kind, each on a resource that no policy names, in some context. Attributes of the resource do not help: it has none.
 */
export function isAdministrator(view: AccountView, principal: PrincipalView): boolean {
  const remembered = known.get(principal);
  if (remembered !== undefined) return remembered;
  if (allowsAll(principal.policies) && !principal.policies.endpoint) {
    known.set(principal, true);
    return true;
  }
  const may = (probe: Probe) => isAllowed(view, principal, probe);
  const found = rewriting.every(may) && using.filter(may).length * 2 > using.length;
  known.set(principal, found);
  return found;
}

function isAllowed(view: AccountView, principal: PrincipalView, probe: Probe): boolean {
  const elsewhere = namedRegions(principal.policies);
  return [view.region, ...elsewhere].some((region) => isAllowedIn(view, principal, probe, region));
}

/** Regions that are looked at beside the usual one. */
const mostRegions = 4;

/** Regions that conditions name: control policies often leave but a few of them open. */
function namedRegions(policies: PoliciesInForce): readonly string[] {
  const clauses = everyPolicy(policies)
    .flatMap(({ policy }) => policy.statements)
    .flatMap(({ conditions }) => conditions.filter(({ key }) => key.toLowerCase() === 'aws:requestedregion'));
  const names = clauses.flatMap(({ values }) => values).filter((value) => /^[a-z]+(-[a-z]+)+-\d$/.test(value));
  return [...new Set(names)].slice(0, mostRegions);
}

function isAllowedIn(
  view: AccountView,
  principal: PrincipalView,
  { action, type, arn }: Probe,
  region: string,
): boolean {
  const resource: ResourceView = { ...view.settle(arn(principal.account, region), type), exists: true };
  const attaches = /^iam:Attach/.test(action);
  const caller = calling(principal, {
    'iam:PermissionsBoundary': undefined,
    ...(attaches ? { 'iam:PolicyARN': everything } : {}),
  });
  return allowedOn(view, caller, action, resource) !== null;
}
