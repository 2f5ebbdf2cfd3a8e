import { managedArnOf } from '../policyByArn.ts';
import type { Account, Role, Sandbox } from '../sandbox.ts';
import { storedPolicy } from '../storedPolicy.ts';
import { drawId } from './draw.ts';
import { holderNamed, putHolder, roleKind } from './holderKind.ts';
import type { Target } from './row.ts';
import { type ServiceLinkedRole, serviceLinkedServices } from './serviceLinkedServices.ts';
import { arnOf } from './targets.ts';

const serviceSuffix = '.amazonaws.com';

/** The role of a service principal such as `organizations.amazonaws.com`. */
export const linkedServiceOf = (principal: string): ServiceLinkedRole | undefined =>
  serviceLinkedServices.find(({ service }) => service + serviceSuffix === principal);

export const linkedPath = (principal: string): string => `/aws-service-role/${principal}/`;

const trustOf = (principal: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: [principal] } }],
  });

interface Wanted {
  readonly principal: string;
  readonly name: string;
  readonly description: string;
  readonly time: number;
}

/** The sandbox with a new service-linked role in an account; null where AWS has no policy for it. */
export function addLinkedRole(
  sandbox: Sandbox,
  account: string,
  { principal, name, description, time }: Wanted,
): { readonly sandbox: Sandbox; readonly role: Role } | null {
  const trust = storedPolicy(trustOf(principal), 'trust');
  const policy = managedArnOf(linkedServiceOf(principal)?.policy ?? '');
  if (!trust || policy === null) return null;
  const drawn = drawId(sandbox, 'AROA');
  const role: Role = {
    name,
    path: linkedPath(principal),
    id: drawn.value,
    arn: arnOf(account, 'role', linkedPath(principal), name),
    created: time,
    inline: new Map(),
    attached: [policy],
    trust,
    boundary: null,
    tags: [],
    description,
    maxSessionDuration: 3600,
    lastUsed: null,
  };
  return { sandbox: putHolder(drawn.sandbox, account, roleKind, role), role };
}

const has = (account: Account, principal: string): boolean =>
  holderNamed(roleKind, account, linkedServiceOf(principal)?.role ?? '') !== undefined;

/**
 * What a call needs besides its own permission where the service would make its role in the caller's account (IAM User
 * Guide, create-service-linked-role).
 */
export function linkedRoleAsks(account: Account, principal: string): readonly Target[] {
  const name = linkedServiceOf(principal)?.role;
  if (name === undefined || has(account, principal)) return [];
  const resource = arnOf(account.id, 'role', linkedPath(principal), name);
  return [{ action: 'iam:CreateServiceLinkedRole', resource, context: { 'iam:AWSServiceName': principal } }];
}

/** The sandbox in which a service has its role in an account. */
export function withLinkedRole(sandbox: Sandbox, account: string, principal: string, time: number): Sandbox {
  const held = sandbox.accounts.get(account);
  const name = linkedServiceOf(principal)?.role;
  if (!held || name === undefined || has(held, principal)) return sandbox;
  return addLinkedRole(sandbox, account, { principal, name, description: '', time })?.sandbox ?? sandbox;
}
