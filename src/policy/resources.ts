import type { ContextReader } from './context.ts';
import type { PatternElement } from './document.ts';
import { hasVariable, parseTemplate, resolveTemplate, type Template, templateTokens } from './variables.ts';
import { ANY_ONE, ANY_ONE_IN_PART, ANY_RUN, ANY_RUN_IN_PART, fits, type Pattern, patternOf } from './wildcard.ts';

/** A resource pattern: ready, or a template that waits for the request's values. */
export interface ResourcePattern {
  readonly template: Template;
  readonly ready: readonly Pattern[] | null;
}

export interface ResourceElement {
  readonly negated: boolean;
  readonly patterns: readonly ResourcePattern[];
}

const COLON = 58;
const SEPARATORS = 5;

/**
 * Wildcards in the first five parts of an ARN stay in their part, except a star that ends its part, which may run past
 * the following colons (IAM User Guide, reference_policies_elements_resource). An ARN cut short is completed with `*`
 * in each missing part (reference_identifiers).
 */
export function resourcePatterns(tokens: readonly number[]): Pattern[] {
  if (!startsLikeArn(tokens)) return [patternOf(tokens)];
  const { parted, separators } = partTokens(tokens);
  const missing = SEPARATORS - separators;
  if (missing <= 0) return [patternOf(parted)];
  const completed = [...parted];
  for (let part = 0; part < missing; part++) completed.push(COLON, ANY_RUN);
  return parted.includes(ANY_RUN) ? [patternOf(parted), patternOf(completed)] : [patternOf(completed)];
}

function startsLikeArn(tokens: readonly number[]): boolean {
  return tokens[0] === 97 && tokens[1] === 114 && tokens[2] === 110 && tokens[3] === COLON;
}

function partTokens(tokens: readonly number[]): { parted: number[]; separators: number } {
  let separators = 0;
  const parted = tokens.map((token, index) => {
    if (token === COLON) separators++;
    if (separators >= SEPARATORS) return token;
    if (token === ANY_ONE) return ANY_ONE_IN_PART;
    const next = tokens[index + 1];
    return token === ANY_RUN && next !== undefined && next !== COLON ? ANY_RUN_IN_PART : token;
  });
  return { parted, separators };
}

/** An empty list, negated or not, matches nothing. */
export function compileResources({ negated, patterns }: PatternElement, variables: boolean): ResourceElement {
  const compiled = patterns.map((text) => compileResource(text, variables));
  return { negated: negated && patterns.length > 0, patterns: compiled };
}

function compileResource(text: string, variables: boolean): ResourcePattern {
  const template = parseTemplate(text, variables);
  return { template, ready: hasVariable(template) ? null : resourcePatterns(templateTokens(template)) };
}

/** A pattern with an unresolved variable matches nothing. */
export function resourceFits(pattern: ResourcePattern, resource: string, context: ContextReader): boolean {
  const ready = pattern.ready ?? resolvedPatterns(pattern.template, context);
  for (const candidate of ready) if (fits(candidate, resource)) return true;
  return false;
}

function resolvedPatterns(template: Template, context: ContextReader): readonly Pattern[] {
  const resolved = resolveTemplate(template, context);
  return resolved === null ? [] : resourcePatterns(templateTokens(resolved));
}

/** `NotResource` holds only where no entry matches. */
export function resourcesMatch(element: ResourceElement, resource: string, context: ContextReader): boolean {
  for (const pattern of element.patterns) if (resourceFits(pattern, resource, context)) return !element.negated;
  return element.negated;
}

/** True where the pattern, without variables, covers the resource; letter case matters. */
export function resourceMatches(pattern: string, resource: string): boolean {
  const { ready } = compileResource(pattern, false);
  return (ready ?? []).some((candidate) => fits(candidate, resource));
}
