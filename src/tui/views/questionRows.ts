import type { Question } from '../../scenario/questionSchema.ts';
import type { AttemptView } from '../../stores/attemptView.ts';
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

export function choicesOf(question: Question): readonly { readonly id: string; readonly text: string }[] {
  return question.choices ?? predictChoices;
}

export function questionOf({ scenario }: AttemptView, id: string): Question | undefined {
  return scenario.questions.find((question) => question.id === id);
}

/** True where more than one choice can be right. */
export function takesSeveral(question: Question): boolean {
  return question.order === true || (question.answer?.length ?? 1) > 1;
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
