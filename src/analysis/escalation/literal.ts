import { textOfTokens } from '../../policy/pieces.ts';
import type { ResourcePattern } from '../../policy/resources.ts';

/** The one text that a pattern matches; null where it has wildcards or variables. */
export function literalOf({ ready }: ResourcePattern): string | null {
  const [only, more] = ready ?? [];
  if (!only || more || only.tokens.some((token) => token < 0)) return null;
  return textOfTokens(only.tokens);
}
