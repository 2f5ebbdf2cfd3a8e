import type { KeyGrant } from '../../policy/request.ts';
import type { Grant } from '../resourceState.ts';
import type { PlainResource } from '../sandbox.ts';

const known = new WeakMap<readonly Grant[], readonly KeyGrant[]>();
const none: readonly KeyGrant[] = [];

/** The grants on a key as the engine decides on them; the retiring principal may retire (AWS KMS Developer Guide, grants). */
export function keyGrants({ state }: PlainResource): readonly KeyGrant[] {
  if (state?.kind !== 'key' || state.grants.length === 0) return none;
  const found = known.get(state.grants) ?? state.grants.flatMap(engineGrants);
  known.set(state.grants, found);
  return found;
}

function engineGrants({ grantee, operations, constraint, retiring }: Grant): readonly KeyGrant[] {
  const bound = constraint?.exact
    ? { encryptionContextEquals: constraint.pairs }
    : constraint && { encryptionContextSubset: constraint.pairs };
  return [
    { grantee, operations, ...bound },
    ...(retiring === null ? [] : [{ grantee: retiring, operations: ['RetireGrant'] }]),
  ];
}
