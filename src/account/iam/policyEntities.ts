import type { JsonObject } from '../call.ts';
import type { Account, PolicyHolder } from '../sandbox.ts';
import { fail } from './failures.ts';
import { groupKind, type HolderKind, roleKind, userKind } from './holderKind.ts';
import { optionalText, text } from './input.ts';
import { byName } from './order.ts';
import { pageOf } from './page.ts';
import { policyFacts } from './policyFacts.ts';
import { done, type Row, type Rows } from './row.ts';
import { policyTarget } from './targets.ts';

interface Entity {
  readonly member: 'PolicyGroups' | 'PolicyUsers' | 'PolicyRoles';
  readonly output: JsonObject;
}

/** Which holders a usage filter means; without one both uses count, as recorded from AWS. */
const uses = (holder: PolicyHolder & { readonly boundary?: string | null }, arn: string, filter?: string): boolean =>
  (filter !== 'PermissionsBoundary' && holder.attached.includes(arn)) ||
  (filter !== 'PermissionsPolicy' && holder.boundary === arn);

function entitiesOf<Holder extends PolicyHolder>(
  kind: HolderKind<Holder>,
  account: Account,
  keep: (holder: PolicyHolder) => boolean,
): readonly Entity[] {
  const holders = [...kind.of(account).values()].filter(keep).sort(byName);
  return holders.map(({ name, id }) => ({
    member: `Policy${kind.word}s` as const,
    output: { [`${kind.word}Name`]: name, [`${kind.word}Id`]: id },
  }));
}

const listing: Row = {
  asks: (call) => policyTarget(call),
  run: (call) => {
    const arn = text(call.input, 'PolicyArn');
    if (!policyFacts(call.account, arn)) return fail('missing.policy', { PolicyArn: arn });
    const only = optionalText(call.input, 'EntityFilter');
    const usage = optionalText(call.input, 'PolicyUsageFilter');
    const prefix = optionalText(call.input, 'PathPrefix') ?? '/';
    const of = <Holder extends PolicyHolder>(kind: HolderKind<Holder>): readonly Entity[] =>
      only === undefined || only === kind.word
        ? entitiesOf(kind, call.account, (holder) => holder.path.startsWith(prefix) && uses(holder, arn, usage))
        : [];
    const page = pageOf(call, 'ListEntitiesForPolicy', [...of(groupKind), ...of(userKind), ...of(roleKind)]);
    if ('error' in page) return page;
    const under = (member: Entity['member']) =>
      page.items.filter((entity) => entity.member === member).map(({ output }) => output);
    return done(call.sandbox, {
      PolicyGroups: under('PolicyGroups'),
      PolicyUsers: under('PolicyUsers'),
      PolicyRoles: under('PolicyRoles'),
      ...page.more,
    });
  },
};

/** Who a managed policy is attached to. */
export const policyEntities: Rows = { ListEntitiesForPolicy: listing };
