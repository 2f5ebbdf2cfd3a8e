import { serviceEntry } from '../../catalogue/authorization.ts';
import { fullName } from '../actionName.ts';
import { automatonOf, fitsAll, read } from '../automaton.ts';
import type { TextElement, TextStatement } from './textStatement.ts';

/**
 * An action that the statements take for the same as the text: one of the catalogue, else the text as a policy writes
 * it, else the text.
 */
export function readableAction(text: string, statements: readonly TextStatement[]): string {
  const elements = statements.map(({ action }) => action);
  const wanted = signatureOf(elements, text);
  for (const action of serviceEntry(text.split(':', 1)[0] ?? '')?.actions.values() ?? []) {
    const name = fullName(action);
    if (signatureOf(elements, name.toLowerCase()) === wanted) return name;
  }
  const written = statements.flatMap(({ source }) => source.action.patterns);
  return written.find((pattern) => pattern.toLowerCase() === text) ?? text;
}

function signatureOf(elements: readonly TextElement[], text: string): string {
  return elements
    .map(({ matchers, negated }) => {
      const fit = matchers.some((matcher) => fitsAll(read(automatonOf(matcher), text)));
      return fit === negated ? '0' : '1';
    })
    .join('');
}
