import { stringify } from 'yaml';
import type { Decision } from '../policy/decision.ts';
import type { Policy } from '../policy/document.ts';
import { printPolicy } from '../policy/print.ts';
import type { AttachedPolicy, AuthorizationRequest, PoliciesInForce } from '../policy/request.ts';
import { stripControls } from '../policy/vetText.ts';

/** What a case is called and what it asks, in words. */
export interface CaseAbout {
  readonly id: string;
  readonly says: string;
}

/**
 * A decided request with the policies that were in force, as a file of one authorization case. Deciding the case again
 * gives the same verdict. Comments name the policies, whose names a case has no place for.
 */
export function caseText({ request, decision, decidedBy }: Decision, policies: PoliciesInForce, about: CaseAbout) {
  const written = {
    id: about.id,
    says: oneLine(about.says),
    request: requestValue(request),
    policies: policiesValue(policies),
    expect: decision,
    ...(decision !== 'allowed' && decidedBy !== null && { because: decidedBy }),
  };
  const comments = [
    'A verdict of iam-dojo. Where AWS answers otherwise, change `expect` to what AWS answers.',
    'Decide it again: iam-dojo simulate FILE',
    ...namesOf(policies),
  ];
  return `${comments.map((text) => `# ${oneLine(text)}\n`).join('')}\n${body({ cases: [written] })}`;
}

/** YAML may not hold these, and its writer leaves them as they are; JSON, which is YAML as well, can escape them. */
const CONTROL = /[\u007f-\u009f\ufeff]/;

function body(value: object): string {
  const text = stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
  if (!CONTROL.test(text)) return text;
  const escaped = (one: string) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${JSON.stringify(value, null, 2).replaceAll(new RegExp(CONTROL, 'g'), escaped)}\n`;
}

const oneLine = (text: string): string => stripControls(text).replaceAll(/\s+/g, ' ').trim();

function requestValue({ context, ...rest }: AuthorizationRequest): object {
  return { ...rest, ...(Object.keys(context).length > 0 && { context }) };
}

const listOf = (policies: readonly AttachedPolicy[]): unknown[] => policies.map(({ policy }) => document(policy));

function document(policy: Policy): unknown {
  return JSON.parse(printPolicy(policy));
}

function policiesValue(policies: PoliciesInForce): object {
  const { identity, boundary, session, resource, scp, rcp, endpoint, grants, blockPublicAccess } = policies;
  return {
    ...(identity && { identity: listOf(identity) }),
    ...(boundary && { boundary: document(boundary.policy) }),
    ...(session && { session: listOf(session) }),
    ...(resource && { resource: document(resource.policy) }),
    ...(scp && { scp: scp.map(listOf) }),
    // A resource control policy without statements stands for RCPFullAWSAccess, which changes nothing.
    ...(rcp && { rcp: rcp.map((level) => listOf(level.filter(({ policy }) => policy.statements.length > 0))) }),
    ...(endpoint && { endpoint: listOf(endpoint) }),
    ...(grants && { grants }),
    ...(blockPublicAccess && { blockPublicAccess }),
  };
}

/** `identity[0]: dev-ec2 (arn:…)`, for each policy that has a name. */
function namesOf({
  identity = [],
  boundary,
  session = [],
  resource,
  scp = [],
  rcp = [],
  endpoint = [],
}: PoliciesInForce) {
  const one = (policy: AttachedPolicy | undefined) => (policy === undefined ? [] : [policy]);
  const all = [identity, one(boundary), session, one(resource), ...scp, ...rcp, endpoint].flat();
  return all.flatMap(({ ref, name, arn }) => (name === undefined ? [] : [`${ref}: ${name}${arn ? ` (${arn})` : ''}`]));
}
