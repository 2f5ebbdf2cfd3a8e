import { eachStatement } from '../eachStatement.ts';
import { denies } from '../entries.ts';
import type { Hit, LintCheck } from '../lintCheck.ts';
import { actionKinds } from '../policyKinds.ts';
import { leavesActionsOpen, servicesWithoutTags, shownServices, tagConditions } from '../tagSupport.ts';

const ADVICE = 'deny those actions in a statement of their own, by resource; `IfExists` would deny them always';

/** Service Authorization Reference, condition keys of actions and resource types. */
export const unsupportedTagChecks: readonly LintCheck[] = [
  {
    code: 'DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
    severity: 'security-warning',
    kinds: actionKinds,
    check: eachStatement((statement): Hit[] => {
      const conditions = denies(statement) && !leavesActionsOpen(statement) ? tagConditions(statement) : [];
      const services = conditions.length > 0 ? servicesWithoutTags(statement) : new Map<string, string>();
      if (services.size === 0) return [];
      return conditions.map(({ key, path }) => ({
        path,
        message: `requests never carry \`${key}\` for ${shownServices(services)}, so nothing is denied there`,
        advice: ADVICE,
      }));
    }),
  },
  {
    code: 'DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
    severity: 'security-warning',
    kinds: actionKinds,
    check: eachStatement((statement): Hit[] => {
      const conditions = denies(statement) && leavesActionsOpen(statement) ? tagConditions(statement) : [];
      return conditions.map(({ key, path }) => ({
        path,
        message: `\`NotAction\` reaches many actions whose requests never carry \`${key}\`: those are not denied`,
        advice: 'list the actions to deny in `Action`',
      }));
    }),
  },
];
