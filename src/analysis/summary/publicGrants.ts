import { isPublicPolicy } from '../../policy/publicAccess.ts';
import { byService } from './actionWords.ts';
import type { DangerousGrant } from './dangerousGrants.ts';
import type { GrantedActions } from './grantedParts.ts';
import { grantWay, mergedWays } from './grantWay.ts';

/** What statements of resource policies grant to everybody in the world, with nothing that ties it to somebody known. */
export function publicGrants(groups: readonly GrantedActions[]): DangerousGrant[] {
  return groups.flatMap(({ actions, parts }): DangerousGrant[] => {
    const open = parts.filter(({ allow: { version, statement } }) =>
      isPublicPolicy({ version, id: null, statements: [statement] }),
    );
    if (open.length === 0) return [];
    const entries = new Set(byService(actions).flatMap((one) => [...one.actions]));
    return [
      {
        kind: 'public access',
        says: 'lets anybody in the world in, whichever account they are from',
        actions: [...actions].sort(),
        ways: mergedWays(open.map((part) => grantWay(part, entries))),
      },
    ];
  });
}
