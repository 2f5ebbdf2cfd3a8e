import { goBack, say, setCursor, setScroll, showScreen } from '../../stores/uiActs.ts';
import { cursorRow } from '../cursor.ts';
import { practiceRowsShown } from '../practiceState.ts';
import type { Program } from '../program.ts';
import { scrollTop } from '../widgets/scrollText.tsx';
import type { Command, Commands } from './command.ts';
import { replay } from './replay.ts';
import { openWhy } from './whyCommands.ts';

const viewOf = ({ game }: Program) => game.practice.view.getState();

function stageOf(program: Program): string | null {
  return viewOf(program)?.stage ?? null;
}

/** The top of the text, and the first choice. */
function fromTheTop({ ui }: Program): void {
  setScroll(ui, 'practiceText', 0);
  setCursor(ui, 'practice', { id: '', index: 0 });
}

/** Begins a session; where nothing can be asked, says why. */
export function openPractice(program: Program): void {
  const problem = program.game.practice.begin();
  if (problem !== null) {
    say(program.ui, 'info', problem);
    return;
  }
  fromTheTop(program);
  showScreen(program.ui, 'practice');
}

export const practice: Command = { run: openPractice, disabled: replay.disabled ?? (() => null) };

function rowNow(program: Program): string | undefined {
  return cursorRow(practiceRowsShown(program), program.ui.getState().cursors.practice)?.value;
}

function choose(program: Program): void {
  const choice = rowNow(program);
  if (choice === undefined) return;
  if (stageOf(program) === 'asking') program.game.practice.toggle(choice);
  else judge(program, choice);
}

function judge(program: Program, choice: string): void {
  program.game.practice.judge(choice === 'had');
  setScroll(program.ui, 'practiceText', 0);
}

/** Enter: chooses where nothing is chosen, and goes on where all is told. */
const next: Command = {
  run: (program) => {
    const view = viewOf(program);
    if (view === null) return;
    if (view.stage === 'done') openPractice(program);
    else if (view.stage === 'told') {
      program.game.practice.next();
      fromTheTop(program);
    } else if (view.stage === 'judging' || view.chosen.length === 0) choose(program);
    if (stageOf(program) === 'asking' && view.stage === 'asking') say(program.ui, 'info', 'How sure? 1 to 4 answers.');
  },
  disabled: (program) =>
    stageOf(program) === 'asking' && practiceRowsShown(program).length === 0 ? 'say how sure you are: 1 to 4' : null,
};

const isAsking = (program: Program) => (stageOf(program) === 'asking' ? null : 'no question is open');

/** Answers with what is chosen, else with the row under the cursor. */
function sure(confidence: number): Command {
  return {
    run: (program) => {
      const view = viewOf(program);
      if (view?.question == null) return;
      const row = rowNow(program);
      const chosen = view.chosen.length > 0 || row === undefined ? view.chosen : [row];
      program.game.practice.answer(chosen, confidence);
      fromTheTop(program);
    },
    disabled: isAsking,
  };
}

function foretell(expected: 'allowed' | 'denied'): Command {
  return {
    run: (program) => {
      const rows = practiceRowsShown(program);
      const index = rows.findIndex(({ id }) => id === expected);
      if (viewOf(program)?.chosen.includes(expected) !== true) program.game.practice.toggle(expected);
      setCursor(program.ui, 'practice', { id: expected, index });
    },
    disabled: (program) =>
      practiceRowsShown(program).some(({ id }) => id === expected) ? null : 'this is no question of allowed or denied',
  };
}

/** Moves the text by a page; the keys for rows move the choices. */
function read(by: 1 | -1): Command {
  const place = ({ heights, lengths, ui }: Program) => {
    const [height, length] = [heights.get('practiceText') ?? 10, lengths.get('practiceText') ?? 0];
    const top = scrollTop(ui.getState().scrolls.practiceText ?? 0, length, height);
    return { top, next: scrollTop(top + by * Math.max(1, height - 1), length, height) };
  };
  return {
    run: (program) => setScroll(program.ui, 'practiceText', place(program).next),
    disabled: (program) => {
      const { top, next: to } = place(program);
      return top === to ? 'there is no more to read' : null;
    },
  };
}

export const practiceCommands: Commands<'practice'> = {
  'practice.next': next,
  'practice.choose': {
    run: choose,
    disabled: (program) => (practiceRowsShown(program).length === 0 ? 'there is nothing to choose' : null),
  },
  'practice.allowed': foretell('allowed'),
  'practice.denied': foretell('denied'),
  'practice.guessed': sure(1),
  'practice.notSure': sure(2),
  'practice.fairlySure': sure(3),
  'practice.certain': sure(4),
  'practice.why': {
    run: (program) => {
      const why = viewOf(program)?.question?.why ?? null;
      if (why !== null) openWhy(program, why);
    },
    disabled: (program) => {
      if (stageOf(program) !== 'told') return 'answer first';
      return viewOf(program)?.question?.why ? null : 'no request of its own is behind this answer';
    },
  },
  'practice.readOn': read(1),
  'practice.readBack': read(-1),
  'practice.takeBack': {
    run: (program) => {
      program.game.practice.takeBack();
      fromTheTop(program);
      say(program.ui, 'info', 'That answer does not count.');
    },
    disabled: (program) => (stageOf(program) === 'told' ? null : 'nothing is answered'),
  },
  'practice.replay': replay,
  'practice.back': {
    run: (program) => {
      program.game.practice.leave();
      goBack(program.ui);
    },
  },
};
