import type { CheckOf } from '../../scenario/check.ts';
import type { Question } from '../../scenario/questionSchema.ts';
import type { AttemptState } from '../attemptState.ts';
import { authorSays, runOn } from '../authorSays.ts';
import { provesTooMuch } from '../foundRequest.ts';
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
  if (!question || !given) return failed(`${check.question}: not answered yet${begin(question?.ask)}`, null);
  const evidence = { given: [...given.choices], confidence: given.confidence };
  const share = shareOf(state, question, given.choices);
  const says = authorSays(question, given.choices);
  if (share === 1) return passed(runOn([`${check.question}: answered right`, ...says]), evidence);
  const part = share > 0 ? `, ${Math.round(share * 100)} % of it is` : '';
  return { ...failed(runOn([`${check.question}: not the right answer${part}`, ...says]), evidence), share };
}

/** Characters of a question that a check which waits for its answer says. */
const shortAsk = 60;

/** How a question begins, by whole words. */
function begin(ask = ''): string {
  const text = ask.replace(/\s+/g, ' ').trim();
  if (text.length <= shortAsk) return text === '' ? '' : `: ${text}`;
  return `: ${text.slice(0, shortAsk).replace(/[\s.,;:]*\s\S*$/, '')}…`;
}

/** Part of an answer that is right: whole for most questions, by pairs where things are matched. */
function shareOf(state: AttemptState, question: Question, given: readonly string[]): number {
  if (question.find) return provesTooMuch(state, question, given) ? 1 : 0;
  const right = rightAnswer(state, question);
  if (question.decides) return given.length > 0 && given.every((choice) => right.includes(choice)) ? 1 : 0;
  if (question.match) {
    const hits = given.filter((choice) => right.includes(choice)).length;
    return Math.max(0, hits - (given.length - hits)) / right.length;
  }
  const order = (choices: readonly string[]) => (question.order ? choices : [...choices].sort()).join(' ');
  return order(given) === order(right) ? 1 : 0;
}
