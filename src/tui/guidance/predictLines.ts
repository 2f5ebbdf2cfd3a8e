import { sureness } from '../../training/guidance/prediction.ts';
import type { Why } from '../../training/why.ts';
import type { Glyphs } from '../glyphs.ts';
import type { LayerOf } from '../layers.ts';
import { blank, type Line, seg } from '../line.ts';
import { wrapLine } from '../wrap.ts';

const answers = [
  ['allowed', 'a  It is allowed'],
  ['denied', 'd  It is denied'],
] as const;

/** The request without anything that gives the answer away, and what was chosen so far. */
export function predictLines(layer: LayerOf<'predict'>, width: number, glyphs: Glyphs): readonly Line[] {
  const mark = (isChosen: boolean, text: string): Line => [
    seg(`${isChosen ? glyphs.checked : glyphs.unchecked} `, isChosen ? 'accent' : 'muted'),
    seg(text, isChosen ? 'accent' : 'text'),
  ];
  return [
    ...askedLines(layer.answer, width),
    blank,
    [seg('What does AWS say? Decide before you look.', 'heading')],
    ...answers.map(([expected, text]) => mark(layer.expected === expected, text)),
    blank,
    [seg('How sure are you?', 'heading')],
    ...sureness.map((word, index) => mark(layer.confidence === index + 1, `${index + 1}  ${word}`)),
  ];
}

function askedLines({ decision }: Why, width: number): Line[] {
  const { principal, action, resource } = decision.request;
  const field = (name: string, value: string) => wrapLine([seg(name.padEnd(10), 'muted'), seg(value)], width, 10);
  return [...field('who', principal), ...field('does', action), ...field('on', resource)];
}
