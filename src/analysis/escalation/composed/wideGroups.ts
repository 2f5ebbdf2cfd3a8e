import type { AttachedPolicy } from '../../../policy/request.ts';
import { calling, type Settled } from '../../calling.ts';
import { allowedOn } from '../ask.ts';
import { mayAllow } from '../grants.ts';
import { allowsEverything } from '../policyOfEverything.ts';
import type { Seeker } from './changed.ts';
import { freshArns } from './freshArns.ts';
import { call, nameIn, type PartCall, pathIn } from './part.ts';
import type { WidePolicy } from './widePolicies.ts';

/** A group with what it gives its members, as it is or after these calls. */
export interface WideGroup {
  readonly name: string;
  readonly arn: string;
  readonly isNew: boolean;
  readonly policies: readonly Omit<AttachedPolicy, 'ref'>[];
  readonly calls: readonly PartCall[];
}

/** What else is at hand. */
export interface Policies {
  readonly policies: () => readonly WidePolicy[];
}

/** Groups whose members may do more, the shortest to come by first. */
export function* wideGroups(seeker: Seeker, means: Policies): Iterable<WideGroup> {
  const { map, actor } = seeker;
  const own = map.view.groups.filter(({ account }) => account === actor.holder.account);
  for (const { name, arn, policies } of own) {
    if (policies.length > 0) yield { name, arn, isNew: false, policies, calls: [] };
  }
  if (!filling.some((action) => mayAllow(actor.view.policies, action, null))) return;
  for (const { name, arn, policies } of own) {
    const filled = filledGroup(seeker, means, arn);
    if (filled) yield { name, arn, isNew: false, policies: [...policies, ...filled.policies], calls: filled.calls };
  }
  yield* newGroups(seeker, means);
}

const filling = ['iam:AttachGroupPolicy', 'iam:PutGroupPolicy'];
const create = 'iam:CreateGroup';

function* newGroups(seeker: Seeker, means: Policies): Iterable<WideGroup> {
  const { map, actor } = seeker;
  if (!mayAllow(actor.view.policies, create, null)) return;
  const arns = freshArns(seeker, 'iam:group', { actions: [create, ...filling, 'iam:AddUserToGroup'] });
  for (const arn of arns) {
    const made = allowedOn(map.view, actor.view, create, map.view.settle(arn, 'iam:group'));
    const filled = made && filledGroup(seeker, means, arn);
    if (!made || !filled) continue;
    const name = nameIn(arn);
    yield {
      name,
      arn,
      isNew: true,
      policies: filled.policies,
      calls: [call(made, { group: name, path: pathIn(arn) }), ...filled.calls],
    };
  }
}

function filledGroup(
  { map, actor }: Seeker,
  means: Policies,
  arn: string,
): Pick<WideGroup, 'policies' | 'calls'> | null {
  const group = nameIn(arn);
  const ask = (action: string, keys: Settled = {}) =>
    allowedOn(map.view, calling(actor.view, keys), action, map.view.settle(arn, 'iam:group'));
  if (mayAllow(actor.view.policies, 'iam:AttachGroupPolicy', arn)) {
    for (const wide of means.policies()) {
      const attached = ask('iam:AttachGroupPolicy', { 'iam:PolicyARN': wide.arn });
      if (!attached) continue;
      const calls = [...wide.calls, call(attached, { group, attached: wide.arn })];
      return { policies: [{ policy: wide.policy, arn: wide.arn }], calls };
    }
  }
  const put = ask('iam:PutGroupPolicy');
  return put && { policies: [{ policy: allowsEverything }], calls: [call(put, { group })] };
}
