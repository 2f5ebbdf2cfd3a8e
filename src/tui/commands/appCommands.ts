import { changeSettings, goBack, popLayer, pushLayer, say, showScreen } from '../../stores/uiActs.ts';
import { themeNames } from '../../stores/uiSettings.ts';
import { cursorRow } from '../cursor.ts';
import { commandFinder } from '../finder/commandFinder.ts';
import { openFinder } from '../finder/finder.ts';
import { keyTable } from '../keyTable.ts';
import { attemptOf, type Program } from '../program.ts';
import { openReference } from '../reference/referenceCommands.ts';
import { settingRows } from '../views/settingRows.ts';
import type { Command, Commands } from './command.ts';
import { chooseLearner } from './learners.ts';
import { leaveProgram } from './leaveProgram.ts';
import { suggest } from './suggestCommand.ts';

const back: Command = { run: ({ ui }) => goBack(ui) };

export const appCommands: Commands<'app'> = {
  'app.palette': { run: (program) => openFinder(program, commandFinder) },
  'app.help': { run: ({ ui }) => pushLayer(ui, { kind: 'help' }) },
  'app.messages': { run: ({ ui }) => showScreen(ui, 'messages') },
  'app.settings': { run: ({ ui }) => showScreen(ui, 'settings') },
  'app.reference': openReference,
  'app.quit': { run: (program) => leaveProgram(program, 130) },
};

function changeSetting(program: Program): void {
  const { ui, game } = program;
  const { settings, cursors } = ui.getState();
  const setting = cursorRow(settingRows(settings, game.home.getState()), cursors.settings)?.value;
  if (setting === 'theme') {
    const next = themeNames[(themeNames.indexOf(settings.theme) + 1) % themeNames.length] ?? 'ansi';
    changeSettings(ui, { theme: next });
    if (program.terminal.environment.NO_COLOR) say(ui, 'info', 'NO_COLOR is set: there are no colours until it is not');
  } else if (setting === 'ascii') changeSettings(ui, { ascii: !settings.ascii });
  else if (setting === 'mouse') changeSettings(ui, { mouse: !settings.mouse });
  else if (setting === 'learner') chooseLearner(program);
}

export const settingsCommands: Commands<'settings'> = {
  'settings.change': {
    run: changeSetting,
    disabled: (program) => {
      const { settings, cursors } = program.ui.getState();
      const rows = settingRows(settings, program.game.home.getState());
      const isLearner = cursorRow(rows, cursors.settings)?.value === 'learner';
      return isLearner && attemptOf(program) !== null ? 'leave the scenario first' : null;
    },
  },
  'settings.back': back,
};

export const messagesCommands: Commands<'messages'> = { 'messages.back': back };
export const debriefCommands: Commands<'debrief'> = {
  'debrief.reveal': {
    run: ({ ui }) => ui.setState(({ tabs }) => ({ tabs: { ...tabs, debrief: 'answered' } })),
    disabled: (program) => {
      const transfer = attemptOf(program)?.scenario.debrief?.transfer;
      if (typeof transfer !== 'object') return 'there is no question here';
      return program.ui.getState().tabs.debrief === 'answered' ? 'the answer is shown' : null;
    },
  },
  'debrief.suggest': suggest,
  'debrief.back': back,
};
export const helpCommands: Commands<'help'> = {
  'help.copy': {
    run: ({ ui, terminal, bindings }) => {
      terminal.copy(keyTable(bindings));
      say(ui, 'success', 'copied as a Markdown table');
    },
  },
  'help.close': { run: ({ ui }) => popLayer(ui) },
};
