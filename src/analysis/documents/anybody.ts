import { callerOf } from '../../policy/caller.ts';
import { globalServices } from '../../policy/globalServices.ts';
import type { Context } from '../../policy/request.ts';
import type { PrincipalView } from '../accountView.ts';
import type { KeyValues } from '../strings/textReader.ts';

/** Somebody of whom no more is known than the ARN, and the values, or the absence, of some keys. */
export function anybody(arn: string, chosen: KeyValues = new Map()): PrincipalView {
  const session = /^arn:[^:]+:iam::\d{12}:role\/(?:.*\/)?([^/]+)$/.exec(arn);
  const account = arn.split(':')[4] ?? '';
  const temporary = session !== null || /:assumed-role\/|:federated-user\//.test(arn);
  const given: KeyValues = new Map([...ofService(arn), ...chosen]);
  const principal = session ? `arn:aws:sts::${account}:assumed-role/${session[1]}/some-session` : arn;
  return {
    name: arn,
    arn: principal,
    role: session ? arn : null,
    account,
    policies: {},
    temporary,
    anyone: true,
    given: new Set([...given.keys()].map((key) => key.toLowerCase())),
    context: (action, resource, region) => ordinary(action, resource, region, temporary, given),
  };
}

/** Signed requests tell whether a service makes them (IAM User Guide, reference_policies_condition-keys). */
function ofService(arn: string): KeyValues {
  const { kind } = callerOf({ principal: arn, action: '', resource: '*', context: {} });
  const key = 'aws:PrincipalIsAWSService';
  if (kind === 'anonymous' || kind === 'provider') return new Map([[key, undefined]]);
  if (kind !== 'service') return new Map([[key, 'false']]);
  return new Map([
    [key, 'true'],
    ['aws:PrincipalServiceName', arn],
  ]);
}

/** What an ordinary request carries. */
function ordinary(
  action: string,
  resource: string,
  region: string | undefined,
  temporary: boolean,
  given: KeyValues,
): Context {
  const service = action.slice(0, action.indexOf(':'));
  const place = resource.startsWith('arn:') ? resource.split(':')[3] : '';
  return {
    'aws:SecureTransport': 'true',
    'aws:ViaAWSService': 'false',
    'aws:RequestedRegion': globalServices.has(service) ? 'us-east-1' : place || region || 'us-east-1',
    'aws:SourceIp': '203.0.113.9',
    ...(temporary ? { 'aws:MultiFactorAuthPresent': 'false', 'aws:TokenIssueTime': '2026-01-01T00:00:00Z' } : {}),
    ...Object.fromEntries([...given].filter((entry): entry is [string, string] => entry[1] !== undefined)),
  };
}
