import type { PrincipalView } from '../../accountView.ts';
import { calling, type Settled } from '../../calling.ts';
import type { Holder } from '../escalationView.ts';
import { mayAllow } from '../grants.ts';
import { askAbout, type Seeker, word } from './changed.ts';
import { naming } from './freeing.ts';
import { after, call, type Part, type Subject } from './part.ts';
import { tagNames } from './tagNames.ts';

/** Tags of somebody; undefined for one that is not there. */
export type TagValues = ReadonlyMap<string, string | undefined>;

/** The seeker as they deal with somebody whose tags are settled. */
export function dealingWith(seeker: Seeker, tags: TagValues): Seeker {
  if (tags.size === 0) return seeker;
  const keys = [...tags].flatMap(([key, value]) => [
    [`aws:ResourceTag/${key}`, value] as const,
    [`iam:ResourceTag/${key}`, value] as const,
  ]);
  return { ...seeker, actor: { ...seeker.actor, view: calling(seeker.actor.view, Object.fromEntries(keys)) } };
}

/** A request that sets tags; it names them all. */
export const settingTags = (tags: TagValues): Settled => {
  const set = [...tags].flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  return {
    ...Object.fromEntries(set.map(([key, value]) => [`aws:RequestTag/${key}`, value])),
    ...(set.length > 0 ? { 'aws:TagKeys': set.map(([key]) => key) } : {}),
  };
};

/** How commands write tags; undefined without any. */
export function tagList(tags: TagValues): string | undefined {
  const set = [...tags].flatMap(([key, value]) => (value === undefined ? [] : [`Key=${key},Value=${value}`]));
  return set.length === 0 ? undefined : set.join(' ');
}

/** Somebody with other tags, with the seeker as they deal with them then; conditions on tags may keep them away now. */
export function* retagged(
  seeker: Seeker,
  subject: Subject,
): Iterable<{ readonly subject: Subject; readonly seeker: Seeker }> {
  const { holder } = subject;
  const tag = `iam:Tag${word(holder)}`;
  if (!mayAllow(seeker.actor.view.policies, tag, holder.arn)) return;
  for (const [key, values] of tagNames(seeker.actor.view, 'resource')) {
    for (const value of values) {
      const tags = new Map([[key, value]]);
      const request = askAbout(seeker, tag, holder, settingTags(tags));
      if (!request) continue;
      const calls = [call(request, { ...naming(holder), tags: tagList(tags) })];
      const part: Part = { id: 'tag', says: `tag the ${holder.kind} ${holder.name} with ${key}=${value}`, calls };
      yield { subject: after(subject, part, changedTags(holder)), seeker: dealingWith(seeker, tags) };
    }
  }
}

const changedTags = (holder: Holder): Holder => ({ ...holder, made: holder.made ?? { trust: 'as it is' } });

/** What the actor may be with other tags of their own, each with the tags that it takes; undefined removes one. */
export function* ownTags(seeker: Seeker): Iterable<{ readonly view: PrincipalView; readonly part: Part }> {
  const { actor } = seeker;
  const { holder, view } = actor;
  const [tag, untag] = [`iam:Tag${word(holder)}`, `iam:Untag${word(holder)}`];
  const able = [tag, untag].filter((action) => mayAllow(view.policies, action, holder.arn));
  if (able.length === 0) return;
  const now = view.context('iam:GetUser', holder.arn);
  const own = { ...holder, view: () => view };
  for (const [key, values] of tagNames(view, 'principal')) {
    const name = `aws:PrincipalTag/${key}`;
    for (const value of [
      ...values.filter((one) => one !== now[name]),
      ...(now[name] === undefined ? [] : [undefined]),
    ]) {
      const tags = new Map([[key, value]]);
      const keys = value === undefined ? { 'aws:TagKeys': [key] } : settingTags(tags);
      const request = askAbout(seeker, value === undefined ? untag : tag, own, keys);
      if (!request) continue;
      const says = value === undefined ? `take your tag ${key} away` : `tag yourself with ${key}=${value}`;
      const part: Part = {
        id: value === undefined ? 'untag-oneself' : 'tag-oneself',
        says,
        calls: [call(request, { ...naming(holder), tags: tagList(tags), tagKey: key })],
      };
      yield { view: calling(view, { [name]: value }), part };
    }
  }
}
