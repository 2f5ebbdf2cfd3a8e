import { goBack, pushLayer, say, setCursor, setScroll, setTab, showScreen } from '../../stores/uiActs.ts';
import { lineInput } from '../editor/lineInput.ts';
import { entityFinder } from '../finder/entityFinder.ts';
import { type FinderEntry, fitting, openFinder } from '../finder/finder.ts';
import type { Program } from '../program.ts';
import { timelineLines } from '../timeline/timelineLines.ts';
import {
  allEvents,
  eventFilter,
  historyNow,
  timelineKeys,
  timelineTab,
  timelineTabs,
  timelineValue,
} from '../timeline/timelineState.ts';
import { stepOf } from '../timeline/timelineValue.ts';
import { shortName } from '../timeline/who.ts';
import { eventWhy } from '../timeline/whyEvent.ts';
import { redo, undo } from './benchHistory.ts';
import type { Command, Commands } from './command.ts';

/** Says where the account stands now. */
function sayPlace(program: Program): void {
  const now = historyNow(program);
  if (now === null) return;
  const { cursor, rows } = now;
  const where = cursor === 0 ? 'at the start' : `after call ${cursor} of ${rows.length}, ${rows[cursor - 1]?.call}`;
  const next = cursor < rows.length ? ' What you do next begins a branch; this line is kept.' : '';
  say(program.ui, 'info', `You stand ${where}.${next}`);
}

function goTo(program: Program, step: number): void {
  program.game.goTo(step);
  sayPlace(program);
}

function stepNow(program: Program): number | null {
  const value = timelineValue(program);
  return value === null ? null : stepOf(value);
}

const noStep = (program: Program): string | null =>
  stepNow(program) === null ? 'this was before the start, or is no call of yours' : null;

function open(program: Program): void {
  const value = timelineValue(program);
  const { ui, game } = program;
  switch (value?.type) {
    case 'event':
    case 'alert':
    case 'life': {
      setScroll(ui, 'reading', 0);
      const title =
        value.type === 'event'
          ? `${value.entry.facts.service}:${value.entry.facts.name}`
          : value.type === 'alert'
            ? 'Why this is an alert'
            : value.entry.call;
      pushLayer(ui, { kind: 'reading', id: 'timeline', title, lines: timelineLines(value, true) });
      return;
    }
    case 'step':
      goTo(program, value.step);
      return;
    case 'checkpoint':
      game.returnTo(value.name);
      sayPlace(program);
      return;
    case 'branch':
      game.takeBranch(value.name);
      sayPlace(program);
  }
}

function branch(program: Program): void {
  const step = stepNow(program);
  if (step === null) return;
  goTo(program, step);
  goBack(program.ui);
}

function setCheckpoint(program: Program): void {
  const { ui, game } = program;
  pushLayer(ui, {
    kind: 'prompt',
    title: 'A checkpoint',
    says: 'A name for where the account stands now.',
    input: lineInput(),
    run: (text) => {
      const name = text.trim();
      if (name === '' || name.length > 40) return 'A name has 1 to 40 characters.';
      game.checkpoint(name);
      say(ui, 'success', `Checkpoint ${name} is set; v leads back to it.`);
      return null;
    },
  });
}

function places(program: Program): readonly FinderEntry[] {
  const { checkpoints, branches } = historyNow(program) ?? { checkpoints: [], branches: [] };
  const marks = checkpoints.map(
    ({ name, step }): FinderEntry => ({
      id: `checkpoint ${name}`,
      title: `checkpoint ${name}`,
      note: step === null ? 'on a line that was left' : `after call ${step}`,
      disabled: null,
      run: () => {
        program.game.returnTo(name);
        sayPlace(program);
      },
    }),
  );
  const lines = branches.map(
    ({ name, steps }): FinderEntry => ({
      id: `branch ${name}`,
      title: name,
      note: `${steps} calls`,
      disabled: null,
      run: () => {
        program.game.takeBranch(name);
        sayPlace(program);
      },
    }),
  );
  return [...marks, ...lines];
}

/** Opens the timeline with the cursor on where the account stands. */
export function openTimeline(program: Program): void {
  const { ui } = program;
  const cursor = historyNow(program)?.cursor ?? 0;
  const here = allEvents(program).find(({ step }) => step !== null && step <= cursor);
  if (here !== undefined) setCursor(ui, 'timeline events', { id: here.id, index: 0 });
  setCursor(ui, 'timeline steps', { id: `step ${cursor}`, index: 0 });
  showScreen(ui, 'timeline');
}

/** Shows the life of an entity, by the id of its node. */
export function showLife(program: Program, node: string): void {
  const { ui } = program;
  setTab(ui, timelineKeys.of, node);
  setTab(ui, timelineKeys.tab, 'life');
  showScreen(ui, 'timeline');
}

function chooseCaller(program: Program): void {
  const counts = new Map<string, number>();
  for (const { facts } of allEvents(program)) counts.set(facts.who, (counts.get(facts.who) ?? 0) + 1);
  const choose = (who: string) => () => {
    setTab(program.ui, timelineKeys.who, who);
    setTab(program.ui, timelineKeys.tab, 'events');
  };
  const callers = [...counts].map(
    ([who, count]): FinderEntry => ({
      id: who,
      title: shortName(who) || 'nobody known',
      note: count === 1 ? '1 event' : `${count} events`,
      disabled: null,
      run: choose(who),
    }),
  );
  const everybody = { id: '', title: 'Everybody', note: '', disabled: null, run: choose('') };
  const entries = (_: Program, search: string) => fitting([everybody, ...callers], search);
  openFinder(program, { title: 'Events of whom?', placeholder: 'a part of the name', entries });
}

function stepTab(by: 1 | -1): Command {
  return {
    run: ({ ui }) => {
      const at = timelineTabs.indexOf(timelineTab(ui.getState()));
      const next = timelineTabs[(at + by + timelineTabs.length) % timelineTabs.length];
      if (next !== undefined) setTab(ui, timelineKeys.tab, next);
    },
  };
}

export const timelineCommands: Commands<'timeline'> = {
  'timeline.open': {
    run: open,
    disabled: (program) => (timelineValue(program) === null ? 'there is nothing under the cursor' : null),
  },
  'timeline.why': {
    run: (program) => eventWhy(program)?.(),
    disabled: (program) => (eventWhy(program) === null ? 'nothing was asked for here' : null),
  },
  'timeline.go': {
    run: (program) => {
      const step = stepNow(program);
      if (step !== null) goTo(program, step);
    },
    disabled: noStep,
  },
  'timeline.branch': { run: branch, disabled: noStep },
  'timeline.checkpoint': { run: setCheckpoint },
  'timeline.return': {
    run: (program) =>
      openFinder(program, {
        title: 'Back to where?',
        placeholder: 'a part of the name',
        entries: (_, search) => fitting(places(program), search),
      }),
    disabled: (program) => (places(program).length === 0 ? 'there is no checkpoint and no branch yet' : null),
  },
  'timeline.life': { run: (program) => openFinder(program, entityFinder('The history of what?', showLife)) },
  'timeline.failed': {
    run: ({ ui }) => {
      setTab(ui, timelineKeys.failed, eventFilter(ui.getState()).failedOnly ? '' : 'only');
      setTab(ui, timelineKeys.tab, 'events');
    },
  },
  'timeline.reads': {
    run: ({ ui }) => {
      setTab(ui, timelineKeys.reads, eventFilter(ui.getState()).withReads ? 'hidden' : '');
      setTab(ui, timelineKeys.tab, 'events');
    },
  },
  'timeline.who': { run: chooseCaller },
  'timeline.nextTab': stepTab(1),
  'timeline.previousTab': stepTab(-1),
  'timeline.undo': undo,
  'timeline.redo': redo,
  'timeline.back': {
    run: ({ ui }) => goBack(ui),
  },
};
