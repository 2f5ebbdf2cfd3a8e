import type { HomeView } from '../../stores/gameHome.ts';
import { usualArrangements } from '../../stores/panelArrangement.ts';
import { sameJson } from '../../stores/sameJson.ts';
import type { UiSettings } from '../../stores/uiSettings.ts';
import { seg } from '../line.ts';
import { type Row, row } from '../row.ts';

export type Setting = keyof UiSettings | 'learner';

const themeSays: Readonly<Record<UiSettings['theme'], string>> = {
  auto: 'by the terminal: its ground and what it can do',
  ansi: "ansi: the terminal's own sixteen colours",
  dark: 'dark',
  light: 'light',
  'high-contrast': 'high contrast',
  'colour-blind': 'blue and orange, for colour-blind eyes',
  mono: 'none: bold, inverse and signs',
};

/** Each setting with its title and its value in words. */
const titles: Readonly<Record<Setting, readonly [string, (settings: UiSettings, home: HomeView) => string]>> = {
  theme: ['Colours', ({ theme }) => themeSays[theme]],
  ascii: ['Signs', ({ ascii }) => (ascii ? 'ASCII only' : 'Unicode')],
  mouse: ['Mouse', ({ mouse }) => (mouse ? 'on; hold Shift to select text' : 'off')],
  vim: ['Vim keys', ({ vim }) => (vim ? 'on: j k h l g G move' : 'off: arrows, Home and End move')],
  motion: [
    'Motion',
    ({ motion }) => (motion ? 'on: a sign moves while something is worked out' : 'off: nothing moves'),
  ],
  plainWords: [
    'Plain words',
    ({ plainWords }) => (plainWords ? "on: verdicts also without AWS's terms" : "off: AWS's terms alone"),
  ],
  foretell: [
    'Foretell',
    ({ foretell }) => (foretell ? 'on: say what AWS will answer before you see it' : 'off: answers are shown at once'),
  ],
  panels: [
    'Panels',
    ({ panels }) =>
      sameJson(panels, usualArrangements)
        ? 'as they come; < > + - x move them'
        : 'arranged by you; Enter puts them back',
  ],
  learner: ['Learner', (_, home) => home.learner],
};

export function settingRows(settings: UiSettings, home: HomeView): readonly Row<Setting>[] {
  const names: readonly Setting[] = [
    'theme',
    'ascii',
    'mouse',
    'vim',
    'motion',
    'plainWords',
    'foretell',
    'panels',
    'learner',
  ];
  return names.map((name) => {
    const [title, says] = titles[name];
    return row(name, name, [seg(title.padEnd(12)), seg(says(settings, home), 'accent')], {});
  });
}
