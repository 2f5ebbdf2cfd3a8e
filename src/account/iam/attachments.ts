import { managedPolicy } from '../../catalogue/managedPolicies.ts';
import type { ApiError, JsonObject } from '../call.ts';
import type { Invocation } from '../operation.ts';
import { customerPolicyByArn, policyByArn } from '../policyByArn.ts';
import type { PolicyHolder } from '../sandbox.ts';
import { fail } from './failures.ts';
import { groupKind, type HolderKind, putHolder, roleKind, userKind } from './holderKind.ts';
import { optionalText, text } from './input.ts';
import { onHolder } from './onHolder.ts';
import { pageOf } from './page.ts';
import { done, type Rows } from './row.ts';
import { policyArnContext } from './targets.ts';

/** ARNs of managed policies: of an account or of AWS. */
const policyArn = /^arn:aws[\w-]*:iam::(\d{12}|aws):policy\/.+$/;

/** Why a policy cannot be attached; null where it can. */
function refusal<Holder extends PolicyHolder>(
  call: Invocation,
  kind: HolderKind<Holder>,
  arn: string,
): { readonly error: ApiError } | null {
  if (!arn.startsWith('arn:') || arn.split(':').length < 6) return fail('validation.arn');
  if (!policyArn.test(arn)) return fail('missing.policy-attach', { PolicyArn: arn });
  if (customerPolicyByArn(call.account, arn)) return null;
  const published = managedPolicy(arn);
  if (!published) return fail('missing.policy-attach', { PolicyArn: arn });
  return published.path.startsWith('/aws-service-role/') ? fail('attach.unattachable', { Word: kind.word }) : null;
}

/** Name of a managed policy as lists of attachments give it. */
export const attachedPolicy = (arn: string): JsonObject => ({
  PolicyName: arn.slice(arn.lastIndexOf('/') + 1),
  PolicyArn: arn,
});

/** Path of a managed policy, read from its ARN. */
const pathOf = (arn: string): string => arn.slice(arn.indexOf('/'), arn.lastIndexOf('/') + 1);

const attachmentRows = <Holder extends PolicyHolder>(kind: HolderKind<Holder>): Rows => ({
  [`Attach${kind.word}Policy`]: onHolder(
    kind,
    (call, holder) => {
      const arn = text(call.input, 'PolicyArn');
      const refused = refusal(call, kind, arn);
      if (refused) return refused;
      if (holder.attached.includes(arn)) return done(call.sandbox);
      if (holder.attached.length >= kind.attachedPolicies) {
        return fail('quota', { Quota: `PoliciesPer${kind.word}`, Limit: kind.attachedPolicies });
      }
      return done(putHolder(call.sandbox, call.account.id, kind, { ...holder, attached: [...holder.attached, arn] }));
    },
    policyArnContext,
  ),
  [`Detach${kind.word}Policy`]: onHolder(
    kind,
    (call, holder) => {
      const arn = text(call.input, 'PolicyArn');
      if (!holder.attached.includes(arn)) return fail('missing.policy', { PolicyArn: arn });
      const attached = holder.attached.filter((other) => other !== arn);
      return done(putHolder(call.sandbox, call.account.id, kind, { ...holder, attached }));
    },
    policyArnContext,
  ),
  [`ListAttached${kind.word}Policies`]: onHolder(kind, (call, holder) => {
    const prefix = optionalText(call.input, 'PathPrefix') ?? '/';
    const found = holder.attached.filter((arn) => policyByArn(call.account, arn) && pathOf(arn).startsWith(prefix));
    const page = pageOf(call, `ListAttached${kind.word}Policies`, found);
    if ('error' in page) return page;
    return done(call.sandbox, { AttachedPolicies: page.items.map(attachedPolicy), ...page.more });
  }),
});

/** Managed policies on users, groups and roles. */
export const attachments: Rows = {
  ...attachmentRows(userKind),
  ...attachmentRows(groupKind),
  ...attachmentRows(roleKind),
};
