import { compileActions } from '../../policy/actions.ts';
import { actionClasses } from '../actionClasses.ts';
import { fullName } from '../actionName.ts';
import { sidedStatements } from '../sidedStatements.ts';
import { callerRequest } from '../situation.ts';
import { lackingTypes } from '../wholeCalls.ts';
import { comparisonWith, type DocumentCases, type PlacedStatement, reads } from './documentCases.ts';

/** Actions that the documents allow on some of the resources that a call names, and not on all. */
export interface PartialCall {
  /** Full names. */
  readonly actions: readonly string[];
  /** Types (`ec2:subnet`) that the call needs permission on as well. */
  readonly lacks: readonly string[];
}

/** What others must allow before calls of granted actions succeed, by what they lack. */
export function partialCalls(
  cases: DocumentCases,
  statements: readonly PlacedStatement[],
  granted: ReadonlySet<string>,
): PartialCall[] {
  const fewest = new Map<string, readonly string[]>();
  const only = compileActions({ negated: false, patterns: ['*'] });
  for (const { view, caller } of cases.cases) {
    // What was not looked at may be allowed.
    if (cases.reasons.size > 0 || !reads(cases, statements.length)) return [];
    const comparison = comparisonWith(cases, { view, caller, left: statements, right: null, only });
    const { left } = comparison;
    const sides = { left, right: null, only, byResource: false, caller: callerRequest(caller) };
    for (const group of actionClasses(sides, sidedStatements(left, null))) {
      if (group.together.length === 0) continue;
      const lacks = lackingTypes(comparison, group).map((type) => `${group.entry.prefix}:${type}`);
      for (const name of group.actions.map(fullName)) {
        const known = fewest.get(name);
        if (known === undefined || lacks.length < known.length) fewest.set(name, lacks);
      }
    }
  }
  if (cases.reasons.size > 0) return [];
  const calls = new Map<string, { actions: string[]; lacks: readonly string[] }>();
  for (const [name, lacks] of [...fewest].sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (lacks.length === 0 || !granted.has(name)) continue;
    const call = calls.get(lacks.join());
    if (call) call.actions.push(name);
    else calls.set(lacks.join(), { actions: [name], lacks });
  }
  return [...calls.values()];
}
