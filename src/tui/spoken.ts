import { drawable } from './cellWidth.ts';
import { type Glyph, unicodeGlyphs } from './glyphs.ts';
import type { Line, Segment } from './line.ts';

/** What a sign is read as; signs that stand here with nothing are drawing, and are not read. */
const words: Readonly<Record<Glyph, string>> = {
  passed: 'ok: ',
  failed: 'not ok: ',
  skipped: 'not yet: ',
  warning: 'warning: ',
  info: '',
  starFull: 'star ',
  starEmpty: '',
  open: 'open: ',
  closed: 'closed: ',
  cursor: '(selected) ',
  bullet: '',
  ellipsis: ' and so on',
  arrow: ' to ',
  back: '',
  up: ' up ',
  down: ' down ',
  crumb: ', ',
  barFull: '',
  barEmpty: '',
  scrollTrack: '',
  scrollThumb: '',
  horizontal: '',
  vertical: ', ',
  topLeft: '',
  topRight: '',
  bottomLeft: '',
  bottomRight: '',
  teeDown: '',
  teeUp: '',
  teeRight: '',
  focusTeeDown: '',
  focusTeeUp: '',
  focusTeeRight: '',
  focusHorizontal: '',
  focusVertical: '',
  focusTopLeft: '',
  focusTopRight: '',
  focusBottomLeft: '',
  focusBottomRight: '',
  level1: '',
  level2: '',
  level3: '',
  level4: '',
  level5: '',
  level6: '',
  level7: '',
  checked: 'chosen: ',
  unchecked: 'not chosen: ',
  locked: 'locked: ',
  due: 'due: ',
  next: 'next: ',
  ready: 'ready: ',
  later: 'not yet: ',
};

const wordOf = new Map<string, string>(
  Object.entries(unicodeGlyphs).map(([name, sign]) => [sign, words[name as Glyph]]),
);

const { starFull, starEmpty, checked, unchecked, passed, due, next, ready, later, arrow } = unicodeGlyphs;

/** Signs of which several in a row mean one thing. */
const runs: readonly (readonly [RegExp, (run: string) => string])[] = [
  // Between two facts.
  [/(?<=\S) [·–](?= |$)/g, () => ', '],
  [new RegExp(`(?<!${starFull})[${starFull}${starEmpty}]{3}`, 'g'), (run) => ` ${count(run, starFull)} of 3 stars `],
  [new RegExp(`[${checked}${unchecked}]{5}`, 'g'), (run) => ` level ${count(run, checked)} of 5 `],
  [new RegExp(`[${passed}${due}${next}${ready}${later}${arrow}]{2,}`, 'g'), (run) => `, ${stateCounts(run)}, `],
  // The word after them says the same.
  [new RegExp(`[${passed}${unicodeGlyphs.failed}] (?=(?:ALLOWED|DENIED|Allow|Deny)\\b)`, 'g'), () => ''],
  [new RegExp(`^ *(\\d+) *${unicodeGlyphs.vertical}`, 'g'), (run) => `${run.slice(0, -1)}`],
];

const count = (run: string, sign: string): number => [...run].filter((one) => one === sign).length;

/** A track of the course: how many of its scenarios are in which state. */
function stateCounts(run: string): string {
  const states = [
    [passed, 'passed'],
    [due, 'due for review'],
    [arrow, 'begun'],
    [next, 'next'],
    [ready, 'ready'],
    [later, 'better later'],
  ] as const;
  return states
    .filter(([sign]) => run.includes(sign))
    .map(([sign, word]) => `${count(run, sign)} ${word}`)
    .join(', ');
}

/** A text as it is read aloud: words for signs, no drawing, no columns. */
export function spokenText(text: string): string {
  const joined = runs.reduce((before, [run, word]) => before.replace(run, word), text);
  return [...drawable(joined)]
    .map((sign) => wordOf.get(sign) ?? sign)
    .join('')
    .replace(/\s{2,}/g, ', ')
    .replace(/\b(ready|next|due|open|closed): (?=\1\b)/gi, '')
    .replace(/(?:\s*,)+(?=\s*,)/g, '')
    .replace(/([:.?!]|\(selected\)),/g, '$1')
    .replace(/ ,/g, ',')
    .replace(/^[\s,]+|[\s,]+$/g, '');
}

const isTabs = (parts: Line): boolean =>
  parts.some(({ text, token }) => token === 'border' && text.trim() === unicodeGlyphs.vertical);

/** Keys whose sign would be taken for punctuation or drawing. */
const keyNames: Readonly<Record<string, string>> = {
  ',': 'comma',
  ':': 'colon',
  '/': 'slash',
  '?': 'question mark',
  '→': 'right arrow',
  '←': 'left arrow',
  '↑': 'up arrow',
  '↓': 'down arrow',
};

const spokenKeys = (text: string): string =>
  text
    .split(' ')
    .map((key) => keyNames[key] ?? key)
    .join(' ');

/** Which of several is chosen is drawn by style alone: a word says it here. */
function spokenPart({ text, token }: Segment, tabs: boolean): string {
  if (token === 'selected' || (tabs && token === 'focus')) return text.replace(/\s*$/, ' (current)$&');
  return token === 'key' ? spokenKeys(text) : text;
}

/** One row as it is read aloud; empty where nothing is to be read. */
export function spokenLine(parts: Line): string {
  const tabs = isTabs(parts);
  return spokenText(parts.map((part) => spokenPart(part, tabs)).join(''));
}

/** Width at which rows are made that are read: nothing in them has to be cut or broken. */
export const spokenWidth = 400;
