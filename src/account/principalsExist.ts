import type { Policy } from '../policy/document.ts';
import { accountOfArn } from './resourceType.ts';
import type { Sandbox } from './sandbox.ts';

/** Principals of simulated accounts have to exist; about others the sandbox cannot know. */
export function principalsExist({ statements }: Policy, sandbox: Sandbox): boolean {
  const entries = statements.flatMap(({ principal }) => principal?.entries ?? []);
  return entries.every(({ type, value }) => {
    const account = type === 'AWS' ? sandbox.accounts.get(accountOfArn(value) ?? '') : undefined;
    const [, kind, name] = /:(user|role)\/(.+)$/.exec(value) ?? [];
    if (!account || name === undefined) return true;
    const held = kind === 'user' ? account.users : account.roles;
    return held.get(name.slice(name.lastIndexOf('/') + 1).toLowerCase())?.arn === value;
  });
}
