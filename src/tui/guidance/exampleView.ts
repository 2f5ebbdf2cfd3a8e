import type { WorkedStep } from '../../training/guidance/fading.ts';
import type { LayerOf } from '../layers.ts';
import { blank, type Line, line, seg } from '../line.ts';
import { type Row, wrappedRow } from '../row.ts';
import { wrapLine } from '../wrap.ts';

/** Rows that a command and what it printed may take. */
const commandRows = 8;
const outputRows = 4;

export const goOn = 'on';

/** The command at hand, what the answer before it was worth, and the question. */
export function exampleLines({ steps, at, says }: LayerOf<'example'>, width: number): readonly Line[] {
  const step = steps[at];
  const before = steps[at - 1];
  if (step === undefined) {
    const end = 'That is all of it. Now do it yourself, without looking.';
    return [...told(says, width), ...output(before, width), blank, ...wrapLine(line(end, 'heading'), width)];
  }
  const question =
    step.choices.length > 0 ? 'Which of these holds after the command?' : 'No check begins to hold by this one alone.';
  return [
    ...told(says, width),
    ...output(before, width),
    ...shortened(
      step.command
        .split('\n')
        .flatMap((text, index) => wrapLine([seg(index === 0 ? '$ ' : '  ', 'muted'), seg(text, 'accent')], width, 4)),
      commandRows,
    ),
    blank,
    line(question, 'heading'),
  ];
}

function told(says: string, width: number): readonly Line[] {
  return says === '' ? [] : [...wrapLine(line(says, 'accent'), width), blank];
}

function output(step: WorkedStep | undefined, width: number): readonly Line[] {
  if (step === undefined || step.output.trim() === '') return [];
  const lines = step.output
    .trimEnd()
    .split('\n')
    .flatMap((text) => wrapLine(line(text, 'muted'), width));
  return [...shortened(lines, outputRows), blank];
}

function shortened(lines: readonly Line[], most: number): readonly Line[] {
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), line('…', 'muted')];
}

/** What can be answered at the command at hand; the only way on from a stop. */
export function exampleRows({ steps, at }: LayerOf<'example'>): readonly Row<string>[] {
  const choices = steps[at]?.choices ?? [];
  if (choices.length === 0) return [wrappedRow(goOn, goOn, [seg(steps[at] === undefined ? 'To work' : 'On')], 2)];
  return choices.map(({ id, text }) => wrappedRow(id, id, [seg(text)], 2));
}
