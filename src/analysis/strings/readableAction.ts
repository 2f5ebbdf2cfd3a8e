import { serviceEntry } from '../../catalogue/authorization.ts';
import { fullName } from '../actionName.ts';
import { type Automaton, automatonOf, fitsAll, read } from '../automaton.ts';
import type { TextStatement } from './textStatement.ts';

interface ReadyElement {
  readonly negated: boolean;
  readonly patterns: readonly Automaton[];
}

/**
 * An action that the statements take for the same as the text: one of the catalogue, else the text as a policy writes
 * it, else the text.
 */
export function readableAction(text: string, statements: readonly TextStatement[]): string {
  const elements = elementsOf(statements);
  const wanted = elements.map((element) => covers(element, text));
  for (const action of serviceEntry(text.split(':', 1)[0] ?? '')?.actions.values() ?? []) {
    const lower = fullName(action).toLowerCase();
    if (elements.every((element, at) => covers(element, lower) === wanted[at])) return fullName(action);
  }
  const written = statements.flatMap(({ source }) => source.action.patterns);
  return written.find((pattern) => pattern.toLowerCase() === text) ?? text;
}

const ready = new WeakMap<readonly TextStatement[], readonly ReadyElement[]>();

/** Each different action element once. */
function elementsOf(statements: readonly TextStatement[]): readonly ReadyElement[] {
  const known = ready.get(statements);
  if (known) return known;
  const different = new Map(
    statements.map(({ action: { negated, matchers } }) => {
      const patterns = matchers.map(automatonOf);
      return [JSON.stringify([negated, matchers.map(({ tokens }) => tokens)]), { negated, patterns }];
    }),
  );
  const made = [...different.values()];
  ready.set(statements, made);
  return made;
}

function covers({ negated, patterns }: ReadyElement, text: string): boolean {
  return patterns.some((pattern) => fitsAll(read(pattern, text))) !== negated;
}
