import type { Scenario } from '../../scenario/scenario.ts';
import type { Glyphs } from '../glyphs.ts';
import { blank, type Line, line, seg } from '../line.ts';
import { wrapLine } from '../wrap.ts';
import { marked, proseLines } from './prose.ts';

/** Why it worked, the rule to keep, a question to think about, and where the facts come from. */
export function debriefLines(scenario: Scenario, isAnswered: boolean, width: number, glyphs: Glyphs): readonly Line[] {
  const { debrief, facts = [] } = scenario;
  if (debrief === undefined) return [line('This scenario has no debrief.', 'muted')];
  const { why, rule, transfer } = debrief;
  const ask = typeof transfer === 'object' ? transfer.ask : transfer;
  const answer =
    typeof transfer !== 'object'
      ? []
      : isAnswered
        ? [blank, ...wrapLine([seg(`${glyphs.arrow} `, 'accent'), ...marked(transfer.answer)], width, 2)]
        : [blank, line('Decide for yourself, then press Space.', 'muted')];
  return [
    ...proseLines(why, width),
    blank,
    line('The rule', 'heading'),
    ...wrapLine([seg(`${glyphs.cursor} `, 'accent'), ...marked(rule, 'accent')], width, 2),
    ...(ask === undefined ? [] : [blank, line('And now?', 'heading'), ...proseLines(ask, width), ...answer]),
    ...(facts.length === 0 ? [] : [blank, line('Where this is written', 'heading')]),
    ...facts.flatMap(({ claim, source, checked }) => [
      ...wrapLine([seg(`${glyphs.bullet} `, 'muted'), ...marked(claim)], width, 2),
      ...wrapLine([seg(`  ${source}, checked ${checked}`, 'muted')], width, 2),
    ]),
  ];
}
