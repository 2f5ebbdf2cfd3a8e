import type { Fault, JsonPath, Place } from '../policy/fault.ts';
import type { Around, Found, LintRule } from './lint/lintRule.ts';
import { lintRules } from './lint/rules.ts';
import type { Scenario } from './scenario.ts';

/**
 * Findings on a scenario that can be played but promises what it cannot keep: words that AWS does not know, principals
 * that neither exist nor are named, answers in the question, exercises without proof. Static: nothing is run.
 */
export function lintScenario(
  scenario: Scenario,
  locate: (path: JsonPath) => Place | null = () => null,
  around: Around = {},
): Fault[] {
  return lintRules.flatMap((rule) =>
    rule.find({ scenario, ...around }).map((found) => faultOf(rule, found, locate(found.path))),
  );
}

function faultOf({ id, severity }: LintRule, { instead, ...rest }: Found, place: Place | null): Fault {
  return { code: id, severity, ...rest, place, ...(instead === undefined ? {} : { instead }) };
}
