import { eachCondition } from '../eachStatement.ts';
import { allows } from '../entries.ts';
import type { Hit, LintCheck } from '../lintCheck.ts';

const SUBJECT = 'token.actions.githubusercontent.com:sub';
const PINNED = /^repo:[^/:*?]+\/[^/:*?]+:ref:refs\/heads\/[^*?]+$/;

/**
 * Validation asks for repository and branch (recorded: it also finds `…:environment:NAME`, which is as exact).
 * IAM User Guide, id_roles_create_for-idp_oidc.
 */
export const githubChecks: readonly LintCheck[] = [
  {
    code: 'SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED',
    severity: 'warning',
    kinds: ['trust'],
    check: eachCondition(({ lowerKey, family, values }, statement): Hit[] => {
      if (lowerKey !== SUBJECT || family !== 'String' || !allows(statement)) return [];
      return values
        .filter(({ text }) => !PINNED.test(text))
        .map(({ text, path }) => ({
          path,
          message: `\`${text}\` names no single repository and branch`,
          advice:
            'write `repo:ORGANIZATION/REPOSITORY:ref:refs/heads/BRANCH`; an exact `…:environment:NAME` is as good where the environment guards its branches',
        }));
    }),
  },
];
