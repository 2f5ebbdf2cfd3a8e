import type { HomeView, ScenarioEntry } from '../../stores/gameHome.ts';
import type { Glyphs } from '../glyphs.ts';
import { blank, type Line, seg } from '../line.ts';
import type { Token } from '../theme.ts';
import { wrapLine } from '../wrap.ts';
import type { HomeValue, PlaceName } from './homeRows.ts';
import { reviewWords, type ScenarioState, scenarioState, stateSigns } from './scenarioState.ts';
import { starSigns } from './starSigns.ts';
import { topicWords } from './topicWords.ts';
import { trackSays, trackTitle } from './trackSays.ts';

const modeSays: Readonly<Record<string, string>> = {
  build: 'You build something that must do what is asked, and no more.',
  fix: 'Something is wrong. You find it and put it right.',
  predict: 'You say what AWS will answer, and why, before it does.',
  investigate: 'Something happened. You read the events and find out what.',
  verify: 'You attack what somebody built: find what it should not allow.',
  order: 'You put steps into their order.',
  match: 'You bring together what belongs together.',
};

const placeSays: Readonly<Record<PlaceName, readonly [string, string]>> = {
  'first-steps': [
    'First steps',
    'Learn the keys by using them: a form, the console, the checks, undo, why, handing in. You can leave at any time, and T starts it again from anywhere.',
  ],
  practice: [
    'Practice',
    'Ten questions from what you passed: would it be allowed, why, by which statement? What you know comes back after 1, 3, 7, 16 and 35 days; what you were sure of and got wrong, after one and seven. Scenarios come back to be played again.',
  ],
  sandbox: [
    'Sandbox',
    'A small company with users, roles, buckets and machines. Nothing is asked and nothing is scored; what you do is saved.',
  ],
  settings: ['Settings', 'Colours, signs, mouse, keys.'],
};

interface Page {
  readonly width: number;
  readonly glyphs: Glyphs;
  /** True where there is room for a few lines only. */
  readonly short: boolean;
  readonly height: number;
}

function wrapped(text: string, { width }: Page, token?: Token): Line[] {
  return text === '' ? [] : wrapLine([seg(text, token)], width);
}

function standing(entry: ScenarioEntry, { glyphs }: Page): Line {
  const { glyph, token, word } = stateSigns[scenarioState(entry)];
  const sign = [seg(`${glyphs[glyph]} `, token), seg(word, token)];
  if (entry.best === null) return sign;
  const points = seg(`  ${entry.best.points} of 100 points`, 'muted');
  const review = reviewWords(entry);
  const when = review === '' || scenarioState(entry) === 'due' ? '' : ` · ${review}`;
  return [...sign, seg('  '), ...starSigns(entry.best.stars, glyphs), points, seg(when, 'muted')];
}

function versionText({ scoredWith }: ScenarioEntry): string {
  return scoredWith === null ? '' : `Scored with version ${scoredWith}.`;
}

function afterText({ after }: ScenarioEntry): string {
  return after.length === 0 ? '' : `Better after: ${after.join(', ')}. You can start it all the same.`;
}

/** The parts of a scenario, the most telling first; in a small frame those that do not fit whole are left out. */
function inShort(entry: ScenarioEntry, home: HomeView, page: Page): Line[] {
  const why = home.next?.slug === entry.slug ? [seg(` · ${home.next.why}`, 'muted')] : [];
  const list = entry.teaches.map(topicWords).join(', ');
  const parts = [
    wrapped(entry.title, page, 'heading'),
    wrapLine([...standing(entry, page), ...why], page.width),
    wrapped(versionText(entry), page, 'muted'),
    wrapped(afterText(entry), page, 'muted'),
    wrapped(list === '' ? '' : `Teaches ${list}.`, page),
    wrapped(modeSays[entry.mode] ?? entry.mode, page, 'muted'),
  ];
  const lines: Line[] = [];
  for (const part of parts) if (lines.length + part.length <= page.height) lines.push(...part);
  return lines;
}

function scenarioAbout(entry: ScenarioEntry, home: HomeView, page: Page): Line[] {
  const { glyphs, width } = page;
  const facts = `${trackTitle(entry.track)} · ${entry.minutes} minutes · difficulty ${entry.difficulty} of 5`;
  const why =
    home.next?.slug === entry.slug ? wrapLine([seg(`${glyphs.next} `, 'accent'), seg(home.next.why)], width, 2) : [];
  const advice = [...why, ...wrapped(afterText(entry), page, 'muted')];
  const list = entry.teaches.map((item) => `${glyphs.bullet} ${item.replaceAll('-', ' ')}`);
  return [
    ...wrapped(entry.title, page, 'heading'),
    ...wrapped(facts, page, 'muted'),
    blank,
    standing(entry, page),
    ...wrapped(versionText(entry), page, 'muted'),
    ...(advice.length > 0 ? [blank, ...advice] : []),
    blank,
    ...wrapped(modeSays[entry.mode] ?? entry.mode, page),
    blank,
    [seg('It teaches', 'heading')],
    ...list.flatMap((item) => wrapLine([seg(item)], width, 2)),
  ];
}

const states: readonly ScenarioState[] = ['passed', 'due', 'begun', 'ready', 'later'];

/** The track in a sentence, and its signs explained by counts. */
function trackAbout(track: string, home: HomeView, page: Page): Line[] {
  const entries = home.scenarios.filter((entry) => entry.track === track);
  const minutes = entries.reduce((sum, entry) => sum + entry.minutes, 0);
  const counts = states.flatMap((state) => {
    const count = entries.filter((entry) => scenarioState(entry) === state).length;
    const { glyph, token, word } = stateSigns[state];
    return count === 0 ? [] : [[seg(`${page.glyphs[glyph]} `, token), seg(`${count} ${word}`)]];
  });
  const inOne = counts.flatMap((part, index) => (index === 0 ? part : [seg('   '), ...part]));
  return [
    ...wrapped(`${trackTitle(track)}: ${entries.length} scenarios, about ${minutes} minutes`, page, 'heading'),
    ...(page.short ? [] : [blank]),
    ...wrapped(trackSays(track), page),
    ...(page.short ? wrapLine(inOne, page.width) : [blank, ...counts]),
  ];
}

/** What the home screen says about the row under the cursor. */
export function aboutLines(value: HomeValue, home: HomeView, page: Page): readonly Line[] {
  switch (value?.kind) {
    case 'scenario':
      return (page.short ? inShort : scenarioAbout)(value.entry, home, page);
    case 'track':
      return trackAbout(value.track, home, page);
    case 'place': {
      const [title, says] = placeSays[value.place];
      return [...wrapped(title, page, 'heading'), ...(page.short ? [] : [blank]), ...wrapped(says, page)];
    }
    default:
      return [];
  }
}
