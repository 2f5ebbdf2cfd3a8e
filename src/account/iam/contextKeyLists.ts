import type { Invocation, Result } from '../operation.ts';
import { contextKeysOf } from './contextKeysOf.ts';
import { fail } from './failures.ts';
import { text } from './input.ts';
import { type PolicySource, principalOfArn, principalSources } from './policySources.ts';
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
  GetContextKeysForPrincipalPolicy: {
    asks: (call) => ({ resource: text(call.input, 'PolicySourceArn') }),
    run: (call) => {
      const arn = text(call.input, 'PolicySourceArn');
      const principal = principalOfArn(call.account, arn);
      if (principal === 'malformed') return fail('simulation.source', { Arn: arn });
      if (principal === 'missing') return fail('missing.entity', { Arn: arn });
      return answer(call, principalSources(call.account, principal));
    },
  },
};
