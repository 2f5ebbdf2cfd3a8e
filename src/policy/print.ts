import type { ConditionClause, PatternElement, Policy, PrincipalElement, Statement } from './document.ts';

/**
 * A policy as JSON text: elements in AWS's order, one text in place of a list of one. Reading it again gives the same
 * policy, but for places.
 */
export function printPolicy({ version, id, statements }: Policy, indent = 2): string {
  const document = {
    ...(version === null ? {} : { Version: version }),
    ...(id === null ? {} : { Id: id }),
    Statement: statements.map(statementValue),
  };
  return JSON.stringify(document, null, indent).replace(CONTROL, escaped);
}

/** Control characters that JSON leaves as they are and that no text from outside may hold. */
const CONTROL = /[\u007f-\u009f]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function statementValue({ sid, effect, principal, action, resource, conditions }: Statement): object {
  return {
    ...(sid === null ? {} : { Sid: sid }),
    Effect: effect,
    ...(principal && { [principal.negated ? 'NotPrincipal' : 'Principal']: principalValue(principal) }),
    ...patterns('Action', action),
    ...(resource && patterns('Resource', resource)),
    ...(conditions.length > 0 && { Condition: conditionValue(conditions) }),
  };
}

function patterns(name: string, element: PatternElement): object {
  return { [element.negated ? `Not${name}` : name]: oneOrList(element.patterns) };
}

function oneOrList(texts: readonly string[]): string | readonly string[] {
  const [only] = texts;
  return texts.length === 1 && only !== undefined ? only : texts;
}

function principalValue({ entries, bare }: PrincipalElement): string | object {
  if (bare) return '*';
  const byType = new Map<string, string[]>();
  for (const { type, value } of entries) byType.set(type, [...(byType.get(type) ?? []), value]);
  return Object.fromEntries([...byType].map(([type, values]) => [type, oneOrList(values)]));
}

/** Own properties only, so that a key such as `__proto__` is an ordinary key. */
function conditionValue(clauses: readonly ConditionClause[]): object {
  const byOperator = new Map<string, [string, string | readonly string[]][]>();
  for (const { operator, key, values } of clauses) {
    const block = byOperator.get(operator) ?? [];
    block.push([key, oneOrList(values)]);
    byOperator.set(operator, block);
  }
  return Object.fromEntries([...byOperator].map(([operator, block]) => [operator, Object.fromEntries(block)]));
}
