import type { Invocation, Result } from '../operation.ts';
import { contextKeysOf } from './contextKeysOf.ts';
import { onPrincipal } from './onPrincipal.ts';
import { type PolicySource, principalSources } from './policySources.ts';
import { readSimulatedPolicies } from './readSimulatedPolicy.ts';
import { anything, done, type Rows } from './row.ts';

function answer(call: Invocation, sources: readonly PolicySource[]): Result {
  const given = readSimulatedPolicies(call.input, 'PolicyInputList', 'IAM Policy');
  if ('error' in given) return given;
  const keys = [...sources, ...given.sources].flatMap(({ policy }) => contextKeysOf(policy));
  const distinct = [...new Map(keys.map((key) => [key.toLowerCase(), key])).values()];
  return done(call.sandbox, { ContextKeyNames: distinct });
}

/** Which condition keys policies speak of. */
export const contextKeyLists: Rows = {
  GetContextKeysForCustomPolicy: { asks: anything, run: (call) => answer(call, []) },
  GetContextKeysForPrincipalPolicy: onPrincipal((call, principal) =>
    answer(call, principalSources(call.account, principal)),
  ),
};
