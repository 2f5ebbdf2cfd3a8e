import type { Scenario } from '../scenario.ts';
import { solutionPolicies } from './policiesIn.ts';

const shortest = 12;

/**
 * A piece of at least twelve characters that a text shares with the policies of the solutions, blanks aside. Names of
 * actions and keys are vocabulary and no answer: a piece has quotes in it. Null where there is none.
 */
export function policyPiece(scenario: Scenario, text: string): string | null {
  const plain = text.replace(/\s+/g, '');
  if (!plain.includes('"')) return null;
  const policies = solutionPolicies(scenario).map(({ document }) => JSON.stringify(document).replace(/\s+/g, ''));
  for (let at = 0; at + shortest <= plain.length; at += 1) {
    const piece = plain.slice(at, at + shortest);
    if (piece.includes('"') && policies.some((policy) => policy.includes(piece))) return piece;
  }
  return null;
}

/** A line of the solutions' commands that a text repeats; null where it repeats none. */
export function commandPiece({ solutions = [] }: Scenario, text: string): string | null {
  const lines = solutions.flatMap(({ commands }) => commands.split('\n').map((line) => line.trim()));
  const long = lines.filter((line) => line.startsWith('aws ') && line.length >= shortest);
  return long.find((line) => text.includes(line)) ?? null;
}
