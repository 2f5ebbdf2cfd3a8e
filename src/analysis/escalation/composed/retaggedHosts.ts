import type { AuthorizationRequest } from '../../../policy/request.ts';
import { calling, type Settled } from '../../calling.ts';
import { isAdministrator } from '../administrator.ts';
import { allowedOn } from '../ask.ts';
import type { EscalationPath } from '../escalationPath.ts';
import type { Host } from '../escalationView.ts';
import { mayAllow } from '../grants.ts';
import { type Step, stepsOf } from '../steps.ts';
import { asOneStep, type ComposedStep } from './asOneStep.ts';
import type { Seeker } from './changed.ts';
import { call, nameIn, type Part } from './part.ts';
import { settingTags, tagList } from './tagged.ts';
import { tagNames } from './tagNames.ts';

/** How tags are set on what runs, by resource type (Service Authorization Reference, access level Tagging). */
const taggings: Readonly<Record<string, string>> = {
  'ec2:instance': 'ec2:CreateTags',
  'ec2:launch-template': 'ec2:CreateTags',
  'lambda:function': 'lambda:TagResource',
  'glue:job': 'glue:TagResource',
  'glue:devendpoint': 'glue:TagResource',
  'ecs:task': 'ecs:TagResource',
  'sagemaker:notebook-instance': 'sagemaker:AddTags',
  'states:statemachine': 'states:TagResource',
  'apprunner:service': 'apprunner:TagResource',
};

const taggingOf = ({ type }: Pick<Host, 'type'>): string | undefined => taggings[type.toLowerCase()];

/** What runs as an administrator, taken over once a condition on its tags holds because it was tagged so. */
export function* retaggedHosts(seeker: Seeker, ways: readonly EscalationPath[]): Iterable<ComposedStep> {
  const { map, actor } = seeker;
  const own = ways.filter(({ target, host = '' }) => target === 'host' && taggingOf({ type: host }) !== undefined);
  for (const path of own) {
    for (const host of map.hostsByType.get(path.host ?? '') ?? []) {
      const tagging = taggingOf(host);
      if (tagging === undefined || host.account !== actor.holder.account) continue;
      if (!mayAllow(actor.view.policies, tagging, host.arn)) continue;
      const role = host.role === null ? undefined : map.holders.get(host.role);
      if (role && isAdministrator(map.view, role.view())) yield* onHost(seeker, path, host, tagging);
    }
  }
}

function* onHost({ map, actor }: Seeker, path: EscalationPath, host: Host, tagging: string): Iterable<ComposedStep> {
  const service = host.type.slice(0, host.type.indexOf(':'));
  for (const [key, values] of tagNames(actor.view, 'thing')) {
    for (const value of values) {
      const tags = new Map([[key, value]]);
      const caller = calling(actor.view, { ...settingTags(tags), 'ec2:CreateAction': undefined });
      const request = allowedOn(map.view, caller, tagging, map.view.settle(host.arn, host.type));
      if (!request) continue;
      const names = ['aws', 'ssm', service].map((prefix) => `${prefix}:ResourceTag/${key}`);
      const settled: Settled = Object.fromEntries(names.map((name) => [name, value]));
      const dealing = { ...actor, view: calling(actor.view, settled) };
      const role = map.holders.get(host.role ?? '');
      for (const step of role ? stepsOf(map, dealing, [path], new Set([role])) : []) {
        if (step.binding.host === host) yield told(step, actor, partOf(host, request, tags));
      }
    }
  }
}

function partOf(host: Host, request: AuthorizationRequest, tags: ReadonlyMap<string, string>): Part {
  const [[tagKey, tagValue] = []] = tags;
  const tagMap = `${tagKey}=${tagValue}`;
  const values = { tagged: nameIn(host.arn), taggedArn: host.arn, tags: tagList(tags), tagKey, tagValue, tagMap };
  return { id: 'tag-it', says: `tag ${nameIn(host.arn)} with ${tagMap}`, calls: [call(request, values)] };
}

/** The step as the actor makes it, with the tag set first. */
function told(step: Step, actor: Step['actor'], part: Part): ComposedStep {
  const holder = step.binding.holder ?? actor.holder;
  return asOneStep({ ...step, actor }, { holder, parts: [part] });
}
