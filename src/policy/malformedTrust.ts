import { awsPrincipalFault } from './awsPrincipal.ts';
import { readOperator } from './conditions/operatorName.ts';
import { isRecord } from './jsonValue.ts';
import { parsePolicy } from './parse.ts';
import { type Raw, rawDocument, rawStatements, rawTexts } from './rawStatements.ts';
import { fitsTrustPolicy } from './trustActions.ts';

type Check = (statement: Raw) => string | null;

const principalTypes = new Set(['AWS', 'Service', 'Federated']);

/**
 * IAM's words for a trust policy that it refuses; null where it stores it. Texts as quoted in public logs and, for
 * missing fields, in the Versity S3 gateway.
 */
export function trustRefusal(text: string): string | null {
  const document = rawDocument(text);
  if (!document) return 'This policy contains invalid Json';
  const { Version } = document;
  if (Version !== undefined && Version !== '2012-10-17' && Version !== '2008-10-17') {
    return 'The policy must contain a valid version string';
  }
  const statements = rawStatements(document);
  if (!statements) return 'Could not parse the policy: Statement is empty!';
  for (const statement of statements) {
    for (const check of checks) {
      const refusal = check(statement);
      if (refusal !== null) return refusal;
    }
  }
  const sids = statements.map((raw) => raw.Sid).filter((sid) => typeof sid === 'string' && sid !== '');
  if (new Set(sids).size < sids.length) return 'The Statement Ids in the policy are not unique';
  return parsePolicy(text, 'trust').policy === null ? SYNTAX : null;
}

const SYNTAX = 'Syntax error in policy.';

const checks: readonly Check[] = [
  ({ Effect }) => {
    if (Effect === undefined) return 'Missing required field Effect';
    return Effect === 'Allow' || Effect === 'Deny' ? null : `Invalid effect: ${String(Effect)}`;
  },
  ({ Effect, NotPrincipal }) => {
    if (NotPrincipal === undefined) return null;
    return Effect === 'Allow'
      ? 'Allow with NotPrincipal is not allowed.'
      : 'AssumeRole policy must not contain NotPrincipal field.';
  },
  ({ Principal }) => principalRefusal(Principal),
  ({ Action, NotAction }) => (Action !== undefined && NotAction !== undefined ? SYNTAX : null),
  ({ Action, NotAction }) => {
    const actions = rawTexts(Action ?? NotAction ?? []);
    if (!actions) return SYNTAX;
    if (actions.length === 0) return 'Missing required field Action';
    return actions.every(fitsTrustPolicy) ? null : 'AssumeRole policy may only specify STS AssumeRole actions.';
  },
  ({ Resource }) => (Resource === undefined ? null : 'Has prohibited field Resource'),
  ({ NotResource }) => (NotResource === undefined ? null : 'AssumeRole policy must not contain resources.'),
  ({ Condition }) => (Condition === undefined ? null : conditionRefusal(Condition)),
];

function principalRefusal(principal: unknown): string | null {
  if (principal === undefined) return 'Missing required field Principal';
  if (principal === '*') return 'AssumeRolepolicy contained an invalid principal: "STAR":"*".';
  if (!isRecord(principal)) return SYNTAX;
  const types = Object.keys(principal);
  if (Object.values(principal).flat().length === 0) return 'Missing required field Principal cannot be empty!';
  for (const type of types) {
    if (!principalTypes.has(type)) return `Invalid principal in policy: "${type}"`;
    const values = rawTexts(principal[type]);
    if (!values) return SYNTAX;
    const wrong = values.find((value) => type === 'AWS' && awsPrincipalFault(value) !== null);
    if (wrong !== undefined) return `Invalid principal in policy: "AWS":"${wrong}"`;
  }
  return null;
}

function conditionRefusal(condition: unknown): string | null {
  if (!isRecord(condition)) return SYNTAX;
  for (const [operator, block] of Object.entries(condition)) {
    if (!isRecord(block)) return SYNTAX;
    const unknown = Object.keys(block).length > 0 && readOperator(operator) === null;
    if (unknown) return `Invalid Condition type : ${operator}`;
  }
  return null;
}
