import { actionsMatch, readAction } from '../../../policy/actions.ts';
import { compilePolicy } from '../../../policy/compiled.ts';
import type { AttachedPolicy, Context } from '../../../policy/request.ts';
import { compileResources, resourcesMatch } from '../../../policy/resources.ts';
import type { PrincipalView } from '../../accountView.ts';
import { calling } from '../../calling.ts';
import { madeOnce } from '../accountMap.ts';
import { allowedOn } from '../ask.ts';
import type { Holder } from '../escalationView.ts';
import { everyPolicy, mayAllow } from '../grants.ts';
import { publishedPolicy } from '../publishedPolicy.ts';
import { trusting } from '../trusting.ts';
import type { Seeker } from './changed.ts';
import { naming } from './freeing.ts';
import { freshArns } from './freshArns.ts';
import type { Means } from './means.ts';
import { call, nameIn, type Part, type PartCall, pathIn, type Subject } from './part.ts';
import { dealingWith, settingTags, type TagValues, tagList } from './tagged.ts';
import { tagNames } from './tagNames.ts';

/** Actions that a name has to suit. */
const suited = {
  role: [
    'iam:CreateRole',
    'iam:AttachRolePolicy',
    'iam:PutRolePolicy',
    'iam:PutRolePermissionsBoundary',
    'iam:DeleteRolePermissionsBoundary',
    'iam:PassRole',
  ],
  user: [
    'iam:CreateUser',
    'iam:AttachUserPolicy',
    'iam:PutUserPolicy',
    'iam:PutUserPermissionsBoundary',
    'iam:DeleteUserPermissionsBoundary',
    'iam:CreateAccessKey',
    'iam:CreateLoginProfile',
  ],
} as const;

/** Somebody new, with the seeker as they deal with them. */
export interface Start {
  readonly subject: Subject;
  readonly seeker: Seeker;
}

type Bounding = { readonly policy: Omit<AttachedPolicy, 'ref'> | null; readonly calls: readonly PartCall[] };

/** Users or roles that somebody can make, under each name that policies tell apart, without a boundary or with one. */
export function* newcomers(seeker: Seeker, means: Means, kind: Holder['kind']): Iterable<Start> {
  const { map, actor } = seeker;
  const [create] = suited[kind];
  if (!mayAllow(actor.view.policies, create, null)) return;
  const taken = new Set(
    map.view.holders
      .filter((one) => one.kind === kind && one.account === actor.holder.account)
      .map(({ name }) => name.toLowerCase()),
  );
  const choices = tagChoices(seeker);
  for (const arn of freshArns(seeker, `iam:${kind}`, { actions: suited[kind] })) {
    if (taken.has(nameIn(arn).toLowerCase())) continue;
    for (const bounding of boundings(seeker, means, create)) {
      for (const tags of choices) {
        const found = made(seeker, kind, arn, bounding, tags);
        if (found) yield { subject: found, seeker: dealingWith(seeker, tags) };
      }
    }
  }
}

function made(seeker: Seeker, kind: Holder['kind'], arn: string, bounding: Bounding, tags: TagValues): Subject | null {
  const { map, actor } = seeker;
  const { policy, calls } = bounding;
  const list = tagList(tags);
  const caller = calling(actor.view, { 'iam:PermissionsBoundary': policy?.arn, ...settingTags(tags) });
  const settled = map.view.settle(arn, `iam:${kind}`);
  const request = allowedOn(map.view, caller, suited[kind][0], settled);
  if (!request) return null;
  // Tags at once take the permission to tag as well.
  if (list !== undefined && !allowedOn(map.view, caller, kind === 'role' ? 'iam:TagRole' : 'iam:TagUser', settled))
    return null;
  const holder = newcomer(seeker, kind, arn, policy);
  const values = { ...naming(holder), boundary: policy?.arn, path: pathIn(arn), tags: list };
  return { holder, parts: [making(kind, policy?.arn, [...calls, call(request, values)])] };
}

/** Sets of tags that are tried. */
const mostChoices = 12;

/** Tags that somebody new may have, as far as conditions speak of tags. */
function tagChoices({ actor }: Seeker): readonly TagValues[] {
  let choices: ReadonlyMap<string, string | undefined>[] = [new Map()];
  for (const [key, values] of tagNames(actor.view, 'resource')) {
    choices = choices.flatMap((one) => [undefined, ...values].map((value) => new Map([...one, [key, value]])));
  }
  return choices.slice(0, mostChoices);
}

const making = (kind: Holder['kind'], boundary: string | undefined, calls: readonly PartCall[]): Part => ({
  id: `create-${kind}`,
  says: `make a ${kind}${boundary === undefined ? '' : ` with the boundary ${boundary.slice(boundary.lastIndexOf('/') + 1)}`}`,
  calls,
});

/** What there is to be put as boundary at once: nothing, what limits nothing, and what conditions ask for. */
function* boundings(seeker: Seeker, means: Means, create: string): Iterable<Bounding> {
  yield { policy: null, calls: [] };
  const asked = askedBoundaries(seeker, create);
  if (asked === null) return;
  const later = new Set(asked.map(({ arn }) => arn));
  for (const { arn, policy, calls } of means.policies()) if (!later.has(arn)) yield { policy: { arn, policy }, calls };
  for (const policy of asked) yield { policy, calls: [] };
}

const key = 'iam:permissionsboundary';

/** Policies of the account or of AWS that conditions on the boundary name; null where there are no conditions. */
function askedBoundaries({ map, actor }: Seeker, create: string): readonly Omit<AttachedPolicy, 'ref'>[] | null {
  const name = readAction(create);
  const clauses = everyPolicy(actor.view.policies)
    .flatMap(({ policy }) => compilePolicy(policy))
    .filter(({ actions }) => actionsMatch(actions, name))
    .flatMap((statement) => statement.clauses.filter(({ lowerKey }) => lowerKey === key));
  if (clauses.length === 0) return null;
  const patterns = [...new Set(clauses.flatMap(({ source }) => source.values))];
  const element = compileResources({ negated: false, patterns }, false);
  const own = map.view.policies.filter(
    ({ arn, account }) => account === actor.holder.account && resourcesMatch(element, arn, { get: () => undefined }),
  );
  const published = patterns.flatMap((arn) => {
    const policy = publishedPolicy(arn);
    return policy ? [{ arn, policy }] : [];
  });
  return [...own.map(({ arn, current }) => ({ arn, policy: current })), ...published];
}

/** Nobody has permissions from the start; a role trusts whom its maker likes. */
function newcomer(
  { map, actor }: Seeker,
  kind: Holder['kind'],
  arn: string,
  bounding: Omit<AttachedPolicy, 'ref'> | null,
): Holder {
  const { holder, view: maker } = actor;
  const name = nameIn(arn);
  const owner = holder.label.slice(0, holder.label.lastIndexOf(`${holder.kind}/`));
  const label = `${owner}${kind}/${name}`;
  const { scp } = maker.policies;
  const make = (): PrincipalView => ({
    ...maker,
    name: label,
    arn,
    role: kind === 'role' ? arn : null,
    temporary: kind === 'role',
    policies: {
      identity: [],
      ...(scp ? { scp } : {}),
      ...(bounding ? { boundary: { ...bounding, ref: 'boundary' } } : {}),
    },
    context: (...asked) => contextOf(maker.context(...asked), arn),
  });
  return {
    kind,
    label,
    name,
    arn,
    account: holder.account,
    view: () => madeOnce(map, `new ${holder.arn} ${arn} ${bounding?.arn ?? ''}`, make),
    groups: [],
    accessKeys: 0,
    password: false,
    trust: kind === 'role' ? trusting(holder.arn) : null,
    permissionSet: null,
    made: { trust: 'chosen' },
  };
}

/** Keys that tell the maker from whom they make. */
const own = /^aws:(principalarn|username|userid|principaltag\/.*|principaltype|multifactorauth.*)$/i;

const contextOf = (context: Context, arn: string): Context => ({
  ...Object.fromEntries(Object.entries(context).filter(([name]) => !own.test(name))),
  'aws:PrincipalArn': arn,
});
