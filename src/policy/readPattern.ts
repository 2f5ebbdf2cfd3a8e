import { splitParts } from './arn.ts';
import type { JsonPath } from './fault.ts';
import type { FaultList } from './faultList.ts';
import { legacyArnFails, resourceRefusal } from './malformedArn.ts';
import type { PolicyKind } from './policyKind.ts';
import { fitsTrustPolicy } from './trustActions.ts';
import { checkKnownAction } from './unknownAction.ts';
import { maskVariables } from './variables.ts';

/** Characters of a service prefix; a star may stand in for it in control policies. */
const PREFIX = /^[A-Za-z0-9\-.]+$|^\*$/;

/** Faults of one action pattern. */
export function checkAction(pattern: string, path: JsonPath, kind: PolicyKind, list: FaultList): void {
  if (kind === 'trust' && !fitsTrustPolicy(pattern)) {
    list.error(
      'DOJO_TRUST_POLICY_ACTION',
      path,
      `the action \`${pattern}\` does not belong in a trust policy`,
      'name `sts:AssumeRole`, one of its kinds, `sts:TagSession` or `sts:SetSourceIdentity`',
    );
    return;
  }
  if (pattern === '*') {
    if (kind === 'rcp') {
      list.error(
        'RCP_SYNTAX_ERROR_ACTION',
        path,
        'a resource control policy cannot name the action `*` alone',
        'name a service, e.g. `s3:*`',
      );
    }
    return;
  }
  const colons = pattern.split(':').length - 1;
  if (colons === 0) {
    list.error(
      'INVALID_ACTION',
      path,
      `the action \`${pattern}\` has no service prefix`,
      'write `service:Action`, e.g. `s3:GetObject`',
    );
  } else if (colons > 1) {
    list.error(
      'INVALID_ACTION',
      path,
      `the action \`${pattern}\` has more than one colon`,
      'write `service:Action`, e.g. `s3:GetObject`',
    );
  } else if (!PREFIX.test(pattern.slice(0, pattern.indexOf(':')))) {
    const prefix = pattern.slice(0, pattern.indexOf(':'));
    list.error(
      'INVALID_SERVICE_IN_ACTION',
      path,
      `the service prefix \`${prefix}\` is not valid`,
      'a prefix has letters, digits, `-` and `.` only',
    );
  } else {
    checkKnownAction(pattern, path, list);
    if (kind === 'rcp') checkRcpService(pattern, path, list);
  }
}

/** Named as left out by the AWS Organizations User Guide (orgs_manage_policies_rcps), whose list of services grows. */
const withoutRcps: ReadonlySet<string> = new Set(['iam', 'ec2', 'lambda', 'sns']);

function checkRcpService(pattern: string, path: JsonPath, list: FaultList): void {
  const prefix = pattern.slice(0, pattern.indexOf(':')).toLowerCase();
  if (!withoutRcps.has(prefix)) return;
  list.error(
    'RCP_SYNTAX_ERROR_ACTION',
    path,
    `resource control policies do not reach \`${prefix}\``,
    'use a service control policy for the callers of this service',
  );
}

const partitions: ReadonlySet<string> = new Set([
  'aws',
  'aws-cn',
  'aws-us-gov',
  'aws-iso',
  'aws-iso-b',
  'aws-iso-e',
  'aws-iso-f',
  'aws-eusc',
  '*',
]);

const ARN_FORM = 'an ARN is `arn:partition:service:region:account:resource`';

/** Faults of one resource pattern. */
export function checkResource(pattern: string, path: JsonPath, kind: PolicyKind, list: FaultList): void {
  if (pattern === '*' || kind === 'resource') return;
  const known = list.faults.length;
  const stored = kind === 'identity' || kind === 'session';
  if (!/^\*+$/.test(pattern)) checkForm(pattern, path, kind, list);
  if (stored && list.faults.length === known) checkAsIamDoes(pattern, path, kind, list);
}

function checkForm(pattern: string, path: JsonPath, kind: PolicyKind, list: FaultList): void {
  if (!pattern.startsWith('arn:')) {
    list.error('INVALID_ARN_PREFIX', path, `the resource \`${pattern}\` is neither an ARN nor \`*\``, ARN_FORM);
    return;
  }
  const [, partition = '', service, ...rest] = splitParts(maskVariables(pattern, 'x'));
  if (!partitions.has(partition) && !partition.includes('*') && !partition.includes('?')) {
    list.error(
      'INVALID_PARTITION',
      path,
      `unknown partition \`${partition}\` in \`${pattern}\``,
      'the partition is `aws` outside China and GovCloud',
    );
  }
  if (service === undefined || service === '') {
    list.error('MISSING_ARN_FIELD', path, `the ARN \`${pattern}\` names no service`, ARN_FORM);
  } else if (isCutShort(rest, pattern) || (kind === 'session' && rest.length < 3)) {
    list.error(
      'MISSING_ARN_FIELD',
      path,
      `the ARN \`${pattern}\` has too few fields`,
      `${ARN_FORM}; empty fields keep their colon`,
    );
  } else checkRegion(pattern, service, rest, path, list);
}

/** What IAM refuses and no row above words better. */
function checkAsIamDoes(pattern: string, path: JsonPath, kind: PolicyKind, list: FaultList): void {
  const refusal = resourceRefusal([[pattern]]);
  const unparsable = legacyArnFails([[pattern]], kind === 'identity');
  if (refusal === null && !unparsable) return;
  const advice = refusal === null ? ARN_FORM : `IAM says: ${refusal}`;
  list.error('INVALID_ARN_RESOURCE', path, `IAM does not take the resource \`${pattern}\``, advice);
}

/** Five fields with an empty one are refused; three are completed with `*` (recorded by moto's policy vectors). */
function isCutShort(rest: readonly string[], pattern: string): boolean {
  return rest.length > 0 && rest.length < 3 && pattern.includes('::');
}

/** S3 ARNs have a region only where they have an account, as access points do. */
function checkRegion(pattern: string, service: string, rest: readonly string[], path: JsonPath, list: FaultList): void {
  const [region = '', account = ''] = rest;
  if (region === '' || region === '*' || (service !== 'iam' && (service !== 's3' || account !== ''))) return;
  list.error(
    'ARN_REGION_NOT_ALLOWED',
    path,
    `the ARN \`${pattern}\` names a region`,
    `ARNs of ${service} have an empty region field`,
  );
}
