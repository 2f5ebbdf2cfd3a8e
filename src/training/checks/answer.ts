import type { CheckOf } from '../../scenario/check.ts';
import type { Question } from '../../scenario/questionSchema.ts';
import type { AttemptState } from '../attemptState.ts';
import { probe } from '../probe.ts';
import { questionOf } from '../questions.ts';
import { type Finding, failed, passed, type Situation } from './situation.ts';

const plain = { after: 0, at: null, from: null, mfa: false };

/** Ids of the right choices. A prediction is answered by the evaluator, in the account as it was at the start. */
export function rightAnswer(state: AttemptState, question: Question): readonly string[] {
  if (!question.predict) return question.answer ?? [];
  const decisions = probe(state.history.start, question.predict, plain);
  const allowed = !('code' in decisions) && decisions.every(({ decision }) => decision === 'allowed');
  return [allowed ? 'allowed' : 'denied'];
}

export function checkAnswer({ state }: Situation, check: CheckOf<'answer'>): Finding {
  const question = questionOf(state.scenario, check.question);
  const given = state.answers.get(check.question);
  if (!question || !given) return failed(`${check.question}: not answered yet`, null);
  const right = rightAnswer(state, question);
  const order = (choices: readonly string[]) => (question.order ? choices : [...choices].sort()).join(' ');
  const evidence = { given: [...given.choices], confidence: given.confidence };
  return order(given.choices) === order(right)
    ? passed(`${check.question}: answered right`, evidence)
    : failed(`${check.question}: not the right answer`, evidence);
}
