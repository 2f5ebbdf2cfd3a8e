import { replaceScreen, say, showScreen } from '../../stores/uiActs.ts';
import { scenarioAt } from '../homeState.ts';
import { attemptOf, type Program } from '../program.ts';
import { briefingPages } from '../views/briefingPages.ts';
import { briefingSize } from '../views/briefingSize.ts';
import { chooseAttempt } from './attempts.ts';
import type { Commands } from './command.ts';
import { enterBench } from './enterBench.ts';
import { chooseLearner } from './learners.ts';
import { leaveProgram } from './leaveProgram.ts';

/** Opens a scenario: its briefing at first, the bench where an attempt goes on. */
export function openScenario(program: Program, slug: string): void {
  const { ui, game } = program;
  const begun = game.home.getState().scenarios.find((entry) => entry.slug === slug)?.begun === true;
  const known = game.home.getState().notices.length;
  const problem = game.open(slug);
  if (problem !== null) {
    say(ui, 'error', problem);
    return;
  }
  enterBench(program);
  showScreen(ui, begun ? 'workbench' : 'briefing');
  if (begun) say(ui, 'info', 'You are where you left off. b shows the briefing again.');
  for (const notice of game.home.getState().notices.slice(known)) say(ui, 'warning', notice);
}

export const homeCommands: Commands<'home'> = {
  'home.open': {
    run: (program) => {
      const entry = scenarioAt(program.game.home.getState(), program.ui.getState());
      if (entry !== null) openScenario(program, entry.slug);
    },
    disabled: ({ game, ui }) =>
      scenarioAt(game.home.getState(), ui.getState()) === null ? 'no scenario is chosen' : null,
  },
  'home.continue': {
    run: (program) => {
      const { next } = program.game.home.getState();
      if (next !== null) openScenario(program, next.slug);
    },
    disabled: ({ game }) => (game.home.getState().next === null ? 'everything is done' : null),
  },
  'home.attempts': {
    run: (program) => {
      const entry = scenarioAt(program.game.home.getState(), program.ui.getState());
      if (entry !== null) chooseAttempt(program, entry.slug);
    },
    disabled: ({ game, ui }) => {
      const entry = scenarioAt(game.home.getState(), ui.getState());
      if (entry === null) return 'no scenario is chosen';
      return game.attempts(entry.slug).length === 0 ? 'nobody has tried it yet' : null;
    },
  },
  'home.learner': { run: chooseLearner },
  'home.quit': { run: (program) => leaveProgram(program, 0) },
};

function pageCount(program: Program): number {
  const attempt = attemptOf(program);
  if (attempt === null) return 1;
  const { width, height } = briefingSize(program.heights.get('columns') ?? 80, program.heights.get('rows') ?? 24);
  return briefingPages(attempt.scenario, width, height).length;
}

function turn(program: Program, by: number): void {
  const { ui } = program;
  const page = (ui.getState().scrolls.briefing ?? 0) + by;
  if (page >= pageCount(program)) replaceBriefing(program);
  else if (page >= 0) ui.setState(({ scrolls }) => ({ scrolls: { ...scrolls, briefing: page } }));
}

/** From the briefing to the bench; going back from there leads home. */
function replaceBriefing({ ui }: Program): void {
  ui.setState(({ scrolls }) => ({ scrolls: { ...scrolls, briefing: 0 } }));
  replaceScreen(ui, 'workbench');
}

export const briefingCommands: Commands<'briefing'> = {
  'briefing.next': { run: (program) => turn(program, 1) },
  'briefing.previous': {
    run: (program) => turn(program, -1),
    disabled: ({ ui }) => ((ui.getState().scrolls.briefing ?? 0) === 0 ? 'this is the first page' : null),
  },
  'briefing.start': { run: replaceBriefing },
  'briefing.back': {
    run: (program) => {
      const { ui } = program;
      const toBench = ui.getState().screens.includes('workbench');
      if (!toBench) program.game.leave();
      ui.setState(({ screens }) => ({ screens: screens.slice(0, -1) }));
    },
  },
};
