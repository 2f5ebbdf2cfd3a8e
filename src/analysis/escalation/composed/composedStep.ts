import type { AccountMap } from '../accountMap.ts';
import { goesOnChanging } from '../accountMap.ts';
import { isAdministrator } from '../administrator.ts';
import type { Actor } from '../binding.ts';
import type { EscalationPath } from '../escalationPath.ts';
import { escalationPaths } from '../escalationPaths.ts';
import type { Holder } from '../escalationView.ts';
import { mayAllow } from '../grants.ts';
import { mayWalk, type Step, stepsOf, toHolder } from '../steps.ts';
import { asOneStep, type ComposedStep, changeOfOneself, onOneself } from './asOneStep.ts';
import { type Seeker, word } from './changed.ts';
import { empowered } from './empowered.ts';
import { freed } from './freeing.ts';
import { type Means, meansOf } from './means.ts';
import { newcomers } from './newcomers.ts';
import type { Subject } from './part.ts';
import { retaggedHosts } from './retaggedHosts.ts';
import { retrusted } from './retrusted.ts';
import { ownTags, retagged } from './tagged.ts';

/** Parts of the longest: make, permit, free, trust, become. */
export const mostParts = 5;

const known = new WeakMap<AccountMap, Map<Actor, ComposedStep | null>>();

/**
 * The shortest way that changes or makes somebody first: permissions are given, boundaries lifted and trust rewritten,
 * then they are become by one of the paths. Null where there is none.
 */
export function composedStep(map: AccountMap, actor: Actor): ComposedStep | null {
  const own = known.get(map) ?? new Map<Actor, ComposedStep | null>();
  known.set(map, own);
  const remembered = own.get(actor);
  if (remembered !== undefined) return remembered;
  let best: ComposedStep | null = null;
  for (const found of composedSteps({ map, actor })) {
    if (!best || found.parts < best.parts) best = found;
    if (best.parts <= 2) break;
  }
  own.set(actor, best);
  return best;
}

/** Ways of several parts, in no order. */
export function* composedSteps(seeker: Seeker): Iterable<ComposedStep> {
  const means = meansOf(seeker);
  const { holder, view } = seeker.actor;
  const self = { holder: { ...holder, view: () => view }, parts: [] };
  for (const subject of administrators(seeker, means, self)) {
    if (subject.parts.length > 0) yield onOneself(seeker, subject);
    break;
  }
  const ways = becoming.filter((path) => mayWalk(seeker.actor, path));
  for (const kind of ['user', 'role'] as const) yield* overNewcomers(seeker, means, kind, ways);
  yield* overOthers(seeker, means, ways);
  yield* retaggedHosts(seeker, ways);
}

/** What needs the fewest calls on somebody who trusts one already comes first. */
const assuming = ({ needs }: EscalationPath): number => Number(needs[0]?.action !== 'sts:AssumeRole');
const becoming = escalationPaths
  .filter((path) => !path.retired && toHolder.has(path.gains))
  .sort((one, two) => assuming(one) - assuming(two));

function* overNewcomers(seeker: Seeker, means: Means, kind: Holder['kind'], ways: readonly EscalationPath[]) {
  for (const start of newcomers(seeker, means, kind)) {
    if (!goesOnChanging(seeker.map)) return;
    const found = become(start.seeker, means, start.subject, ways);
    if (found) yield found;
  }
}

function* overOthers(seeker: Seeker, means: Means, ways: readonly EscalationPath[]) {
  const { map, actor } = seeker;
  const open = (['user', 'role'] as const).filter((kind) =>
    changesOf(kind).some((action) => mayAllow(actor.view.policies, action, null)),
  );
  if (open.length === 0) return;
  for (const holder of map.view.holders) {
    if (!open.includes(holder.kind) || holder.account !== actor.holder.account || holder === actor.holder) continue;
    if (
      !changesOf(holder.kind).some((action) =>
        mayAllow(
          actor.view.policies,
          action,
          action.includes('Group') || action.includes('Version') ? null : holder.arn,
        ),
      )
    )
      continue;
    const start = { subject: { holder, parts: [] }, seeker };
    for (const { subject, seeker: dealing } of [start, ...retagged(seeker, start.subject)]) {
      if (!goesOnChanging(map)) return;
      const found = become(dealing, means, subject, ways);
      if (found) yield found;
    }
  }
}

/** Changes of oneself that are no path of their own: other tags, where conditions speak of them. */
export function* changesOfOneself(map: AccountMap, actor: Actor): Iterable<Step> {
  const seeker = { map, actor };
  for (const { view, part } of ownTags(seeker)) yield changeOfOneself(seeker, part, view);
}

/** Actions one of which changes somebody who is there. */
function changesOf(kind: Holder['kind']): readonly string[] {
  const name = word({ kind });
  return [
    `iam:Attach${name}Policy`,
    `iam:Tag${name}`,
    `iam:Put${name}Policy`,
    `iam:Put${name}PermissionsBoundary`,
    `iam:Delete${name}PermissionsBoundary`,
    'iam:CreatePolicyVersion',
    'iam:SetDefaultPolicyVersion',
    ...(kind === 'role'
      ? ['iam:UpdateAssumeRolePolicy', 'iam:AddRoleToInstanceProfile']
      : ['iam:AddUserToGroup', 'iam:AttachGroupPolicy', 'iam:PutGroupPolicy']),
  ];
}

/** The subject as administrator, by the fewest parts first. */
function* administrators(seeker: Seeker, means: Means, start: Subject): Iterable<Subject> {
  const isOne = ({ holder }: Subject) => isAdministrator(seeker.map.view, holder.view());
  if (isOne(start)) return yield start;
  const bounded = start.holder.view().policies.boundary !== undefined;
  const once: Subject[] = [];
  for (const next of [...freed(seeker, means, start), ...empowered(seeker, means, start)]) {
    if (isOne(next)) yield next;
    else once.push(next);
  }
  if (!bounded) return;
  for (const one of once) {
    for (const next of one.parts.at(-1)?.frees ? empowered(seeker, means, one) : freed(seeker, means, one)) {
      if (isOne(next)) yield next;
    }
  }
}

function become(seeker: Seeker, means: Means, start: Subject, ways: readonly EscalationPath[]): ComposedStep | null {
  for (const administrator of administrators(seeker, means, start)) {
    for (const subject of [administrator, ...retrusted(seeker, administrator)]) {
      if (subject.parts.length === 0) continue;
      for (const step of stepsOf(seeker.map, seeker.actor, ways, new Set([subject.holder]))) {
        return asOneStep(step, subject);
      }
    }
    // The paths do not tell administrators apart.
    return null;
  }
  return null;
}
