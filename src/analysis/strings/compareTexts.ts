import type { Policy } from '../../policy/document.ts';
import { isSpent, limited, mostSteps } from '../work.ts';
import { readableAction } from './readableAction.ts';
import { type TextRequest, type TextSearch, textDifferences } from './textSearch.ts';
import { type TextStatement, textStatements } from './textStatement.ts';
import { variableAssignments } from './variableValues.ts';

/** A request that one side allows and the other does not. */
export interface TextWitness extends TextRequest {
  readonly principal: string;
}

/** What two sets of policies allow, compared as plain texts. */
export interface TextComparison {
  /** One request for each class of actions that only `granted` allows. */
  readonly excess: readonly TextWitness[];
  /** The same for what only `needed` allows. */
  readonly missing: readonly TextWitness[];
  /** False where a limit was reached; `reasons` then say which. */
  readonly complete: boolean;
  readonly reasons: readonly string[];
}

/**
 * Compares over every action string, every resource as plain text and every value of every key, each present or
 * absent: no catalogue, no parts of ARNs, no relations between keys. Published sets of policies mean this.
 */
export function compareTexts(granted: readonly Policy[], needed: readonly Policy[]): TextComparison {
  const statements = statementsOf(granted, needed);
  const excess = limited(mostSteps / 2, () => differencesIn(statements, 'granted'));
  const missing = limited(mostSteps / 2, () => differencesIn(statements, 'needed'));
  const reasons = [...new Set([...excess.reasons, ...missing.reasons])].sort();
  return { excess: excess.found, missing: missing.found, complete: reasons.length === 0, reasons };
}

function statementsOf(granted: readonly Policy[], needed: readonly Policy[]): TextStatement[] {
  return [...textStatements(granted, 'granted', 'everybody'), ...textStatements(needed, 'needed', 'everybody')];
}

/** One direction alone: what the one set allows and the other does not. */
export function textExcess(granted: readonly Policy[], needed: readonly Policy[]): TextComparison['excess'] {
  return differencesIn(statementsOf(granted, needed), 'granted').found;
}

function differencesIn(
  statements: readonly TextStatement[],
  allowing: TextSearch['allowing'],
): { readonly found: readonly TextWitness[]; readonly reasons: ReadonlySet<string> } {
  const reasons = new Set<string>();
  const found = new Map<string, TextRequest>();
  for (const fixed of variableAssignments(statements, reasons)) {
    for (const request of textDifferences({ statements, allowing, fixed, reasons })) {
      if (!found.has(request.action)) found.set(request.action, request);
    }
  }
  if (isSpent()) reasons.add('this takes more work than one comparison may do: not every request was looked at');
  return { found: [...found.values()].map((request) => readable(request, statements)), reasons };
}

const inAccount = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/;

/** With an action that people know where one is in the same class, and with a caller in the account of the resource. */
function readable(request: TextRequest, statements: readonly TextStatement[]): TextWitness {
  const account = inAccount.exec(request.resource)?.[1] ?? '111122223333';
  return {
    ...request,
    action: readableAction(request.action, statements),
    principal: request.principal ?? `arn:aws:iam::${account}:user/someone`,
  };
}
