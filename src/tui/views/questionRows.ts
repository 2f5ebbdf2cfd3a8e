import type { Question } from '../../scenario/questionSchema.ts';
import type { AttemptView } from '../../stores/attemptView.ts';
import { lineInput } from '../editor/lineInput.ts';
import type { LayerOf } from '../layers.ts';
import { seg } from '../line.ts';
import type { State } from '../program.ts';
import { type Row, wrappedRow } from '../row.ts';
import { themeFor } from '../themeFor.ts';
import { marked } from './prose.ts';

const predictChoices = [
  { id: 'allowed', text: 'Allowed' },
  { id: 'denied', text: 'Denied' },
] as const;

/** Where a question is answered: a request in three fields, anything else by its choices. */
export function questionLayer(attempt: AttemptView, id: string): LayerOf<'question'> | LayerOf<'ask'> {
  const given = attempt.answers[id];
  if (questionOf(attempt, id)?.find === undefined)
    return { kind: 'question', question: id, chosen: given?.choices ?? [], confidence: given?.confidence ?? null };
  const [as = '', action = '', on = ''] = given?.choices ?? [];
  const fields = { as: lineInput(as), action: lineInput(action), on: lineInput(on) };
  return { kind: 'ask', fields, field: 'as', says: '', question: id };
}

export function choicesOf(question: Question): readonly { readonly id: string; readonly text: string }[] {
  return question.choices ?? predictChoices;
}

export function questionOf({ scenario }: AttemptView, id: string): Question | undefined {
  return scenario.questions.find((question) => question.id === id);
}

/** True where more than one choice is needed. Of several statements that decide alike one is enough. */
export function takesSeveral(question: Question): boolean {
  if (question.decides) return false;
  return question.order === true || question.match !== undefined || (question.answer?.length ?? 1) > 1;
}

/** Where each thing belongs to one other, a pair takes the place of another pair of the same thing. */
export function excludes({ match }: Question, chosen: string, other: string): boolean {
  if (match === undefined || !Object.values(match.pairs).every((one) => [one].flat().length === 1)) return false;
  return match.items.some(({ id }) => chosen.startsWith(`${id}.`) && other.startsWith(`${id}.`));
}

/** What to do with the choices, in a sentence; empty where one of them is right. */
export function howToChoose(question: Question): string {
  if (question.order === true) return 'In which order?';
  if (question.match !== undefined) return 'Which belong together?';
  return takesSeveral(question) ? 'More than one can be right.' : '';
}

/** Choices with their marks; numbers where the order counts. */
export function questionRows(attempt: AttemptView, layer: LayerOf<'question'>, state: State): readonly Row<string>[] {
  const question = questionOf(attempt, layer.question);
  if (question === undefined) return [];
  const { glyphs } = themeFor(state.settings);
  return choicesOf(question).map(({ id, text }) => {
    const place = layer.chosen.indexOf(id);
    const sign = place < 0 ? glyphs.unchecked : question.order === true ? String(place + 1) : glyphs.checked;
    return wrappedRow(id, id, [seg(`${sign} `, place < 0 ? 'muted' : 'accent'), ...marked(text)], 2);
  });
}
