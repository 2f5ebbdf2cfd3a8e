import { findAction, serviceEntry } from '../../../catalogue/authorization.ts';
import { keyIn } from '../../../catalogue/conditionKeys.ts';
import { takesKey } from '../coveredActions.ts';
import { eachCondition } from '../eachStatement.ts';
import { entriesOf } from '../entries.ts';
import type { LintCheck } from '../lintCheck.ts';
import { actionKinds } from '../policyKinds.ts';
import { holdsWithoutKey } from '../writtenConditions.ts';

/** The published name of a service's own key, e.g. `s3:ExistingObjectTag/${key}`; null for every other key. */
function ownKey(key: string): { readonly service: string; readonly name: string } | null {
  const service = key.slice(0, Math.max(0, key.indexOf(':'))).toLowerCase();
  const keys = serviceEntry(service)?.conditionKeys;
  const found = keys && keyIn(keys, key);
  return found ? { service, name: found.name } : null;
}

/**
 * Keys of the role credentials that a service hands out: they are in every request made with them, whatever its service
 * (Service Authorization Reference, the condition keys of each service).
 */
const ofCredentials =
  /^(ec2:(sourceinstancearn|roledelivery)|ssm:sourceinstancearn|lambda:sourcefunctionarn|glue:(roleassumedby|credentialissuingservice))$/;

/** Actions in full that never carry a key of a service; patterns are left to the reader's judgement. */
export const actionKeyChecks: readonly LintCheck[] = [
  {
    code: 'UNSUPPORTED_ACTION_FOR_CONDITION_KEY',
    severity: 'error',
    kinds: actionKinds,
    check: eachCondition(function* (condition, statement) {
      if (condition.use === null || holdsWithoutKey(condition) || ofCredentials.test(condition.lowerKey)) return;
      const key = ownKey(condition.key);
      if (key === null) return;
      const without = entriesOf(statement, 'Action').filter(({ text }) => {
        const action = findAction(text);
        return action !== undefined && !takesKey(action, key.name);
      });
      if (without.length === 0) return;
      yield {
        path: condition.path,
        message: `requests for ${without.map(({ text }) => `\`${text}\``).join(', ')} never have \`${condition.key}\``,
        advice: 'move these actions to a statement of their own without the condition',
      };
    }),
  },
];
