import type { AttemptView } from '../../stores/attemptView.ts';
import type { Glyphs } from '../glyphs.ts';
import { blank, type Line, line, seg } from '../line.ts';
import { wrapLine } from '../wrap.ts';
import { marked } from './prose.ts';

const likeness = {
  whole: 'It behaves exactly like this mistake: ',
  harm: 'It does the same harm as this mistake: ',
} as const;

/** What was done wrong, in the words of the scenario's author, with one request that shows it. */
export function mistakeLines(mistake: AttemptView['mistake'], width: number, glyphs: Glyphs): readonly Line[] {
  if (mistake === null) return [];
  if (mistake === 'working') return [line('Looking for what went wrong …', 'muted'), blank];
  const { name, says, proof, shownBy } = mistake;
  const shown = proof === null ? shownBy : `${proof.asked} ${proof.allowed ? 'Allowed.' : 'Denied.'}`;
  return [
    ...wrapLine(
      [seg(`${glyphs.warning} `, 'warning'), seg(likeness[mistake.likeness], 'muted'), ...marked(name)],
      width,
      2,
    ),
    ...wrapLine([seg('  '), ...marked(says)], width, 2),
    ...(shown === '' ? [] : wrapLine([seg('  Seen in: ', 'muted'), seg(shown)], width, 4)),
    blank,
  ];
}
