import type { Policy, Statement } from '../policy/document.ts';
import type { TrailEvent } from './call.ts';
import { textAt } from './eventFacts.ts';
import { customerPolicyByArn, policyByArn } from './policyByArn.ts';
import type { Account, Sandbox } from './sandbox.ts';
import { storedPolicy } from './storedPolicy.ts';

/** Everything, or all of IAM, with which one gives oneself everything. */
const wholeActions = new Set(['*', '*:*', 'iam:*']);

const isWhole = ({ effect, action, resource, conditions }: Statement): boolean =>
  effect === 'Allow' &&
  conditions.length === 0 &&
  !action.negated &&
  action.patterns.some((pattern) => wholeActions.has(pattern.toLowerCase())) &&
  resource?.negated === false &&
  resource.patterns.includes('*');

const makesAdministrator = (policy: Policy | undefined): boolean => policy?.statements.some(isWhole) ?? false;

type Given = (account: Account, event: TrailEvent) => readonly (Policy | undefined)[];

const asked = (event: TrailEvent, member: string): string => textAt(event, 'requestParameters', member);

const ofDocument: Given = (_account, event) => [storedPolicy(asked(event, 'policyDocument'), 'identity')?.policy];
const ofArn: Given = (account, event) => [policyByArn(account, asked(event, 'policyArn'))?.policy];

const ofVersion: Given = (account, event) => {
  const versions = customerPolicyByArn(account, asked(event, 'policyArn'))?.versions ?? [];
  return [versions.find(({ id }) => id === asked(event, 'versionId'))?.policy];
};

const ofGroup: Given = (account, event) => {
  const group = account.groups.get(asked(event, 'groupName').toLowerCase());
  if (!group) return [];
  return [
    ...[...group.inline.values()].map(({ policy }) => policy),
    ...group.attached.map((arn) => policyByArn(account, arn)?.policy),
  ];
};

/** What each call gives to whom it is about. */
const given: Readonly<Record<string, Given>> = {
  AttachUserPolicy: ofArn,
  AttachRolePolicy: ofArn,
  AttachGroupPolicy: ofArn,
  PutUserPolicy: ofDocument,
  PutRolePolicy: ofDocument,
  PutGroupPolicy: ofDocument,
  CreatePolicyVersion: ofDocument,
  SetDefaultPolicyVersion: ofVersion,
  AddUserToGroup: ofGroup,
};

/**
 * Whether a call gave all permissions, or all of IAM, on everything. Policies that the event names and does not show
 * are read as they are in the sandbox.
 */
export function givesEverything(event: TrailEvent, sandbox: Sandbox): boolean {
  const account = sandbox.accounts.get(textAt(event, 'recipientAccountId'));
  const policies = account ? given[textAt(event, 'eventName')]?.(account, event) : undefined;
  return policies?.some(makesAdministrator) ?? false;
}
