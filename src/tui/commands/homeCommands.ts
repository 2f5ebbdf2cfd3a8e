import { replaceScreen, setCursor, setFolded, setTab, showScreen } from '../../stores/uiActs.ts';
import { startFirstSteps } from '../firstSteps/startFirstSteps.ts';
import { beginHalf, seeExample } from '../guidance/exampleCommands.ts';
import { homeShow, homeValueAt, isTrackOpen, scenarioAt, trackFold } from '../homeState.ts';
import { attemptOf, type Program } from '../program.ts';
import { briefingPages } from '../views/briefingPages.ts';
import { briefingSize } from '../views/briefingSize.ts';
import { type HomeValue, type PlaceName, shows } from '../views/homeRows.ts';
import { chooseAttempt } from './attempts.ts';
import type { Command, Commands } from './command.ts';
import { chooseLearner } from './learners.ts';
import { leaveProgram } from './leaveProgram.ts';
import { openScenario } from './openScenario.ts';
import { openPractice, practice } from './practiceCommands.ts';

function valueNow({ game, ui }: Program): HomeValue {
  return homeValueAt(game.home.getState(), ui.getState());
}

function setTrack({ ui }: Program, track: string, open: boolean): void {
  setFolded(ui, trackFold(track, 'open'), open);
  setFolded(ui, trackFold(track, 'shut'), !open);
}

function tracksOf({ game }: Program): readonly string[] {
  return [...new Set(game.home.getState().scenarios.map(({ track }) => track))];
}

function isOpen({ game, ui }: Program, track: string): boolean {
  return isTrackOpen(game.home.getState(), ui.getState().folded, track);
}

/** The track that the cursor is in, if it is in one that can be folded. */
function trackNow(program: Program): string | null {
  const { ui } = program;
  const value = valueNow(program);
  if (homeShow(ui.getState()) !== 'all' || (ui.getState().filters.home ?? '') !== '') return null;
  if (value?.kind === 'track') return value.open ? value.track : null;
  return value?.kind === 'scenario' && isOpen(program, value.entry.track) ? value.entry.track : null;
}

const placeCommands: Readonly<Record<PlaceName, (program: Program) => void>> = {
  'first-steps': startFirstSteps,
  practice: openPractice,
  sandbox: (program) => openScenario(program, 'sandbox'),
  settings: ({ ui }) => showScreen(ui, 'settings'),
};

const open: Command = {
  run: (program) => {
    const value = valueNow(program);
    if (value?.kind === 'scenario') openScenario(program, value.entry.slug);
    else if (value?.kind === 'track') setTrack(program, value.track, !value.open);
    else if (value?.kind === 'place') placeCommands[value.place](program);
  },
  disabled: (program) => (valueNow(program) === null ? 'no scenario is chosen' : null),
};

const fold: Command = {
  run: (program) => {
    const track = trackNow(program);
    if (track === null) return;
    setTrack(program, track, false);
    setCursor(program.ui, 'home', { id: `track ${track}`, index: 0 });
  },
  disabled: (program) => (trackNow(program) === null ? 'the cursor is in no open track' : null),
};

export const homeCommands: Commands<'home'> = {
  'home.open': open,
  'home.fold': fold,
  'home.foldAll': {
    run: (program) => {
      const all = tracksOf(program);
      const some = all.some((track) => !isOpen(program, track));
      for (const track of all) setTrack(program, track, some);
    },
  },
  'home.show': {
    run: ({ ui }) => {
      const at = shows.indexOf(homeShow(ui.getState()));
      setTab(ui, 'home', shows[(at + 1) % shows.length] ?? 'all');
      setCursor(ui, 'home', { id: '', index: 0 });
    },
  },
  'home.continue': {
    run: (program) => {
      const { next } = program.game.home.getState();
      if (next !== null) openScenario(program, next.slug);
    },
    disabled: ({ game }) => (game.home.getState().next === null ? 'everything is done' : null),
  },
  'home.practice': practice,
  'home.sandbox': { run: placeCommands.sandbox },
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
  'briefing.example': seeExample,
  'briefing.half': {
    ...beginHalf,
    run: (program) => {
      beginHalf.run(program);
      replaceBriefing(program);
    },
  },
  'briefing.back': {
    run: (program) => {
      const { ui } = program;
      const toBench = ui.getState().screens.includes('workbench');
      if (!toBench) program.game.leave();
      ui.setState(({ screens }) => ({ screens: screens.slice(0, -1) }));
    },
  },
};
