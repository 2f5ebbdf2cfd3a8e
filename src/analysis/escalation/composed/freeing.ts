import type { Holder } from '../escalationView.ts';
import { mayAllow } from '../grants.ts';
import { administratorAccess } from '../policyOfEverything.ts';
import { askAbout, type Seeker, withBoundary, withRewritten, word } from './changed.ts';
import type { Means } from './means.ts';
import { after, call, type Subject } from './part.ts';
import { rewriteOf } from './widePolicies.ts';

/** Ways to lift the permissions boundary of somebody: it is deleted, replaced or rewritten. */
export function* freed(seeker: Seeker, means: Means, subject: Subject): Iterable<Subject> {
  const { holder } = subject;
  const { boundary } = holder.view().policies;
  if (!boundary) return;
  yield* deleted(seeker, subject);
  yield* replaced(seeker, means, subject);
  const policy = boundary.arn === undefined ? undefined : seeker.map.policies.get(boundary.arn);
  const wide = policy && rewriteOf(seeker, policy);
  if (!wide) return;
  const part = {
    id: 'rewrite-boundary',
    says: 'rewrite the policy that is its boundary',
    calls: wide.calls,
    frees: true,
  } as const;
  yield after(subject, part, withRewritten(seeker.map, holder, wide));
}

function* deleted(seeker: Seeker, subject: Subject): Iterable<Subject> {
  const { holder } = subject;
  const request = askAbout(seeker, `iam:Delete${word(holder)}PermissionsBoundary`, holder);
  if (!request) return;
  const part = {
    id: 'delete-boundary',
    says: 'take its boundary off',
    calls: [call(request, naming(holder))],
    frees: true,
  } as const;
  yield after(subject, part, withBoundary(seeker.map, holder, null));
}

function* replaced(seeker: Seeker, means: Means, subject: Subject): Iterable<Subject> {
  const { holder } = subject;
  const action = `iam:Put${word(holder)}PermissionsBoundary`;
  if (!mayAllow(seeker.actor.view.policies, action, holder.arn)) return;
  for (const wide of means.policies()) {
    const request = askAbout(seeker, action, holder, { 'iam:PermissionsBoundary': wide.arn });
    if (!request) continue;
    const calls = [...wide.calls, call(request, { ...naming(holder), newBoundary: wide.arn })];
    const says = 'put a boundary in place of its own that limits nothing';
    yield after(subject, { id: 'put-boundary', says, calls, frees: true }, withBoundary(seeker.map, holder, wide));
    return;
  }
}

/** How commands name somebody. */
export const naming = ({ kind, name }: Pick<Holder, 'kind' | 'name'>) =>
  kind === 'role' ? { role: name } : { user: name };

/** What a policy is called in a sentence. */
export const called = (arn: string, isNew: boolean): string =>
  arn === administratorAccess
    ? 'AdministratorAccess'
    : isNew
      ? 'a new policy that allows everything'
      : arn.slice(arn.lastIndexOf('/') + 1);
