import { allowedOn } from '../ask.ts';
import type { Holder, ProfileView } from '../escalationView.ts';
import { agreedRequests } from '../made.ts';
import { trusting } from '../trusting.ts';
import { askAbout, type Seeker } from './changed.ts';
import { after, call, nameIn, type Part, type PartCall, pathIn, type Subject } from './part.ts';

/** A role as the actor can make it to be become: it trusts them or a service, or is in an instance profile. */
export function* retrusted(seeker: Seeker, subject: Subject): Iterable<Subject> {
  if (subject.holder.kind !== 'role') return;
  const profiled = inProfile(seeker, subject);
  if (profiled) yield profiled;
  if (subject.holder.made?.trust === 'chosen') return;
  const request = askAbout(seeker, 'iam:UpdateAssumeRolePolicy', subject.holder);
  if (!request) return;
  const part: Part = {
    id: 'rewrite-trust',
    says: 'rewrite its trust policy',
    calls: [call(request, { role: subject.holder.name })],
  };
  const trust = trusting(seeker.actor.holder.arn);
  const own = (holder: Holder): Holder => ({ ...holder, trust, made: { ...holder.made, trust: 'chosen' } });
  yield after(subject, part, own(subject.holder));
  if (profiled) yield after(profiled, part, own(profiled.holder));
}

function inProfile(seeker: Seeker, subject: Subject): Subject | null {
  const { map } = seeker;
  const { holder } = subject;
  if (map.profilesByRole.has(holder.arn) || holder.made?.profile) return null;
  const found = freeProfile(seeker, holder) ?? newProfile(seeker, holder);
  if (!found) return null;
  const part: Part = { id: 'profile', says: 'put it in an instance profile', calls: found.calls };
  return after(subject, part, { ...holder, made: { trust: 'as it is', ...holder.made, profile: found.profile } });
}

interface FoundProfile {
  readonly profile: ProfileView;
  readonly calls: readonly PartCall[];
}

const add = 'iam:AddRoleToInstanceProfile';

function freeProfile({ map, actor }: Seeker, holder: Holder): FoundProfile | null {
  for (const profile of map.view.profiles) {
    if (profile.role !== null || profile.account !== holder.account) continue;
    const request = allowedOn(map.view, actor.view, add, map.view.settle(profile.arn, 'iam:instance-profile'));
    if (request) return { profile, calls: [call(request, { profile: profile.name, role: holder.name })] };
  }
  return null;
}

function newProfile({ map, actor }: Seeker, holder: Holder): FoundProfile | null {
  const made = agreedRequests(map.view, actor.view, ['iam:CreateInstanceProfile', add]);
  const arn = made?.[0]?.resource;
  if (!made || arn === undefined || map.profiles.has(arn)) return null;
  const name = nameIn(arn);
  const calls = made.map((request) => call(request, { profile: name, role: holder.name, path: pathIn(arn) }));
  return { profile: { name, arn, account: holder.account, role: holder.arn, instance: null }, calls };
}
