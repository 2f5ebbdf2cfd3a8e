import type { HomeView } from '../../stores/gameHome.ts';
import type { UiSettings } from '../../stores/uiSettings.ts';
import { seg } from '../line.ts';
import { type Row, row } from '../row.ts';

export type Setting = 'theme' | 'ascii' | 'mouse' | 'learner';

const themeSays: Readonly<Record<UiSettings['theme'], string>> = {
  ansi: "ansi: your terminal's own colours",
  dark: 'dark',
  light: 'light',
  'high-contrast': 'high contrast',
  'colour-blind': 'blue and orange, for colour-blind eyes',
  mono: 'mono: no colour at all',
};

export function settingRows(settings: UiSettings, home: HomeView): readonly Row<Setting>[] {
  const setting = (id: Setting, title: string, value: string) =>
    row(id, id, [seg(title.padEnd(12)), seg(value, 'accent')], {});
  return [
    setting('theme', 'Colours', themeSays[settings.theme]),
    setting('ascii', 'Signs', settings.ascii ? 'ASCII only' : 'Unicode'),
    setting('mouse', 'Mouse', settings.mouse ? 'on; hold Shift to select text' : 'off'),
    setting('learner', 'Learner', home.learner),
  ];
}
