import type { Account, Sandbox } from '../../account/sandbox.ts';
import type { AccountNames } from '../editor/arnOptions.ts';
import type { ChoicesPort } from '../form/choices.ts';
import type { ChoiceSources } from './choiceSource.ts';
import { governanceChoices } from './governanceChoices.ts';
import { iamChoices } from './iamChoices.ts';
import { resourceChoices } from './resourceChoices.ts';

export const choiceSources: ChoiceSources = { ...iamChoices, ...governanceChoices, ...resourceChoices };

/** Proposals for the fields of a form of one service: what the home account has. */
export function accountChoices(sandbox: Sandbox, account: Account, service: string): ChoicesPort {
  return (_shape, member) => (choiceSources[`${service}:${member}`] ?? choiceSources[member])?.(sandbox, account) ?? [];
}

/** ARNs that the policy editor proposes. */
export function accountNames(account: Account, region: string): AccountNames {
  const arns = () => [
    ...[...account.users.values()].map(({ arn }) => ({ arn, kind: 'user' })),
    ...[...account.groups.values()].map(({ arn }) => ({ arn, kind: 'group' })),
    ...[...account.roles.values()].map(({ arn }) => ({ arn, kind: 'role' })),
    ...[...account.policies.values()].map(({ arn }) => ({ arn, kind: 'policy' })),
    ...[...account.instanceProfiles.values()].map(({ arn }) => ({ arn, kind: 'instance profile' })),
    ...[...account.buckets.values()].map(({ arn }) => ({ arn, kind: 'bucket' })),
    ...[...account.instances.values()].map(({ arn }) => ({ arn, kind: 'instance' })),
    ...[...account.resources.values()].map(({ arn, type }) => ({ arn, kind: type })),
  ];
  return { account: account.id, region, arns };
}
