import type { HomeView, ScenarioEntry } from '../../stores/gameHome.ts';
import type { Glyphs } from '../glyphs.ts';
import { blank, type Line, seg } from '../line.ts';
import { wrapLine } from '../wrap.ts';
import { trackTitle } from './homeRows.ts';
import { starSigns } from './starSigns.ts';

const modeSays: Readonly<Record<string, string>> = {
  build: 'You build something that must do what is asked, and no more.',
  fix: 'Something is wrong. You find it and put it right.',
  predict: 'You say what AWS will answer, and why, before it does.',
  investigate: 'Something happened. You read the events and find out what.',
  verify: 'You attack what somebody built: find what it should not allow.',
  order: 'You put steps into their order.',
  match: 'You bring together what belongs together.',
};

function state(entry: ScenarioEntry, glyphs: Glyphs): Line {
  if (entry.best !== null) {
    return [...starSigns(entry.best.stars, glyphs), seg(`  ${entry.best.points} of 100 points`, 'muted')];
  }
  return [seg(entry.begun ? 'begun, not handed in yet' : 'not tried yet', 'muted')];
}

/** What the list says about the scenario under the cursor. */
export function scenarioLines(entry: ScenarioEntry, home: HomeView, width: number, glyphs: Glyphs): Line[] {
  const wrapped = (text: string, token?: 'muted' | 'accent' | 'heading') => wrapLine([seg(text, token)], width);
  const next = home.next?.slug === entry.slug ? [...wrapped(home.next.why, 'accent'), blank] : [];
  return [
    ...wrapped(entry.title, 'heading'),
    ...wrapped(`${trackTitle(entry.track)} · ${entry.minutes} minutes · difficulty ${entry.difficulty} of 5`, 'muted'),
    blank,
    state(entry, glyphs),
    blank,
    ...next,
    ...wrapped(modeSays[entry.mode] ?? entry.mode),
    blank,
    [seg('It teaches', 'heading')],
    ...entry.teaches.flatMap((item) => wrapLine([seg(`${glyphs.bullet} ${item.replaceAll('-', ' ')}`)], width, 2)),
  ];
}
