import type { ActionEntry } from '../../catalogue/shapes.ts';
import type { GrantWay } from './grantWay.ts';
import { metResources } from './resourceWords.ts';

interface Grant {
  readonly actions: ReadonlySet<ActionEntry>;
  readonly ways: readonly GrantWay[];
}

/**
 * Grants on every resource told together with those on every resource but some, where their actions could never meet
 * these: `everything, on every resource but arn:…` in place of two lists.
 */
export function withIdleExceptions<One extends Grant>(
  grants: readonly One[],
  together: (one: One, other: One) => One,
): readonly One[] {
  const left = [...grants];
  for (const narrow of grants) {
    const except = exceptOf(narrow);
    if (except === null || except.notResources.length === 0) continue;
    const at = left.findIndex((one) => {
      const way = exceptOf(one);
      if (way === null || way.notResources.length > 0 || !isLike(way, except)) return false;
      return metResources({ negated: false, patterns: [...except.notResources] }, one.actions).on?.length === 0;
    });
    const plain = left[at];
    if (plain === undefined) continue;
    left.splice(at, 1);
    left[left.indexOf(narrow)] = together(plain, narrow);
  }
  return left;
}

/** The only way of a grant, if it is on every resource but some. */
function exceptOf({ ways }: Grant): GrantWay | null {
  const [way] = ways;
  return ways.length === 1 && way?.resources === null ? way : null;
}

const isLike = (one: GrantWay, other: GrantWay): boolean =>
  JSON.stringify({ ...one, notResources: [] }) === JSON.stringify({ ...other, notResources: [] });
