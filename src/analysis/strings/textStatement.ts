import { type Clause, compileClause } from '../../policy/conditions/clause.ts';
import type { ContextReader } from '../../policy/context.ts';
import type { Policy, PrincipalElement, Statement } from '../../policy/document.ts';
import { accountNamed } from '../../policy/principals.ts';
import {
  parseTemplate,
  readsVariables,
  resolveTemplate,
  type Template,
  templateTokens,
} from '../../policy/variables.ts';
import { literalTokens, wildTokens } from '../../policy/wildcard.ts';
import type { Matcher } from '../automaton.ts';

/** A statement whose action, principal and resource are plain texts: no catalogue, no parts of an ARN. */
export interface TextStatement {
  readonly side: 'granted' | 'needed';
  readonly source: Statement;
  readonly denies: boolean;
  readonly layer: 0;
  readonly action: TextElement;
  /** Null where the kind of policy has no such element. */
  readonly principal: TextElement | null;
  readonly resource: { readonly negated: boolean; readonly templates: readonly Template[] } | null;
  readonly clauses: readonly Clause[];
}

/** Patterns one of which, or where negated none of which, a text fits. */
export interface TextElement {
  readonly negated: boolean;
  readonly matchers: readonly Matcher[];
}

const known = new WeakMap<Policy, Map<string, readonly TextStatement[]>>();

/**
 * Each policy object is read once. `accounts`: whether an account stands for every principal in it, or for its own name
 * alone.
 */
export function textStatements(
  policies: readonly Policy[],
  side: TextStatement['side'],
  accounts: 'everybody' | 'name',
): TextStatement[] {
  return policies.flatMap((policy) => {
    const own = known.get(policy) ?? new Map<string, readonly TextStatement[]>();
    const key = `${side} ${accounts}`;
    const made = own.get(key) ?? statementsOf(policy, side, accounts);
    known.set(policy, own.set(key, made));
    return made;
  });
}

function statementsOf(
  policy: Policy,
  side: TextStatement['side'],
  accounts: 'everybody' | 'name',
): readonly TextStatement[] {
  const variables = readsVariables(policy);
  return policy.statements.map((source): TextStatement => {
    const { effect, action, principal, resource, conditions } = source;
    return {
      side,
      source,
      denies: effect === 'Deny',
      layer: 0,
      action: {
        negated: action.negated,
        matchers: action.patterns.map((pattern) => matcherOf(wildTokens(pattern.toLowerCase()))),
      },
      principal: principal && principalElement(principal, accounts),
      resource: resource && {
        negated: resource.negated,
        templates: resource.patterns.map((pattern) => parseTemplate(pattern, variables)),
      },
      clauses: conditions.map((clause) => compileClause(clause, effect, variables)),
    };
  });
}

export function matcherOf(tokens: readonly number[]): Matcher {
  return { tokens, ignoreCase: false };
}

/** The names of principals as patterns. */
export function principalElement({ negated, entries }: PrincipalElement, accounts: 'everybody' | 'name'): TextElement {
  return { negated, matchers: entries.map((entry) => principalMatcher(entry, accounts)) };
}

function principalMatcher(
  { type, value }: PrincipalElement['entries'][number],
  accounts: 'everybody' | 'name',
): Matcher {
  if (value === '*') return matcherOf(wildTokens('*'));
  const account = type === 'AWS' && accounts === 'everybody' ? accountNamed(value) : null;
  return matcherOf(account === null ? literalTokens(value) : wildTokens(`arn:aws:*::${account}:*`));
}

/** The resource patterns with values in place of variables; a pattern whose variable has no value fits nothing. */
export function resourceElement({ resource }: TextStatement, reader: ContextReader): TextElement | null {
  if (!resource) return null;
  const matchers = resource.templates.flatMap((template) => {
    const resolved = resolveTemplate(template, reader);
    return resolved ? [matcherOf(templateTokens(resolved))] : [];
  });
  return { negated: resource.negated, matchers };
}
