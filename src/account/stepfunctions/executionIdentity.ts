import type { Identity } from '../identity.ts';
import { roleIdentity } from '../identityForms.ts';
import { instanceSession } from '../instanceSession.ts';
import { foundAt } from '../resource.ts';
import { accountOfArn } from '../resourceType.ts';
import { roleFor } from '../roleFor.ts';
import type { Sandbox } from '../sandbox.ts';

/**
 * What an execution of a state machine is while it runs: a session of the machine's role (AWS Step Functions Developer
 * Guide, procedure-create-iam-role). Null where none was started or the role does not trust Step Functions.
 */
export function executionIdentity(sandbox: Sandbox, arn: string, time: number): Identity | null {
  const account = sandbox.accounts.get(accountOfArn(arn) ?? '');
  const found = foundAt(sandbox, arn, 'stateMachine');
  const role = found && roleFor(sandbox, found.resource.runsAs ?? '', 'states.amazonaws.com', time);
  const last = found?.state.executions.at(-1);
  if (!account || !role || !last) return null;
  const name = last.arn.slice(last.arn.lastIndexOf(':') + 1);
  return roleIdentity(account, role, instanceSession(account, role, name, time), name);
}
