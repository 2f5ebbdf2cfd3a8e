import { serviceModel } from '../../catalogue/models.ts';
import type { ApiError } from '../call.ts';
import type { Invocation } from '../operation.ts';
import { fail } from './failures.ts';
import { holderNamed, roleKind } from './holderKind.ts';
import { optionalText } from './input.ts';

/** Paths of roles that belong to AWS: service-linked ones and those of IAM Identity Center. */
const protectedPaths = ['/aws-service-role/', '/aws-reserved/'];

/** The description of a service-linked role may be edited: IAM User Guide, edit-service-linked-role. */
const describing = new Set(['UpdateRole', 'UpdateRoleDescription']);

/** The failure of an operation that would change a role of AWS; null for all others. */
export function protectedRole(operation: string, call: Invocation): { readonly error: ApiError } | null {
  const name = optionalText(call.input, 'RoleName');
  const role = name === undefined ? undefined : holderNamed(roleKind, call.account, name);
  if (!role || !protectedPaths.some((path) => role.path.startsWith(path))) return null;
  if (describing.has(operation) && role.path.startsWith('/aws-service-role/')) return null;
  const errors = serviceModel('iam')?.operations[operation]?.errors ?? [];
  return errors.includes('UnmodifiableEntityException')
    ? fail('protected.service-role', { RoleName: role.name })
    : null;
}
