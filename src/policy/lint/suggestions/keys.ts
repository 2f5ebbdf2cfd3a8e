import { eachCondition, eachStatement } from '../eachStatement.ts';
import { allows, entriesOf } from '../entries.ts';
import type { Hit, LintCheck } from '../lintCheck.ts';
import { fixing, operatorFix } from '../operatorFix.ts';
import { actionKinds, everyKind } from '../policyKinds.ts';
import { namesSource, shownSourceKeys } from '../sourceKeys.ts';
import { conditionsOf } from '../writtenConditions.ts';
import { oidcProvider, principalsOf } from '../writtenPrincipals.ts';

/** Keys that once stood in for the source of a service's call. */
const oldSourceKeys: ReadonlySet<string> = new Set(['aws:referer', 'aws:sourceowner']);

/** What the attached resource settles by itself. */
const ownResource: ReadonlySet<string> = new Set([
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:resourceorgpaths',
  's3:resourceaccount',
]);

const SERVICE_IN_ARN = /^arn:[^:]*:([^:]*[*?][^:]*)(:|$)/;

export const keyChecks: readonly LintCheck[] = [
  {
    code: 'NULL_WITH_QUALIFIER',
    severity: 'suggestion',
    kinds: everyKind,
    check: eachCondition((condition, statement) => {
      const { family, use, operator, path } = condition;
      if (family !== 'Null' || !use?.quantifier) return null;
      const result = use.quantifier === 'ForAllValues' ? 'always holds' : 'never holds';
      return {
        path,
        message: `\`${operator}\` ${result}, whatever the request carries`,
        advice: 'write `Null` alone',
        ...fixing(operatorFix(condition, statement, 'Null')),
      };
    }),
  },
  {
    code: 'RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL',
    severity: 'suggestion',
    kinds: ['resource'],
    check: eachCondition(({ key, lowerKey, path }, statement) => {
      if (!oldSourceKeys.has(lowerKey) || !allows(statement) || namesSource(statement)) return null;
      const service = principalsOf(statement).find(({ type }) => type === 'Service');
      if (!service) return null;
      return {
        path,
        message: `\`${key}\` is a weak way to say for whom \`${service.text}\` may act`,
        advice: `use one of ${shownSourceKeys}`,
      };
    }),
  },
  {
    code: 'IRRELEVANT_CONDITION_KEY_IN_POLICY',
    severity: 'suggestion',
    kinds: ['resource', 'trust'],
    check: eachCondition(({ key, lowerKey, path }) => {
      if (!ownResource.has(lowerKey)) return null;
      return {
        path,
        message: `\`${key}\` says the same for every request to the resource that has this policy`,
        advice: 'use the key in an identity policy or a service control policy',
      };
    }),
  },
  {
    code: 'WILDCARD_IN_SERVICE_NAME',
    severity: 'suggestion',
    kinds: actionKinds,
    check: eachStatement((statement): Hit[] => {
      const actions = [...entriesOf(statement, 'Action'), ...entriesOf(statement, 'NotAction')]
        .filter(({ text }) => /^[^:]*[*?][^:]*:/.test(text))
        .map(({ text, path }) => ({ text, path, service: text.slice(0, text.indexOf(':')) }));
      const resources = [...entriesOf(statement, 'Resource'), ...entriesOf(statement, 'NotResource')].flatMap(
        ({ text, path }) => {
          const service = SERVICE_IN_ARN.exec(text)?.[1];
          return service === undefined ? [] : [{ text, path, service }];
        },
      );
      return [...actions, ...resources].map(({ text, path, service }) => ({
        path,
        message: `\`${service}\` in \`${text}\` stands for services that nobody named, future ones too`,
        advice: 'name the service',
      }));
    }),
  },
  {
    code: 'CONFIRM_AUDIENCE_CLAIM_TYPE',
    severity: 'suggestion',
    kinds: ['trust'],
    check: eachStatement((statement): Hit[] => {
      if (!allows(statement)) return [];
      const audiences = new Set(
        principalsOf(statement).map((principal) => `${oidcProvider(principal)}:aud`.toLowerCase()),
      );
      return conditionsOf(statement)
        .filter(({ lowerKey }) => audiences.has(lowerKey))
        .map(({ key, path }) => ({
          path,
          message: `\`${key}\` is one value with most providers, a list with some`,
          advice: 'see what your provider writes; with one value use no `ForAllValues` or `ForAnyValue`',
        }));
    }),
  },
  {
    code: 'REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY',
    severity: 'suggestion',
    kinds: ['trust'],
    check: eachStatement((statement): Hit[] => {
      const roles = new Set(principalsOf(statement).map(({ text }) => roleOf(text, ROLE)));
      return principalsOf(statement).flatMap(({ text, path }): Hit[] => {
        const role = roleOf(text, SESSION);
        if (role === null || !roles.has(role)) return [];
        const message = `the role of \`${text}\` is a principal too and covers all its sessions`;
        return [{ path, message, advice: 'keep the role, or the session alone where only it is meant' }];
      });
    }),
  },
];

const ROLE = /^arn:[^:]*:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/;
const SESSION = /^arn:[^:]*:sts::(\d{12}):assumed-role\/([^/]+)\/[^/]+$/;

/** Account and name of the role that an ARN names in one of the two forms. */
function roleOf(arn: string, form: RegExp): string | null {
  const [, account, name] = form.exec(arn) ?? [];
  return account === undefined || name === undefined ? null : `${account}/${name}`;
}
