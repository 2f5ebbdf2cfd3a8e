import type { AttemptView } from '../../stores/attemptView.ts';
import { focusPanel, pushLayer, setFolded, setTab } from '../../stores/uiActs.ts';
import { detailRowAt, detailShown, eventRowsShown, goToNode, selectedNode, taskRowsShown } from '../benchState.ts';
import { cursorRow } from '../cursor.ts';
import { attemptOf, type Program } from '../program.ts';
import { jsonLines } from '../views/jsonLines.ts';
import { questionLayer } from '../views/questionRows.ts';
import type { TaskValue } from '../views/taskRows.ts';
import type { Command, Commands } from './command.ts';
import { benchWhy } from './whyCommands.ts';

const toAccount: Command = { run: ({ ui }) => focusPanel(ui, 'account') };

function selected(program: Program) {
  const attempt = attemptOf(program);
  return attempt === null ? undefined : selectedNode(attempt, program.ui.getState());
}

export const accountCommands: Commands<'account'> = {
  'account.open': {
    run: (program) => {
      const row = selected(program);
      if (row === undefined) return;
      const { node, open } = row.value;
      if (node.children.length > 0 && !open) setFolded(program.ui, node.id, false);
      else if (node.kind === 'section' && node.children.length > 0) setFolded(program.ui, node.id, true);
      else focusPanel(program.ui, 'detail');
    },
  },
  'account.fold': {
    run: (program) => {
      const attempt = attemptOf(program);
      const row = selected(program);
      if (attempt === null || row === undefined) return;
      const { node, open, parent } = row.value;
      if (node.children.length > 0) setFolded(program.ui, node.id, open);
      else if (parent !== null) goToNode(program.ui, attempt, parent);
    },
  },
};

function stepTab(by: 1 | -1): Command {
  const detailNow = (program: Program) => {
    const attempt = attemptOf(program);
    return attempt === null ? null : detailShown(attempt, program.ui.getState());
  };
  return {
    run: (program) => {
      const detail = detailNow(program);
      if (detail === null) return;
      const next = detail.tabs[(detail.tab + by + detail.tabs.length) % detail.tabs.length];
      // Some titles end with what changes, such as a version: the first word names the tab.
      if (next !== undefined) setTab(program.ui, detail.subject.kind, next.title.split(' ')[0] ?? next.title);
    },
    disabled: (program) => ((detailNow(program)?.tabs.length ?? 0) > 1 ? null : 'there is one tab only'),
  };
}

function detailRow(program: Program) {
  const attempt = attemptOf(program);
  const state = program.ui.getState();
  const detail = attempt === null ? null : detailShown(attempt, state);
  return detail === null ? undefined : detailRowAt(detail, state);
}

export const detailCommands: Commands<'detail'> = {
  'detail.open': {
    run: (program) => {
      const attempt = attemptOf(program);
      const go = detailRow(program)?.value.go;
      if (attempt !== null && go) goToNode(program.ui, attempt, go);
    },
    disabled: (program) =>
      detailRow(program)?.value.go ? null : 'this row leads nowhere; the key a shows what can be done',
  },
  'detail.nextTab': stepTab(1),
  'detail.previousTab': stepTab(-1),
  'detail.back': toAccount,
};

/** The question of a row; of a task the first that is open, where that is the first that the task waits for. */
function questionAt({ scenario, report, answers }: AttemptView, value: TaskValue): string | null {
  if (value.type === 'question') return value.question;
  if (value.type !== 'task') return null;
  const checks = report.tasks.find(({ id }) => id === value.task)?.checks ?? [];
  const failing = checks.find(({ status }) => status === 'failed');
  const check = scenario.tasks.find(({ id }) => id === value.task)?.checks.find(({ id }) => id === failing?.id);
  return check?.kind === 'answer' && answers[check.question] === undefined ? check.question : null;
}

export const tasksCommands: Commands<'tasks'> = {
  'tasks.open': {
    run: (program) => {
      const attempt = attemptOf(program);
      const state = program.ui.getState();
      const row = attempt === null ? undefined : cursorRow(taskRowsShown(attempt, state), state.cursors.tasks);
      const question = attempt === null || row === undefined ? null : questionAt(attempt, row.value);
      if (attempt !== null && question !== null) pushLayer(program.ui, questionLayer(attempt, question));
      else benchWhy.run(program);
    },
  },
  'tasks.back': toAccount,
};

export const consoleCommands: Commands<'console'> = {
  'console.back': { run: ({ ui }) => focusPanel(ui, ui.getState().previousPanel) },
};

export const eventsCommands: Commands<'events'> = {
  'events.open': {
    run: (program) => {
      const attempt = attemptOf(program);
      const state = program.ui.getState();
      const row = attempt === null ? undefined : cursorRow(eventRowsShown(attempt, state), state.cursors.events);
      if (row === undefined) return;
      const lines = jsonLines(JSON.stringify(row.value, null, 2));
      const name = String(row.value.eventName ?? 'event');
      pushLayer(program.ui, { kind: 'reading', id: row.id, title: `CloudTrail event: ${name}`, lines });
    },
    disabled: (program) => {
      const attempt = attemptOf(program);
      const some = attempt !== null && eventRowsShown(attempt, program.ui.getState()).length > 0;
      return some ? null : 'nothing is listed';
    },
  },
  'events.back': toAccount,
};
