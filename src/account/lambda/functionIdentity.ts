import type { Identity } from '../identity.ts';
import { roleIdentity } from '../identityForms.ts';
import { instanceSession } from '../instanceSession.ts';
import { foundAt } from '../resource.ts';
import { accountOfArn } from '../resourceType.ts';
import { roleFor } from '../roleFor.ts';
import type { Sandbox } from '../sandbox.ts';
import { functionName } from './onFunction.ts';

/**
 * What a function is while it runs: a session of its role, named after it (AWS Lambda Developer Guide,
 * lambda-intro-execution-role). Null where the function does not exist or the role does not trust Lambda.
 */
export function functionIdentity(sandbox: Sandbox, arn: string, time: number): Identity | null {
  const account = sandbox.accounts.get(accountOfArn(arn) ?? '');
  const found = foundAt(sandbox, arn, 'function');
  const role = found && roleFor(sandbox, found.state.role, 'lambda.amazonaws.com', time);
  if (!account || !role) return null;
  const name = functionName(arn);
  const session = { ...instanceSession(account, role, name, time), keys: { 'lambda:SourceFunctionArn': arn } };
  return roleIdentity(account, role, session, name);
}
