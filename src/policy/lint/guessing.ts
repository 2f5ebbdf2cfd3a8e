import { type closest, guesser } from '../closest.ts';
import type { LintSubject } from './lintCheck.ts';

const guessers = new WeakMap<LintSubject, typeof closest>();

/** `closest` for the checks of one document: all of them together have a limited number of guesses. */
export function guessing(subject: LintSubject): typeof closest {
  const known = guessers.get(subject) ?? guesser();
  guessers.set(subject, known);
  return known;
}
