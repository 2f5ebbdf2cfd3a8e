import { eachStatement } from '../eachStatement.ts';
import { allows, has } from '../entries.ts';
import type { Hit, LintCheck } from '../lintCheck.ts';
import { namesSource, shownSourceKeys } from '../sourceKeys.ts';
import { conditionsOf, mentions } from '../writtenConditions.ts';
import { oidcProvider, principalsOf } from '../writtenPrincipals.ts';

const GITHUB = 'token.actions.githubusercontent.com';

export const principalChecks: readonly LintCheck[] = [
  {
    code: 'ALLOW_WITH_NOT_PRINCIPAL',
    severity: 'security-warning',
    kinds: ['resource'],
    check: eachStatement((statement): Hit | null => {
      if (!allows(statement) || !has(statement, 'NotPrincipal')) return null;
      return {
        path: [...statement.path, 'NotPrincipal'],
        message: '`NotPrincipal` in an `Allow` lets everybody else in, anonymous callers too',
        advice: 'name who may in `Principal`; keep `NotPrincipal` for `Deny`',
      };
    }),
  },
  {
    code: 'RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL',
    severity: 'security-warning',
    kinds: ['resource'],
    check: eachStatement((statement): Hit[] => {
      if (!allows(statement) || namesSource(statement)) return [];
      return principalsOf(statement)
        .filter(({ type }) => type === 'Service')
        .map(({ text, path }) => ({
          path,
          message: `\`${text}\` may come on behalf of any account (confused deputy)`,
          advice: `add a condition on one of ${shownSourceKeys}`,
        }));
    }),
  },
  {
    code: 'MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL',
    severity: 'security-warning',
    kinds: ['trust'],
    check: eachStatement((statement): Hit[] => {
      if (!allows(statement)) return [];
      const asked = new Set(
        conditionsOf(statement).map(({ lowerKey }) => lowerKey.slice(0, lowerKey.lastIndexOf(':'))),
      );
      return principalsOf(statement).flatMap((principal): Hit[] => {
        const provider = oidcProvider(principal);
        if (provider === null || asked.has(provider.toLowerCase())) return [];
        return [
          {
            path: principal.path,
            message: `whoever has a token of \`${provider}\` gets the role, whatever application it was made for`,
            advice: `add a condition on \`${provider}:aud\` and \`${provider}:sub\``,
          },
        ];
      });
    }),
  },
  {
    code: 'MISSING_GITHUB_REPO_CONDITION_KEY',
    severity: 'security-warning',
    kinds: ['trust'],
    check: eachStatement((statement): Hit[] => {
      if (!allows(statement) || mentions(statement, `${GITHUB}:sub`)) return [];
      return principalsOf(statement)
        .filter((principal) => oidcProvider(principal)?.toLowerCase() === GITHUB)
        .map(({ path }) => ({
          path,
          message: 'workflows of every GitHub repository get the role',
          advice: `add \`"StringEquals": {"${GITHUB}:sub": "repo:ORGANIZATION/REPOSITORY:ref:refs/heads/BRANCH"}\``,
        }));
    }),
  },
];
