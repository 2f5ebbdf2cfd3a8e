import type { Scenario } from '../../scenario/scenario.ts';
import type { Glyphs } from '../glyphs.ts';
import { blank, type Line, line, seg } from '../line.ts';
import { wrapLine } from '../wrap.ts';
import { marked, proseLines } from './prose.ts';

/** Why it worked, the rule to keep, a question to think about, and where the facts come from. */
export function debriefLines(scenario: Scenario, isAnswered: boolean, width: number, glyphs: Glyphs): readonly Line[] {
  const question = transferLines(scenario, isAnswered, width, glyphs);
  return [
    ...lessonLines(scenario, width, glyphs),
    ...(question.length === 0 ? [] : [blank, line('And now?', 'heading'), ...question]),
    ...sourceLines(scenario, width, glyphs),
  ];
}

/** Why it worked and the rule to keep. */
export function lessonLines({ debrief }: Scenario, width: number, glyphs: Glyphs): readonly Line[] {
  if (debrief === undefined) return [line('This scenario has no debrief.', 'muted')];
  return [
    ...proseLines(debrief.why, width),
    blank,
    line('The rule', 'heading'),
    ...wrapLine([seg(`${glyphs.cursor} `, 'accent'), ...marked(debrief.rule, 'accent')], width, 2),
  ];
}

function transferLines({ debrief }: Scenario, isAnswered: boolean, width: number, glyphs: Glyphs): readonly Line[] {
  const transfer = debrief?.transfer;
  if (transfer === undefined) return [];
  if (typeof transfer === 'string') return proseLines(transfer, width);
  const answer = wrapLine([seg(`${glyphs.arrow} `, 'accent'), ...marked(transfer.answer)], width, 2);
  const wait = [line('Decide for yourself, then press Space.', 'muted')];
  return [...proseLines(transfer.ask, width), blank, ...(isAnswered ? answer : wait)];
}

/** Where the facts are written. */
export function sourceLines({ facts = [] }: Scenario, width: number, glyphs: Glyphs): readonly Line[] {
  if (facts.length === 0) return [];
  return [
    blank,
    line('Where this is written', 'heading'),
    ...facts.flatMap(({ claim, source, checked }) => [
      ...wrapLine([seg(`${glyphs.bullet} `, 'muted'), ...marked(claim)], width, 2),
      ...wrapLine([seg(`  ${source}, checked ${checked}`, 'muted')], width, 2),
    ]),
  ];
}
