import { identitiesOf } from '../account/identify.ts';
import { parsePolicy, readPolicy } from '../policy/parse.ts';
import { verdictOf } from '../policy/verdict.ts';
import { actor } from '../scenario/checkSchema.ts';
import type { Question } from '../scenario/questionSchema.ts';
import type { AttemptState } from './attemptState.ts';
import { probe } from './probe.ts';

const plain = { after: 0, at: null, from: null, mfa: false };

/** What an answer to `find` must look like; null where it does. */
export function refusedRequest(words: readonly string[]): string | null {
  const [as = '', action = '', on, ...rest] = words;
  if (rest.length > 0 || !actor.safeParse(as).success || !/^[a-z0-9-]+:[A-Za-z0-9]+$/.test(action) || on === undefined)
    return 'answer with a principal, an action and a resource, such as: user/maya s3:GetObject arn:aws:s3:::bucket/key';
  return null;
}

/** Whether the account as it was at the start allows the request and what is meant to be allowed does not hold it. */
export function provesTooMuch(
  { history: { start } }: AttemptState,
  question: Question,
  words: readonly string[],
): boolean {
  const [as = '', action = '', on = '*'] = words;
  const beyond = question.find?.beyond;
  if (beyond === undefined || refusedRequest(words) !== null || 'code' in identitiesOf(start, as)) return false;
  const { policy } = typeof beyond === 'string' ? parsePolicy(beyond, 'identity') : readPolicy(beyond, 'identity');
  const decisions = probe(start, { as, action, on }, plain);
  if ('code' in decisions || !policy) return false;
  return decisions.some(
    ({ decision, request }) =>
      decision === 'allowed' && verdictOf(request, { identity: [{ ref: 'meant', policy }] }) !== 'allowed',
  );
}
