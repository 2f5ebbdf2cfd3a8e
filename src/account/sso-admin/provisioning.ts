import { optionalText, text } from '../iam/input.ts';
import type { Rows } from '../iam/row.ts';
import type { Sandbox } from '../sandbox.ts';
import { provisionedIn } from './assignments.ts';
import { inCenter, listed, onSet } from './centerRow.ts';
import { fail } from './failures.ts';
import type { IdentityCenter, PermissionSet } from './identityCenter.ts';
import { begun } from './requests.ts';
import { provisioningFault, withReservedRole } from './reservedRole.ts';

/** Brings a changed permission set to the accounts that have it. */
const provision = onSet((call) => {
  const { set } = call;
  const target = optionalText(call.input, 'TargetId') ?? null;
  const one = text(call.input, 'TargetType') === 'AWS_ACCOUNT';
  if (one && target === null) return fail('input.target');
  if (one && !set.provisioned.has(target ?? '')) return fail('set.unassigned', { Id: target ?? '' });
  const accounts = one && target !== null ? [target] : [...set.provisioned.keys()];
  let center: IdentityCenter = call.center;
  let sandbox: Sandbox = call.sandbox;
  let failure: string | null = null;
  for (const id of accounts) {
    const account = sandbox.accounts.get(id);
    const current = center.permissionSets.get(set.arn);
    if (!account || !current) continue;
    const fault = provisioningFault(account, current);
    failure ??= fault;
    if (fault !== null) continue;
    sandbox = withReservedRole(sandbox, center, current, id, call.time);
    center = provisionedIn(center, current, id, true);
  }
  const account = one ? target : null;
  const request = { kind: 'provisioning', failure, permissionSet: set.arn, account, assignment: null } as const;
  return begun(call, 'PermissionSetProvisioningStatus', request, center, sandbox);
});

/** Whether a set is in an account in the state that a filter asks for. */
function isProvisioned(set: PermissionSet, account: string, status: string | undefined): boolean {
  const revision = set.provisioned.get(account);
  if (revision === undefined) return false;
  return status === undefined || (status === 'LATEST_PERMISSION_SET_PROVISIONED') === (revision === set.revision);
}

const accountsOfSet = onSet((call) => {
  const status = optionalText(call.input, 'ProvisioningStatus');
  const accounts = [...call.set.provisioned.keys()].filter((id) => isProvisioned(call.set, id, status));
  return listed(call, 'ListAccountsForProvisionedPermissionSet', 'AccountIds', accounts, (id) => id);
});

const setsOfAccount = inCenter((call) => {
  const account = text(call.input, 'AccountId');
  const status = optionalText(call.input, 'ProvisioningStatus');
  const sets = [...call.center.permissionSets.values()].filter((set) => isProvisioned(set, account, status));
  const page = listed(call, 'ListPermissionSetsProvisionedToAccount', 'PermissionSets', sets, ({ arn }) => arn);
  if ('error' in page) return page;
  const { PermissionSets: arns, ...more } = page.output;
  return { ...page, output: { ...more, PermissionSets: arns ?? [] } };
});

/** Permission sets as accounts have them. */
export const provisioning: Rows = {
  ProvisionPermissionSet: provision,
  ListAccountsForProvisionedPermissionSet: accountsOfSet,
  ListPermissionSetsProvisionedToAccount: setsOfAccount,
};
