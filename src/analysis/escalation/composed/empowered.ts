import { allowedOn } from '../ask.ts';
import type { Holder } from '../escalationView.ts';
import { mayAllow } from '../grants.ts';
import { allowsEverything } from '../policyOfEverything.ts';
import { askAbout, type Seeker, withMore, withRewritten, word } from './changed.ts';
import { called, naming } from './freeing.ts';
import type { Means } from './means.ts';
import { after, call, type Part, type Subject } from './part.ts';
import { rewriteOf } from './widePolicies.ts';

/** Ways to give somebody every permission: a policy is attached, written or rewritten, or a group joined. */
export function* empowered(seeker: Seeker, means: Means, subject: Subject): Iterable<Subject> {
  yield* attached(seeker, means, subject);
  yield* written(seeker, subject);
  yield* rewritten(seeker, subject);
  if (subject.holder.kind === 'user') yield* inGroup(seeker, means, subject);
}

function* attached(seeker: Seeker, means: Means, subject: Subject): Iterable<Subject> {
  const { holder } = subject;
  const action = `iam:Attach${word(holder)}Policy`;
  if (!mayAllow(seeker.actor.view.policies, action, holder.arn)) return;
  for (const wide of means.policies()) {
    const request = askAbout(seeker, action, holder, { 'iam:PolicyARN': wide.arn });
    if (!request) continue;
    const isNew = wide.calls.some(({ request: { action } }) => action === 'iam:CreatePolicy');
    const part: Part = {
      id: 'attach-policy',
      says: `${wide.calls.length > 0 && !isNew ? 'rewrite and attach' : 'attach'} ${called(wide.arn, isNew)}`,
      calls: [...wide.calls, call(request, { ...naming(holder), attached: wide.arn })],
    };
    yield after(subject, part, withMore(seeker.map, holder, wide.arn, [{ policy: wide.policy, arn: wide.arn }]));
    return;
  }
}

function* written(seeker: Seeker, subject: Subject): Iterable<Subject> {
  const { holder } = subject;
  const request = askAbout(seeker, `iam:Put${word(holder)}Policy`, holder);
  if (!request) return;
  const says = 'write an inline policy that allows everything';
  const part: Part = { id: 'put-policy', says, calls: [call(request, naming(holder))] };
  yield after(
    subject,
    part,
    withMore(seeker.map, holder, 'inline', [{ policy: allowsEverything, name: 'a new policy' }]),
  );
}

function* rewritten(seeker: Seeker, subject: Subject): Iterable<Subject> {
  const { holder } = subject;
  for (const { arn } of holder.view().policies.identity ?? []) {
    const policy = arn === undefined ? undefined : seeker.map.policies.get(arn);
    const wide = policy && rewriteOf(seeker, policy);
    if (!wide) continue;
    const part: Part = { id: 'rewrite-policy', says: 'rewrite a policy that is attached', calls: wide.calls };
    yield after(subject, part, withRewritten(seeker.map, holder, wide));
  }
}

/** Groups that the actor is in count as they are: rewriting them is no change of somebody else. */
function* inGroup(seeker: Seeker, means: Means, subject: Subject): Iterable<Subject> {
  const { map, actor } = seeker;
  const { holder } = subject;
  for (const group of groupsFor(seeker, means, holder)) {
    const joins = !holder.groups.some((name) => name.toLowerCase() === group.name.toLowerCase());
    const action = 'iam:AddUserToGroup';
    const request = joins ? allowedOn(map.view, actor.view, action, map.view.settle(group.arn, 'iam:group')) : null;
    if (joins ? !request : group.calls.length === 0) continue;
    const filled = group.calls.length > 0;
    const part: Part = {
      id: 'join-group',
      says: `${group.isNew ? 'make a group that may do everything' : filled ? 'let a group do everything' : ''}${filled && request ? ' and ' : ''}${request ? `add it to ${group.isNew ? 'that group' : `the group ${group.name}`}` : ''}`,
      calls: [
        ...group.calls,
        ...(request ? [call(request, { group: group.name, ...naming(holder), me: holder.name })] : []),
      ],
    };
    yield after(subject, part, withMore(map, holder, `${group.arn} ${filled}`, group.policies));
  }
}

function groupsFor({ actor }: Seeker, means: Means, holder: Holder) {
  const joining = mayAllow(actor.view.policies, 'iam:AddUserToGroup', null);
  return joining || holder.groups.length > 0 ? means.groups() : [];
}
