import type { PracticeView } from '../../stores/practiceDesk.ts';
import type { Glyphs } from '../glyphs.ts';
import { seg } from '../line.ts';
import { type Row, wrappedRow } from '../row.ts';
import { marked } from './prose.ts';

/** What somebody says of an answer that they thought. */
export const judgements = [
  { id: 'had', text: 'I had it' },
  { id: 'hadNot', text: 'I did not have it' },
] as const;

/** What can be chosen now; numbers where the order counts. */
export function practiceRows({ stage, question, chosen }: PracticeView, glyphs: Glyphs): readonly Row<string>[] {
  if (stage === 'judging') return judgements.map(({ id, text }) => wrappedRow(id, id, [seg(text)], 2));
  if (stage !== 'asking' || question === null) return [];
  return question.choices.map(({ id, text }) => {
    const place = chosen.indexOf(id);
    const sign = place < 0 ? glyphs.unchecked : question.takes === 'order' ? String((place + 1) % 10) : glyphs.checked;
    return wrappedRow(id, id, [seg(`${sign} `, place < 0 ? 'muted' : 'accent'), ...marked(text)], 2);
  });
}

const hows = { one: '', all: ' More than one is right.', order: ' Choose them in their order.' } as const;

/** The question itself, with how it is answered. */
export function practiceAsk({ stage, question }: PracticeView): string {
  if (question === null || stage === 'told') return '';
  if (stage === 'judging') return 'Did you have it?';
  return `${question.ask}${hows[question.takes]}`;
}

/** How the answer is given. */
export function practiceHow({ stage, question }: PracticeView): string {
  if (stage !== 'asking' || question === null) return '';
  return question.choices.length === 0 ? 'Think of the answer. How sure?' : 'How sure?';
}
