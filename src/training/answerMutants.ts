import type { Question } from '../scenario/questionSchema.ts';
import { type AttemptState, sandboxOf } from './attemptState.ts';
import { rightAnswer } from './checks/answer.ts';
import type { Mutant } from './mutants.ts';
import { choicesOf } from './questions.ts';

/** A solved attempt with the answer to one question made wrong. Requests that were to be found have no such choices. */
export function answerMutants(state: AttemptState): Mutant[] {
  const sandbox = sandboxOf(state);
  return state.scenario.questions.flatMap((question) =>
    wrongAnswers(question, rightAnswer(state, question)).map((choices): Mutant => {
      const answers = new Map(state.answers).set(question.id, { choices, confidence: null });
      return { name: `question ${question.id}: answered ${choices.join(' ')}`, state: { ...state, answers }, sandbox };
    }),
  );
}

function wrongAnswers(question: Question, right: readonly string[]): (readonly string[])[] {
  if (question.find) return [];
  const [first, second, ...rest] = right;
  if (question.order) return first === undefined || second === undefined ? [] : [[second, first, ...rest]];
  const wrong = choicesOf(question)
    .map(({ id }) => id)
    .filter((id) => !right.includes(id));
  if (right.length > 1 && !question.decides) return [right.slice(1), ...wrong.slice(0, 1).map((id) => [...right, id])];
  return wrong.map((id) => [id]);
}
