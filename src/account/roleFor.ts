import { trustsService } from './instanceSession.ts';
import { accountOfArn } from './resourceType.ts';
import type { Role, Sandbox } from './sandbox.ts';

/** A role by its ARN; null where it does not exist. */
export function roleAt(sandbox: Sandbox, arn: string): Role | null {
  const account = sandbox.accounts.get(accountOfArn(arn) ?? '');
  const role = account?.roles.get(arn.slice(arn.lastIndexOf('/') + 1).toLowerCase());
  return role?.arn === arn ? role : null;
}

/** The role that a service may assume; null where it does not exist or does not trust the service. */
export function roleFor(sandbox: Sandbox, arn: string, service: string, time: number): Role | null {
  const role = roleAt(sandbox, arn);
  return role && trustsService(sandbox, role, service, time) ? role : null;
}
