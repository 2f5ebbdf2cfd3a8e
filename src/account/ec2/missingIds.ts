import type { ApiError } from '../call.ts';
import { fail } from './failures.ts';

type Failed = { readonly error: ApiError };

/** Ids have 8 or 17 hexadecimal digits: EC2 User Guide, resource-ids. */
const digits = /^[a-z]+-(?:[0-9a-f]{8}|[0-9a-f]{17})$/;

/** EC2's answer to instance ids that stand for nothing; an id that cannot be one is told first. */
export function noInstances(ids: readonly string[]): Failed {
  const malformed = ids.find((id) => !digits.test(id));
  if (malformed !== undefined) return fail('ec2.bad-instance', { Id: malformed });
  return ids.length > 1
    ? fail('ec2.no-instances', { Ids: ids.join(', ') })
    : fail('ec2.no-instance', { Id: ids[0] ?? '' });
}

export function noImage(id: string): Failed {
  return digits.test(id) ? fail('ec2.no-image', { Id: id }) : fail('ec2.bad-image', { Id: id });
}
