import { matchesWildcard } from '../../wildcard.ts';
import { allows, entriesOf, has } from '../entries.ts';
import { setFix } from '../fix.ts';
import type { Fix, Hit, LintCheck, RawStatement } from '../lintCheck.ts';
import { conditionsOf, holdsWithoutKey } from '../writtenConditions.ts';
import { oidcProvider, principalsOf, type WrittenPrincipal } from '../writtenPrincipals.ts';

function trustRow(code: string, look: (statement: RawStatement) => Iterable<Hit>): LintCheck {
  return {
    code,
    severity: 'error',
    kinds: ['trust'],
    *check({ statements }) {
      for (const statement of statements) yield* look(statement);
    },
  };
}

/** True where the statement's `Action` covers the action. */
function names(statement: RawStatement, action: string): boolean {
  return entriesOf(statement, 'Action').some(({ text }) => matchesWildcard(text, action, { ignoreCase: true }));
}

/** The edit that adds actions to a statement. */
function addActions(statement: RawStatement, missing: readonly string[]): Fix {
  const written = entriesOf(statement, 'Action').map(({ text }) => text);
  const title = `add ${missing.map((action) => `\`${action}\``).join(' and ')}`;
  return { ...setFix([...statement.path, 'Action'], [...written, ...missing]), title };
}

/** Session data that only a second action may pass (IAM User Guide, id_session-tags, id_credentials_temp_control-access_monitor). */
const companions: readonly (readonly [key: RegExp, action: string])[] = [
  [/^aws:requesttag\/.+$/, 'sts:TagSession'],
  [/^aws:tagkeys$/, 'sts:TagSession'],
  [/^sts:transitivetagkeys$/, 'sts:TagSession'],
  [/^sts:sourceidentity$/, 'sts:SetSourceIdentity'],
];

const SAML = /^arn:[^:]*:iam::[^:]*:saml-provider\/.+$/;
const DOMAIN = /^(?=.{1,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/** The action that a principal of this kind calls; null for one of unknown kind. */
function actionFor(principal: WrittenPrincipal): string | null {
  if (principal.type === 'AWS' || principal.type === 'Service') return 'sts:AssumeRole';
  if (principal.type !== 'Federated') return null;
  if (SAML.test(principal.text)) return 'sts:AssumeRoleWithSAML';
  return oidcProvider(principal) || DOMAIN.test(principal.text) ? 'sts:AssumeRoleWithWebIdentity' : null;
}

const assumeActions = ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'] as const;

function* mismatched(statement: RawStatement): Generator<Hit> {
  const calls = principalsOf(statement).map(actionFor);
  const wanted = new Set(calls);
  if (!allows(statement) || calls.length === 0 || wanted.has(null)) return;
  const [only] = wanted.size === 1 ? wanted : [];
  for (const { text, path } of entriesOf(statement, 'Action')) {
    const assumes = assumeActions.filter((action) => matchesWildcard(text, action, { ignoreCase: true }));
    if (assumes.length === 0 || assumes.some((action) => wanted.has(action))) continue;
    yield {
      path,
      message: `the principals of the statement do not call \`${text}\``,
      advice: `they call ${[...wanted].map((action) => `\`${action}\``).join(' or ')}`,
      ...(typeof only === 'string' ? { fix: setFix(path, only) } : {}),
    };
  }
}

const ROLES_ANYWHERE = 'rolesanywhere.amazonaws.com';
const ofRolesAnywhere = ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'];

export const trustChecks: readonly LintCheck[] = [
  trustRow('MISSING_ACTION_FOR_CONDITION_KEY', function* (statement) {
    if (!allows(statement) || !has(statement, 'Action')) return;
    for (const condition of conditionsOf(statement)) {
      const [, action] = companions.find(([key]) => key.test(condition.lowerKey)) ?? [];
      if (action === undefined || names(statement, action) || holdsWithoutKey(condition)) continue;
      yield {
        path: condition.path,
        message: `\`${condition.key}\` is in requests for \`${action}\` only, which the statement does not allow`,
        advice: `add \`${action}\` to the actions`,
        fix: addActions(statement, [action]),
      };
    }
  }),
  trustRow('INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY', function* (statement) {
    for (const principal of principalsOf(statement)) {
      if (principal.type !== 'Federated' || actionFor(principal) !== null) continue;
      yield {
        path: principal.path,
        message: `\`${principal.text}\` is no identity provider`,
        advice: 'write the ARN of a SAML or OpenID Connect provider, or a domain such as `accounts.google.com`',
      };
    }
  }),
  trustRow('MISMATCHED_ACTION_FOR_PRINCIPAL', mismatched),
  trustRow('MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY', function* (statement) {
    const speaksToIt = principalsOf(statement).some(({ type, text }) => type === 'Service' && text === ROLES_ANYWHERE);
    if (!speaksToIt || !allows(statement) || !has(statement, 'Action')) return;
    const missing = ofRolesAnywhere.filter((action) => !names(statement, action));
    if (missing.length === 0) return;
    yield {
      path: [...statement.path, 'Action'],
      message: `IAM Roles Anywhere also calls ${missing.map((action) => `\`${action}\``).join(' and ')}`,
      advice: 'allow all three: `sts:AssumeRole`, `sts:SetSourceIdentity` and `sts:TagSession`',
      fix: addActions(statement, missing),
    };
  }),
];
