import type { Policy } from '../policy/document.ts';
import { accountOfArn } from './resourceType.ts';
import type { Sandbox } from './sandbox.ts';

/** Whether a user or role of a simulated account is there; about all other principals the sandbox cannot know. */
export function principalExists(arn: string, sandbox: Sandbox): boolean {
  const account = sandbox.accounts.get(accountOfArn(arn) ?? '');
  const [, kind, name] = /:(user|role)\/(.+)$/.exec(arn) ?? [];
  if (!account || name === undefined) return true;
  const held = kind === 'user' ? account.users : account.roles;
  return held.get(name.slice(name.lastIndexOf('/') + 1).toLowerCase())?.arn === arn;
}

/** Whether the principals of a policy are there. */
export const principalsExist = ({ statements }: Policy, sandbox: Sandbox): boolean =>
  statements
    .flatMap(({ principal }) => principal?.entries ?? [])
    .every(({ type, value }) => type !== 'AWS' || principalExists(value, sandbox));
