import type { ScenarioEntry } from '../../stores/gameHome.ts';
import { dueWords } from '../../stores/recommended.ts';
import type { Glyph, Glyphs } from '../glyphs.ts';
import { type Segment, seg } from '../line.ts';
import type { Token } from '../theme.ts';

export type ScenarioState = 'due' | 'passed' | 'begun' | 'ready' | 'later';

/** Each state with a sign and a word of its own; never the colour alone. */
export const stateSigns: Readonly<Record<ScenarioState, { glyph: Glyph; token: Token; word: string }>> = {
  passed: { glyph: 'passed', token: 'allowed', word: 'passed' },
  due: { glyph: 'due', token: 'warning', word: 'due for review' },
  begun: { glyph: 'arrow', token: 'accent', word: 'begun' },
  ready: { glyph: 'ready', token: 'text', word: 'ready' },
  later: { glyph: 'later', token: 'muted', word: 'better later' },
};

export function scenarioState({ best, begun, review, after }: ScenarioEntry): ScenarioState {
  if (best?.passed === true) return review !== null && review <= 0 ? 'due' : 'passed';
  if (begun) return 'begun';
  return after.length === 0 ? 'ready' : 'later';
}

export function stateSign(entry: ScenarioEntry, glyphs: Glyphs): Segment {
  const { glyph, token } = stateSigns[scenarioState(entry)];
  return seg(glyphs[glyph], token);
}

/** What is known about a scenario's reviews; empty where it was never passed. */
export function reviewWords({ review }: ScenarioEntry): string {
  if (review === null) return '';
  if (review <= 0) return dueWords(review);
  return review === 1 ? 'review tomorrow' : `review in ${review} days`;
}
