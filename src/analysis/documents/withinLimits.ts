import type { PatternElement, Policy, Statement } from '../../policy/document.ts';
import { patternsIntersect } from '../../policy/patternsIntersect.ts';
import { wildTokens } from '../../policy/wildcard.ts';
import { unknownActions } from './unknownActions.ts';

/** What limits leave of policies for actions that the catalogue does not know. */
export interface Limited {
  readonly policies: readonly Policy[];
  /** False where a limit allows some of these actions and not others: then more is left here than there is. */
  readonly exact: boolean;
}

const allows = ({ effect }: Statement): boolean => effect === 'Allow';

/** Every request: such an Allow limits nothing by itself. */
const isWhole = ({ action, resource, conditions }: Statement): boolean =>
  !action.negated &&
  action.patterns.includes('*') &&
  resource?.negated === false &&
  resource.patterns.includes('*') &&
  conditions.length === 0;

const units = (action: string) => wildTokens(action.toLowerCase());

const meets = ({ negated, patterns }: PatternElement, actions: readonly string[]): boolean =>
  negated || patterns.some((one) => actions.some((other) => patternsIntersect(units(one), units(other))));

/**
 * Policies with each limit, a boundary or the control policies of one level, taken into them: what a limit denies is
 * denied, and nothing is left where no Allow of a limit meets an unknown action of the policies.
 */
export function withinLimits(policies: readonly Policy[], limits: readonly Policy[]): Limited {
  const actions = unknownActions(policies);
  let exact = true;
  for (const { statements } of limits) {
    const granting = statements.filter(allows);
    if (granting.some(isWhole)) continue;
    if (!granting.some(({ action }) => meets(action, actions))) return { policies: [], exact: true };
    exact = false;
  }
  const denying = limits.map((limit) => ({ ...limit, statements: limit.statements.filter((one) => !allows(one)) }));
  return { policies: [...policies, ...denying], exact };
}
