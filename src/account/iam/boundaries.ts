import type { ApiError, JsonObject } from '../call.ts';
import { policyByArn } from '../policyByArn.ts';
import type { Account, PolicyHolder, Role, User } from '../sandbox.ts';
import { fail } from './failures.ts';
import { type HolderKind, putHolder, roleKind, userKind } from './holderKind.ts';
import { text } from './input.ts';
import { onHolder } from './onHolder.ts';
import { done, type Rows } from './row.ts';

/** Why a managed policy cannot become a boundary; null where it can. */
export function boundaryRefusal(account: Account, arn: string): { readonly error: ApiError } | null {
  if (!/^arn:aws[\w-]*:iam::[^:]*:policy\//.test(arn)) return fail('boundary.invalid', { PolicyArn: arn });
  return policyByArn(account, arn) ? null : fail('missing.boundary-policy', { PolicyArn: arn });
}

/** A boundary as the answers show it; nothing where there is none. */
export const boundaryMember = (arn: string | null): JsonObject =>
  arn === null ? {} : { PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: arn } };

const boundaryRows = <Holder extends (User | Role) & PolicyHolder>(kind: HolderKind<Holder>): Rows => ({
  [`Put${kind.word}PermissionsBoundary`]: onHolder(
    kind,
    (call, holder) => {
      const arn = text(call.input, 'PermissionsBoundary');
      const refused = boundaryRefusal(call.account, arn);
      return refused ?? done(putHolder(call.sandbox, call.account.id, kind, { ...holder, boundary: arn }));
    },
    (input) => ({ 'iam:PermissionsBoundary': text(input, 'PermissionsBoundary') }),
  ),
  [`Delete${kind.word}PermissionsBoundary`]: onHolder(kind, (call, holder) => {
    if (holder.boundary === null) return fail('missing.boundary', { Kind: kind.noun, Name: holder.name });
    return done(putHolder(call.sandbox, call.account.id, kind, { ...holder, boundary: null }));
  }),
});

/** Permissions boundaries of users and roles. */
export const boundaries: Rows = { ...boundaryRows(userKind), ...boundaryRows(roleKind) };
