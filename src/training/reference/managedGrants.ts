import { managedPolicy, managedPolicyIndex } from '../../catalogue/managedPolicies.ts';
import { actionMatches } from '../../policy/actions.ts';
import type { Policy, Statement } from '../../policy/document.ts';
import { readPolicy } from '../../policy/parse.ts';

/** An AWS managed policy that allows an action. */
export interface ManagedGrant {
  readonly name: string;
  /** True where every statement that allows it has conditions. */
  readonly conditional: boolean;
}

interface Published {
  readonly name: string;
  readonly policy: Policy;
  /** Characters of the document: what is short is made for less; nothing is for less that speaks of every action. */
  readonly size: number;
}

let known: readonly Published[] | null = null;

/** Every AWS managed policy, the shortest first. */
function published(): readonly Published[] {
  known ??= managedPolicyIndex()
    .flatMap(({ arn, name }): Published[] => {
      const document = managedPolicy(arn)?.document ?? '{}';
      const { policy } = readPolicy(JSON.parse(document));
      return policy ? [{ name, policy, size: isBroad(policy) ? Number.MAX_SAFE_INTEGER : document.length }] : [];
    })
    .sort((one, other) => one.size - other.size || (one.name < other.name ? -1 : 1));
  return known;
}

function isBroad({ statements }: Policy): boolean {
  return statements.some(({ effect, action: { negated, patterns } }) => {
    return effect === 'Allow' && (negated || patterns.some((pattern) => pattern.startsWith('*')));
  });
}

/** AWS managed policies that allow an action on some resource, those first that allow little else. */
export function managedGrants(action: string): ManagedGrant[] {
  return published().flatMap(({ name, policy: { statements } }): ManagedGrant[] => {
    const about = statements.filter((statement) => speaksOf(statement, action));
    const allowing = about.filter(({ effect }) => effect === 'Allow');
    if (allowing.length === 0 || about.some(deniesAll)) return [];
    return [{ name, conditional: allowing.every(({ conditions }) => conditions.length > 0) }];
  });
}

function speaksOf({ action: { negated, patterns } }: Statement, action: string): boolean {
  return patterns.some((pattern) => actionMatches(pattern, action)) !== negated;
}

function deniesAll({ effect, resource, conditions }: Statement): boolean {
  const everywhere = resource !== null && !resource.negated && resource.patterns.includes('*');
  return effect === 'Deny' && everywhere && conditions.length === 0;
}
