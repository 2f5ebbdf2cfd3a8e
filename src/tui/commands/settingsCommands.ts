import { usualArrangements } from '../../stores/panelArrangement.ts';
import { changeSettings, goBack, say } from '../../stores/uiActs.ts';
import { themeChoices } from '../../stores/uiSettings.ts';
import { cursorRow } from '../cursor.ts';
import { attemptOf, type Program } from '../program.ts';
import { type Setting, settingRows } from '../views/settingRows.ts';
import type { Command, Commands } from './command.ts';
import { chooseLearner } from './learners.ts';

function settingNow({ ui, game }: Program): Setting | undefined {
  const { settings, cursors } = ui.getState();
  return cursorRow(settingRows(settings, game.home.getState()), cursors.settings)?.value;
}

function nextTheme({ ui, terminal }: Program, by: 1 | -1): void {
  const at = themeChoices.indexOf(ui.getState().settings.theme);
  changeSettings(ui, { theme: themeChoices[(at + by + themeChoices.length) % themeChoices.length] ?? 'auto' });
  if (terminal.environment.NO_COLOR) say(ui, 'info', 'NO_COLOR is set: there are no colours until it is not');
}

function change(program: Program, by: 1 | -1): void {
  const { ui } = program;
  const { settings } = ui.getState();
  const setting = settingNow(program);
  if (setting === undefined) return;
  if (setting === 'theme') nextTheme(program, by);
  else if (setting === 'learner') chooseLearner(program);
  else if (setting === 'panels') changeSettings(ui, { panels: usualArrangements });
  else changeSettings(ui, { [setting]: !settings[setting] });
}

function changing(by: 1 | -1): Command {
  return {
    run: (program) => change(program, by),
    disabled: (program) =>
      settingNow(program) === 'learner' && attemptOf(program) !== null ? 'leave the scenario first' : null,
  };
}

export const settingsCommands: Commands<'settings'> = {
  'settings.change': changing(1),
  'settings.previous': changing(-1),
  'settings.back': { run: ({ ui }) => goBack(ui) },
};
