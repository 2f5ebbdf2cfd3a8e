import { nextHex, seedOf } from './generator.ts';
import type { ControlPolicies, Organization } from './sandbox.ts';
import type { ControlPolicyStart, OrganizationStart } from './startShape.ts';
import { documentText, storedPolicy } from './storedPolicy.ts';

type Levels = readonly (readonly ControlPolicyStart[])[];

/** The organization of a start: its members are the accounts with paths, without paths all accounts of the sandbox. */
export function organizationOf(
  start: OrganizationStart,
  home: string,
  accounts: readonly string[],
  options: { readonly seed: number },
): Organization {
  const hex = (purpose: string, length: number) =>
    nextHex(seedOf(`${options.seed}/organization/${purpose}`), length)[0];
  const id = start.id ?? `o-${hex('id', 10)}`;
  const managementAccount = start.managementAccount ?? home;
  const rootPath = `${id}/r-${hex('root', 4)}/`;
  const ids = new Set([managementAccount, ...(start.paths ? Object.keys(start.paths) : accounts)]);
  const levelsOf = (levels: Levels | undefined, kind: 'scp' | 'rcp') =>
    levels?.map((level, depth) =>
      level.flatMap((policy, index) => {
        const stored = storedPolicy(documentText(policy.document), kind);
        const folder = kind === 'scp' ? 'service_control_policy' : 'resource_control_policy';
        const policyId = policy.id ?? `p-${hex(`${kind}/${policy.name}`, 8)}`;
        const arn = `arn:aws:organizations::${managementAccount}:policy/${id}/${folder}/${policyId}`;
        return stored ? [{ ref: `${kind}[${depth}][${index}]`, policy: stored.policy, name: policy.name, arn }] : [];
      }),
    );
  const controls = new Map<string, ControlPolicies>();
  for (const account of ids) {
    const scp = levelsOf(start.serviceControlPolicies?.[account], 'scp');
    const rcp = levelsOf(start.resourceControlPolicies?.[account], 'rcp');
    if (scp || rcp) controls.set(account, { scp: scp ?? null, rcp: rcp ?? null });
  }
  return {
    id,
    managementAccount,
    paths: new Map([...ids].map((account) => [account, start.paths?.[account] ?? rootPath])),
    controls,
  };
}
