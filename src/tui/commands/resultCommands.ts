import { goBack, goHome, say, showScreen } from '../../stores/uiActs.ts';
import { askAgain } from '../guidance/guidanceCommands.ts';
import { attemptOf, type Program } from '../program.ts';
import { nextScenario } from '../views/nextScenario.ts';
import type { Commands } from './command.ts';
import { openScenario } from './openScenario.ts';
import { suggest } from './suggestCommand.ts';
import { benchWhy } from './whyCommands.ts';

function next(program: Program) {
  const slug = attemptOf(program)?.scenario.slug;
  return slug === undefined ? null : nextScenario(program.game.home.getState(), slug);
}

export const resultCommands: Commands<'result'> = {
  'result.next': {
    run: (program) => {
      const entry = next(program);
      if (entry === null) return;
      program.game.leave();
      openScenario(program, entry.slug);
    },
    disabled: (program) => {
      if (attemptOf(program)?.submitted?.passed !== true) return 'pass this one first, or go home with H';
      return next(program) === null ? 'this was the last scenario' : null;
    },
  },
  'result.debrief': {
    run: ({ ui }) => showScreen(ui, 'debrief'),
    disabled: (program) => {
      const attempt = attemptOf(program);
      if (attempt?.submitted?.passed !== true) return 'it gives the answer away: pass first';
      return attempt.scenario.debrief === undefined ? 'this scenario has no debrief' : null;
    },
  },
  'result.why': benchWhy,
  'result.again': askAgain,
  'result.suggest': suggest,
  'result.back': { run: ({ ui }) => goBack(ui) },
  'result.home': {
    run: ({ game, ui }) => {
      game.leave();
      goHome(ui);
      say(ui, 'info', 'Your work is saved.');
    },
  },
};
