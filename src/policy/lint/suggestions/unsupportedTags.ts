import { eachStatement } from '../eachStatement.ts';
import { allows } from '../entries.ts';
import type { Hit, LintCheck } from '../lintCheck.ts';
import { actionKinds } from '../policyKinds.ts';
import { leavesActionsOpen, servicesWithoutTags, shownServices, tagConditions } from '../tagSupport.ts';

const ADVICE =
  'allow those actions in a statement of their own, by resource; `IfExists` or a negated operator would allow them always';

/** Service Authorization Reference, condition keys of actions and resource types. */
export const unsupportedTagChecks: readonly LintCheck[] = [
  {
    code: 'ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
    severity: 'suggestion',
    kinds: actionKinds,
    check: eachStatement((statement): Hit[] => {
      const conditions = allows(statement) && !leavesActionsOpen(statement) ? tagConditions(statement) : [];
      const services = conditions.length > 0 ? servicesWithoutTags(statement) : new Map<string, string>();
      if (services.size === 0) return [];
      return conditions.map(({ key, path }) => ({
        path,
        message: `requests never carry \`${key}\` for ${shownServices(services)}, so nothing is allowed there`,
        advice: ADVICE,
      }));
    }),
  },
  {
    code: 'ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
    severity: 'suggestion',
    kinds: actionKinds,
    check: eachStatement((statement): Hit[] => {
      const conditions = allows(statement) && leavesActionsOpen(statement) ? tagConditions(statement) : [];
      return conditions.map(({ key, path }) => ({
        path,
        message: `\`NotAction\` with \`${key}\` allows only actions whose requests carry the key, whatever else it reaches`,
        advice: 'list the actions to allow in `Action`',
      }));
    }),
  },
];
