import { accountOfArn } from './arn.ts';
import type { Decision, StatementTrace } from './decision.ts';
import type { AuthorizationRequest, Context, ContextValue, PolicyType } from './request.ts';

/** What AWS calls each type in a denial (IAM User Guide, troubleshoot_access-denied). */
const names: Readonly<Record<PolicyType, string>> = {
  identity: 'identity-based policy',
  resource: 'resource-based policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  scp: 'service control policy',
  rcp: 'resource control policy',
  endpoint: 'VPC endpoint policy',
  trust: 'role trust policy',
};

/** Where the explicit form differs from `a` and the name. The guide prints `sessions policy`; services say `session policy`. */
const explicitForms: Partial<Record<PolicyType, string>> = {
  identity: 'an identity-based policy',
  trust: 'the role trust policy',
};

/** Types whose explicit denials name the policy since 2026 (AWS Security Blog, enhanced access denied messages). */
const namesPolicy: ReadonlySet<PolicyType> = new Set(['scp', 'rcp', 'boundary', 'session', 'identity']);

export interface DenialOptions {
  /**
   * Whether an explicit denial cites the ARN of the policy; AWS documents messages with and without. Default: where
   * caller and resource belong to one account or one organization.
   */
  readonly citePolicyArn?: boolean;
}

/** AWS's sentence for a denial. `named`: how the service words the resource, e.g. `user dana`; default its ARN. */
export function accessDeniedMessage(decision: Decision, named?: string, options: DenialOptions = {}): string {
  const { principal, action, resource } = decision.request;
  const caller = principal === '*' ? 'anonymous' : principal;
  const start = `User: ${caller} is not authorized to perform: ${action} on resource: ${named ?? resource}`;
  const reason = reasonOf(decision, options.citePolicyArn ?? isInsider(decision.request));
  return reason === null ? start : `${start} ${reason}`;
}

/** The tail that names one type of policy; null where no policy decided. */
function reasonOf(decision: Decision, cite: boolean): string | null {
  const { decidedBy, request } = decision;
  if (decidedBy === null || decision.decision === 'allowed') return null;
  if (decision.decision === 'implicitDeny') return `because no ${names[decidedBy]} allows the ${request.action} action`;
  const form = explicitForms[decidedBy] ?? `a ${names[decidedBy]}`;
  const arn = cite && namesPolicy.has(decidedBy) ? denyingArn(decision.statements, decidedBy) : null;
  return `with an explicit deny in ${form}${arn === null ? '' : `: ${arn}`}`;
}

/** True where one account or one organization holds caller and resource. */
function isInsider({ principal, resource, resourceAccount, context }: AuthorizationRequest): boolean {
  const own = accountOfArn(principal);
  const owner = resourceAccount ?? accountOfArn(resource) ?? own;
  if (own !== null && own === owner) return true;
  const organization = keyOf(context, 'aws:resourceorgid');
  return organization !== undefined && organization === keyOf(context, 'aws:principalorgid');
}

function keyOf(context: Context, lowerKey: string): ContextValue | undefined {
  return Object.entries(context).find(([key]) => key.toLowerCase() === lowerKey)?.[1];
}

function denyingArn(statements: readonly StatementTrace[], type: PolicyType): string | null {
  const denying = statements.find(({ policyType, effect, applies }) => {
    return policyType === type && effect === 'Deny' && applies;
  });
  return denying?.policyArn ?? null;
}
