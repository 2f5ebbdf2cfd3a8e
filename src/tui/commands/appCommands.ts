import { goBack, popLayer, pushLayer, say, showScreen } from '../../stores/uiActs.ts';
import { commandFinder } from '../finder/commandFinder.ts';
import { openFinder } from '../finder/finder.ts';
import { startFirstSteps } from '../firstSteps/startFirstSteps.ts';
import { keyTable } from '../keyTable.ts';
import { attemptOf, type Program } from '../program.ts';
import { openReference } from '../reference/referenceCommands.ts';
import type { Command, Commands } from './command.ts';
import { leaveProgram } from './leaveProgram.ts';
import { suggest } from './suggestCommand.ts';

function toTheShell({ ui, terminal }: Program): void {
  const failed = () => say(ui, 'warning', 'there is no shell to go to here');
  terminal.stop().then((did) => did || failed(), failed);
}

const back: Command = { run: ({ ui }) => goBack(ui) };

export const appCommands: Commands<'app'> = {
  'app.palette': { run: (program) => openFinder(program, commandFinder) },
  'app.help': { run: ({ ui }) => pushLayer(ui, { kind: 'help' }) },
  'app.messages': { run: ({ ui }) => showScreen(ui, 'messages') },
  'app.settings': { run: ({ ui }) => showScreen(ui, 'settings') },
  'app.reference': openReference,
  'app.firstSteps': { run: startFirstSteps },
  'app.suspend': { run: toTheShell },
  'app.quit': { run: (program) => leaveProgram(program, 130) },
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
