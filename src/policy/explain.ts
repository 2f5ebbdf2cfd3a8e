import { butForText } from './butForText.ts';
import type { Decision, StatementTrace, Step } from './decision.ts';
import { conditionText, statementText } from './explainStatement.ts';
import { typeNames, withArticle } from './steps.ts';
import { stripControls } from './vetText.ts';

const outcomeWords: Readonly<Record<Step['outcome'], string>> = {
  allow: 'allows',
  explicitDeny: 'denies',
  implicitDeny: 'lacks an allow',
  none: 'nothing here',
  notNeeded: 'not needed',
};

/** The walk through AWS's checks and the statements that mattered, one line each; safe to show on a terminal. */
export function explainDecision(decision: Decision): string[] {
  const { request, steps, statements, missingContextKeys, butFor, disputed } = decision;
  const lines = [
    `${callerText(request.principal)} asks for ${request.action} on ${resourceText(request.resource)}`,
    ...steps.map((step) => `${step.check}: ${outcomeWords[step.outcome]} – ${step.says}`),
    ...statements.filter(isTelling).flatMap(statementLines),
    `${sentence(decision)}`,
  ];
  if (missingContextKeys.length > 0) {
    lines.push(`a value of ${missingContextKeys.join(' or ')} in the request could change this`);
  }
  lines.push(...butFor.map((change) => `it would be allowed ${butForText(change, request)}`));
  return [...lines, ...disputed.map((point) => `disputed: ${point}`)].map(stripControls);
}

/** One sentence that a beginner understands. */
export function sentence(decision: Decision): string {
  return stripControls(wording(decision));
}

function wording(decision: Decision): string {
  const { decision: verdict, decidedBy, steps, statements } = decision;
  if (decidedBy === null) return `${verdict === 'allowed' ? 'Allowed' : 'Denied'}: ${lowerFirst(aloneReason(steps))}`;
  if (verdict === 'allowed') return `Allowed: ${allowText(decision)} and nothing denies it.`;
  if (verdict === 'explicitDeny') {
    const alone = decision.butFor.some(({ kind }) => kind === 'deny');
    const rest = alone ? ' Without that statement the request would be allowed.' : '';
    return `Denied: ${denyText(decision)} it, and a deny beats every allow.${rest}`;
  }
  const lacking = steps.filter((step) => step.outcome === 'implicitDeny').map((step) => step.check);
  if (lacking.length === 1 && granting.has(decidedBy)) return `Denied: no ${typeNames[decidedBy]} allows it.`;
  // Only a federated user session can lack a session policy that it needs.
  if (decidedBy === 'session' && !statements.some(({ policyType }) => policyType === 'session')) {
    return `Denied: ${lowerFirst(steps.find(({ check }) => check === 'session')?.says ?? '')}`;
  }
  if (lacking.length === 1)
    return `Denied: it would be allowed but for the ${typeNames[decidedBy]}, which does not allow it.`;
  const others = lacking.slice(1).map((check) => checkName(check));
  return `Denied: no ${typeNames[decidedBy]} allows it, and neither does the ${others.join(' or the ')}.`;
}

/** Policies that grant. Of those that only limit, one that does not allow stands alone in the way. */
const granting: ReadonlySet<NonNullable<Decision['decidedBy']>> = new Set(['identity', 'resource', 'trust']);

/** The says of the one step, or of the default that made a root user's request succeed. */
function aloneReason(steps: readonly Step[]): string {
  const special = steps.find((step) => step.check === 'no policy asked');
  return special?.says ?? 'The root user may do everything in its own account unless something denies it.';
}

function lowerFirst(text: string): string {
  return /^(A |[A-Z][a-z])/.test(text) && !/^(Get|IAM)/.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}

/** A policy of the resource that allows beside the identity policy is named too: across accounts both are needed. */
function allowText({ decidedBy, steps }: Decision): string {
  const beside = steps.find(({ check, outcome }) => outcome === 'allow' && (check === 'resource' || check === 'trust'));
  if (decidedBy !== 'identity' || !beside)
    return decidedBy === null ? 'a policy allows it' : `${withArticle(decidedBy)} allows it`;
  return `the ${checkName(beside.check)} and an identity policy allow it`;
}

function denyText({ statements, decidedBy }: Decision): string {
  const denying = statements.filter((trace) => trace.applies && trace.effect === 'Deny');
  const first = denying.find((trace) => trace.policyType === decidedBy);
  const others = new Set(denying.map((trace) => trace.policy)).size - 1;
  const text = first ? statementText(first) : 'a statement';
  return others > 0 ? `${text} and ${others} more ${others === 1 ? 'policy' : 'policies'} deny` : `${text} denies`;
}

function checkName(check: string): string {
  const named = Object.entries(typeNames).find(([type]) => type === check);
  return named ? named[1] : check;
}

/** Statements that applied, and those that only a condition kept from it. */
function isTelling(trace: StatementTrace): boolean {
  return trace.applies || trace.conditions.length > 0;
}

function statementLines(trace: StatementTrace): string[] {
  const head = `${trace.applies ? 'applies' : 'does not apply'}: ${statementText(trace)} (${trace.effect})`;
  return [head, ...trace.conditions.map((condition) => `  ${conditionText(condition)}`)];
}

function callerText(principal: string): string {
  return principal === '*' ? 'A caller without credentials' : principal;
}

function resourceText(resource: string): string {
  return resource === '*' ? 'no particular resource' : resource;
}
