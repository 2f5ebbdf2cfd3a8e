import type { Sandbox } from '../account/sandbox.ts';
import type { StatementTrace } from '../policy/decision.ts';
import type { Question } from '../scenario/questionSchema.ts';
import { probe } from './probe.ts';

const plain = { after: 0, at: null, from: null, mfa: false };

/** The choice that stands for no statement at all. */
export const noStatement = 'nothing';

/**
 * A question which statement decides, with the statements of all policies asked as its choices. Several are right where
 * several statements decide alike; one of them is enough.
 */
export function withStatements(question: Question, start: Sandbox): Question {
  if (!question.decides) return question;
  const decisions = probe(start, question.decides, plain);
  const [decision] = 'code' in decisions ? [] : decisions;
  const effect = decision?.decision === 'allowed' ? 'Allow' : 'Deny';
  const statements = decision?.statements ?? [];
  const deciding = statements.filter(({ applies, effect: one }) => applies && one === effect);
  const isImplicit = !decision || decision.decision === 'implicitDeny' || deciding.length === 0;
  return {
    ...question,
    choices: [
      ...statements.map((statement) => ({ id: idOf(statement), text: textOf(statement) })),
      { id: noStatement, text: 'none: no statement applies' },
    ],
    answer: isImplicit ? [noStatement] : deciding.map(idOf),
  };
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
