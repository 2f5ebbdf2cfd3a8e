import type { Question } from '../scenario/questionSchema.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { refusedRequest } from './foundRequest.ts';

/** Choices of a question that asks for a prediction. */
export const predictions: readonly { readonly id: string; readonly text: string }[] = [
  { id: 'allowed', text: 'allowed' },
  { id: 'denied', text: 'denied' },
];

export function choicesOf(
  question: Question,
): readonly { readonly id: string; readonly text: string; readonly says?: string }[] {
  if (question.find) return [];
  return question.predict ? predictions : (question.choices ?? []);
}

export function questionOf(scenario: Scenario, id: string): Question | undefined {
  return scenario.questions.find((question) => question.id === id);
}

/** Why an answer cannot be taken; null where it can. */
export function refusedAnswer(scenario: Scenario, id: string, choices: readonly string[]): string | null {
  const question = questionOf(scenario, id);
  if (!question) {
    const known = scenario.questions.map((one) => one.id);
    return known.length === 0
      ? 'this scenario asks no questions'
      : `there is no question ${id}; questions are ${known.join(', ')}`;
  }
  if (question.find) return refusedRequest(choices);
  const known = choicesOf(question).map((choice) => choice.id);
  const unknown = choices.find((choice) => !known.includes(choice));
  return unknown === undefined ? null : `${id} has no choice ${unknown}; choices are ${known.join(', ')}`;
}
