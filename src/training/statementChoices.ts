import type { Sandbox } from '../account/sandbox.ts';
import type { Decision, StatementTrace } from '../policy/decision.ts';
import type { Question } from '../scenario/questionSchema.ts';
import { probe } from './probe.ts';

const plain = { after: 0, at: null, from: null, mfa: false };

/** The choice that stands for no statement at all. */
export const noStatement = 'nothing';

/** The statements of all policies asked, as choices, with the ids of those that decide. */
export interface StatementChoices {
  readonly choices: readonly { readonly id: string; readonly text: string }[];
  readonly deciding: readonly string[];
}

/** Several are right where several statements decide alike; where none applies, the choice of none is. */
export function statementChoices(decision: Decision | undefined): StatementChoices {
  const effect = decision?.decision === 'allowed' ? 'Allow' : 'Deny';
  const statements = decision?.statements ?? [];
  const deciding = statements.filter(({ applies, effect: one }) => applies && one === effect);
  const isImplicit = !decision || decision.decision === 'implicitDeny' || deciding.length === 0;
  return {
    choices: [
      ...statements.map((statement) => ({ id: idOf(statement), text: textOf(statement) })),
      { id: noStatement, text: 'none: no statement applies' },
    ],
    deciding: isImplicit ? [noStatement] : deciding.map(idOf),
  };
}

/** A question which statement decides, with the statements as its choices; one of several right ones is enough. */
export function withStatements(question: Question, start: Sandbox): Question {
  if (!question.decides) return question;
  const decisions = probe(start, question.decides, plain);
  const [decision] = 'code' in decisions ? [] : decisions;
  const { choices, deciding } = statementChoices(decision);
  return { ...question, choices: [...choices], answer: [...deciding] };
}

/** `read-assets.2`: the second statement of that policy, or its Sid. */
function idOf({ policyName, policy, statement, sid }: StatementTrace): string {
  const name = (policyName ?? policy).replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '');
  return `${name || 'policy'}.${sid ?? statement + 1}`;
}

function textOf({ policyName, policy, statement, effect, action, resource }: StatementTrace): string {
  const what = `${effect} ${action.negated ? 'all but ' : ''}${action.entries.join(', ')}`;
  const where = resource ? ` on ${resource.negated ? 'all but ' : ''}${resource.entries.join(', ')}` : '';
  return `${what}${where} – statement ${statement + 1} of ${policyName ?? policy}`;
}
