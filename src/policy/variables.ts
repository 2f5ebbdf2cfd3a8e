import type { ContextReader } from './context.ts';
import type { Policy } from './document.ts';
import { nextVariable } from './variableScan.ts';
import { literalTokens, wildTokens } from './wildcard.ts';

/** A piece of a policy string: plain text, a character that stands for itself, or a variable. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'variable'; readonly key: string; readonly lowerKey: string; readonly fallback: string | null };

export type Template = readonly Piece[];

/** Variables are read in version 2012-10-17 only (IAM User Guide, reference_policies_variables). */
export function readsVariables(policy: Policy): boolean {
  return policy.version === '2012-10-17';
}

/** Text that is no well-formed variable stays text. */
export function parseTemplate(text: string, variables: boolean): Template {
  if (!variables || !text.includes('${')) return [{ kind: 'text', text }];
  const pieces: Piece[] = [];
  let end = 0;
  for (let found = nextVariable(text, 0); found; found = nextVariable(text, end)) {
    const { from, to, character, key, fallback } = found;
    if (from > end) pieces.push({ kind: 'text', text: text.slice(end, from) });
    if (character !== null) pieces.push({ kind: 'literal', text: character });
    else pieces.push({ kind: 'variable', key, lowerKey: key.toLowerCase(), fallback });
    end = to;
  }
  if (end < text.length || pieces.length === 0) pieces.push({ kind: 'text', text: text.slice(end) });
  return pieces;
}

/** The text with something else in place of each `${…}`, well formed or not. */
export function maskVariables(text: string, mask: string): string {
  const end = text.lastIndexOf('}') + 1;
  return text.slice(0, end).replace(/\$\{[^}]*\}/g, mask) + text.slice(end);
}

export function hasVariable(template: Template): boolean {
  return template.some((piece) => piece.kind === 'variable');
}

/** The template with values in place of variables, as literal pieces; null where a variable has no value. */
export function resolveTemplate(template: Template, context: ContextReader): Template | null {
  const resolved: Piece[] = [];
  for (const piece of template) {
    if (piece.kind !== 'variable') {
      resolved.push(piece);
      continue;
    }
    const value = context.get(piece.lowerKey) ?? piece.fallback;
    if (typeof value !== 'string') return null;
    resolved.push({ kind: 'literal', text: value });
  }
  return resolved;
}

/** The text of a resolved template; variables left in it are written as in the policy. */
export function templateText(template: Template): string {
  return template.map((piece) => (piece.kind === 'variable' ? `\${${piece.key}}` : piece.text)).join('');
}

/** Pattern tokens of a resolved template: stars in substituted values are plain characters. */
export function templateTokens(template: Template): number[] {
  return template.flatMap((piece) => {
    if (piece.kind === 'variable') return [];
    return piece.kind === 'text' ? wildTokens(piece.text) : literalTokens(piece.text);
  });
}

/** Keys that the variables of a template read. */
export function templateKeys(template: Template): string[] {
  return template.flatMap((piece) => (piece.kind === 'variable' ? [piece.key] : []));
}
