import type { Sandbox } from '../account/sandbox.ts';

/** The ARN that a check's `on` means: an ARN, `*`, an instance id, or a bucket name with or without a key. */
export function resourceArn(sandbox: Sandbox, on: string | undefined): string {
  if (on === undefined || on === '*' || on.startsWith('arn:')) return on ?? '*';
  for (const account of sandbox.accounts.values()) {
    const instance = account.instances.get(on);
    if (instance) return instance.arn;
    const slash = on.indexOf('/');
    const bucket = account.buckets.get(slash < 0 ? on : on.slice(0, slash));
    if (bucket) return slash < 0 ? bucket.arn : `${bucket.arn}${on.slice(slash)}`;
  }
  return on;
}
