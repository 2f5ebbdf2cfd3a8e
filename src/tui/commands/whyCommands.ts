import { popLayer, pushLayer, replaceLayer, say, setScroll, setTab } from '../../stores/uiActs.ts';
import type { CheckResult, ExcessEntry } from '../../training/report.ts';
import type { Why } from '../../training/why.ts';
import { eventRowsShown, selectedNode, subjectAt, taskRowsShown } from '../benchState.ts';
import { cursorRow } from '../cursor.ts';
import { lineInput } from '../editor/lineInput.ts';
import { pointHere } from '../guidance/pointHere.ts';
import { openInspector } from '../inspector/inspectorCommands.ts';
import { type AskFields, whyDepths } from '../layers.ts';
import { type line, lineText } from '../line.ts';
import { attemptOf, type Program, topLayer } from '../program.ts';
import { resultRowsShown } from '../resultState.ts';
import { writeCase } from '../takeOut/writeCase.ts';
import { themeFor } from '../themeFor.ts';
import { evidenceLines } from '../views/evidenceLines.ts';
import { nodeId } from '../views/nodeId.ts';
import { arnOf, subjectOf } from '../views/subject.ts';
import type { TaskValue } from '../views/taskRows.ts';
import { whyLines } from '../views/whyLines.ts';
import type { Command, Commands } from './command.ts';

export function openWhy(program: Program, answer: Why, depth = 0, says = ''): void {
  setScroll(program.ui, 'why', 0);
  pushLayer(program.ui, { kind: 'why', answer, depth, says });
}

function openReading(program: Program, id: string, title: string, lines: readonly ReturnType<typeof line>[]): void {
  setScroll(program.ui, 'reading', 0);
  pushLayer(program.ui, { kind: 'reading', id, title, lines });
}

/** A check that asks one request is answered with its decision, any other with what it found. */
function whyCheck(program: Program, check: CheckResult): void {
  const answer = check.visibility === 'visible' ? program.game.whyCheck(check.id) : null;
  if (answer !== null) openWhy(program, answer);
  else openReading(program, check.id, 'Why?', evidenceLines(check, themeFor(program.ui.getState().settings).glyphs));
}

function whyExcess(program: Program, excess: ExcessEntry): void {
  const answer = program.game.whyRequest(excess.witness);
  if (answer !== null) openWhy(program, answer);
  else say(program.ui, 'error', 'who makes this request does not exist any more');
}

function rowValue(program: Program): TaskValue | undefined {
  const attempt = attemptOf(program);
  const state = program.ui.getState();
  if (attempt === null) return undefined;
  if (state.screens.at(-1) === 'result') return cursorRow(resultRowsShown(program), state.cursors.result)?.value;
  return state.panel === 'tasks' ? cursorRow(taskRowsShown(attempt, state), state.cursors.tasks)?.value : undefined;
}

/** Of a task, the first check that fails, else its first. */
function firstFailing(program: Program, task: string): CheckResult | null {
  const checks = attemptOf(program)?.report.tasks.find(({ id }) => id === task)?.checks ?? [];
  return checks.find(({ status }) => status === 'failed') ?? checks[0] ?? null;
}

function checkNow(program: Program): CheckResult | null {
  const value = rowValue(program);
  if (value?.type === 'check') return value.check;
  return value?.type === 'task' ? firstFailing(program, value.task) : null;
}

/** The decision of the call that the event under the cursor records. */
function eventVerdict(program: Program): Why | null {
  const attempt = attemptOf(program);
  const state = program.ui.getState();
  if (attempt === null || state.panel !== 'events') return null;
  const event = cursorRow(eventRowsShown(attempt, state), state.cursors.events)?.value;
  const step = program.game.events().find((entry) => entry.event === event)?.step ?? null;
  return step === null ? null : program.game.whyCall(step);
}

/** The verdict that is in sight: of the row under the cursor, else of the call that was denied last. */
function verdictNow(program: Program): Why | null {
  const check = checkNow(program);
  if (check !== null) return check.visibility === 'visible' ? program.game.whyCheck(check.id) : null;
  const value = rowValue(program);
  if (value?.type === 'excess') return program.game.whyRequest(value.excess.witness);
  return eventVerdict(program) ?? attemptOf(program)?.lastDenied ?? null;
}

/** What can be explained now: the row under the cursor, else the call that was denied last. */
function explanation(program: Program): (() => void) | null {
  const check = checkNow(program);
  if (check !== null) return () => whyCheck(program, check);
  const value = rowValue(program);
  if (value?.type === 'excess') return () => whyExcess(program, value.excess);
  const answer = verdictNow(program);
  return answer === null ? null : () => openWhy(program, answer);
}

export const benchWhy: Command = {
  run: (program) => explanation(program)?.(),
  disabled: (program) =>
    explanation(program) === null ? 'put the cursor on a check, or ask about any request with W' : null,
};

export const benchCase: Command = {
  run: (program) => {
    const answer = verdictNow(program);
    if (answer !== null) writeCase(program, answer);
  },
  disabled: (program) =>
    verdictNow(program) === null ? 'no verdict on one request is here; W asks about any request' : null,
};

/** The principal that the form begins with: what the cursor is on, else who acts. */
function principalNow(program: Program): string {
  const attempt = attemptOf(program);
  const state = program.ui.getState();
  const subject = attempt === null ? null : subjectAt(attempt, state);
  if (subject?.kind === 'user') return `user/${subject.user.name}`;
  if (subject?.kind === 'role') return `role/${subject.role.name}`;
  const as = attempt?.scenario.identities[attempt.profile]?.as ?? '';
  if (as !== '' && !as.includes('identityCenter/')) return as;
  return attempt?.profiles.find(({ name }) => name === attempt.profile)?.arn ?? '';
}

function resourceNow(program: Program): string {
  const attempt = attemptOf(program);
  if (attempt === null) return '';
  const kind = selectedNode(attempt, program.ui.getState())?.value.node.kind;
  const subject = subjectAt(attempt, program.ui.getState());
  const isResource = kind === 'bucket' || kind === 'instance' || kind === 'resource';
  return subject !== null && isResource ? (arnOf(subject) ?? '') : '';
}

export const benchAsk: Command = {
  run: (program) => {
    const fields: AskFields = {
      as: lineInput(principalNow(program)),
      action: lineInput(),
      on: lineInput(resourceNow(program)),
    };
    pushLayer(program.ui, { kind: 'ask', fields, field: fields.as.text === '' ? 'as' : 'action', says: '' });
  },
};

function taskNow(program: Program): string | null {
  const value = rowValue(program);
  if (value?.task) return value.task;
  const attempt = attemptOf(program);
  const failing = attempt?.report.tasks.find(({ checks }) => checks.some(({ status }) => status === 'failed'));
  return failing?.id ?? null;
}

export function showHint(program: Program, task: string): void {
  const attempt = attemptOf(program);
  const shown = attempt?.hints[task] ?? [];
  const next = shown.length === 0 || topLayer(program.ui.getState())?.kind === 'hint' ? program.game.hint(task) : null;
  if (next === null && shown.length === 0) say(program.ui, 'info', 'there is no hint for this task');
  else if (topLayer(program.ui.getState())?.kind !== 'hint') pushLayer(program.ui, { kind: 'hint', task });
}

export const benchHint: Command = {
  run: (program) => {
    const task = taskNow(program);
    if (task !== null) showHint(program, task);
  },
  disabled: (program) => (taskNow(program) === null ? 'every task is done' : null),
};

function deeper(by: 1 | -1): Command {
  const depthAfter = (program: Program) => {
    const layer = topLayer(program.ui.getState());
    return layer?.kind === 'why' ? layer.depth + by : -1;
  };
  return {
    run: (program) => {
      const layer = topLayer(program.ui.getState());
      if (layer?.kind !== 'why') return;
      setScroll(program.ui, 'why', 0);
      replaceLayer(program.ui, layer, { ...layer, depth: layer.depth + by });
    },
    disabled: (program) => {
      const depth = depthAfter(program);
      return depth >= 0 && depth < whyDepths.length ? null : 'there is no more';
    },
  };
}

function copyWhy(program: Program): void {
  const layer = topLayer(program.ui.getState());
  if (layer?.kind !== 'why') return;
  const lines = whyLines(layer.answer, layer.depth, 100, themeFor(program.ui.getState().settings).glyphs);
  program.terminal.copy(lines.map(lineText).join('\n'));
  say(program.ui, 'success', 'copied');
}

function askAgain(program: Program): void {
  const layer = topLayer(program.ui.getState());
  if (layer?.kind !== 'why') return;
  const { principal, action, resource } = layer.answer.decision.request;
  popLayer(program.ui);
  const fields = { as: lineInput(principal), action: lineInput(action), on: lineInput(resource) };
  pushLayer(program.ui, { kind: 'ask', fields, field: 'action', says: '' });
}

const noAttempt = (program: Program) => (attemptOf(program) === null ? 'no scenario is open' : null);

/** The user or role of the sandbox who makes the request, as a node of the account tree. */
function whoNode(program: Program): string | null {
  const layer = topLayer(program.ui.getState());
  const attempt = attemptOf(program);
  if (layer?.kind !== 'why' || attempt === null) return null;
  const { principal, role } = layer.answer.decision.request;
  const [, account = '', kind = '', name = ''] =
    /::(\d{12}):(user|role|assumed-role)\/(.*)$/.exec(role ?? principal) ?? [];
  const parts = name.split('/');
  const found = (kind === 'assumed-role' ? parts[0] : parts.at(-1)) ?? '';
  const node = nodeId(account, kind === 'user' ? 'user' : 'role', found);
  return subjectOf(attempt.sandbox, node) === undefined ? null : node;
}

/** From a verdict to the statements that are in force for whoever asked. */
const inspectWho: Command = {
  run: (program) => {
    const node = whoNode(program);
    if (node === null) return;
    setTab(program.ui, 'inspector', 'statements');
    openInspector(program, node);
  },
  disabled: (program) => (whoNode(program) === null ? 'whoever asks is no user or role of the account' : null),
};

export const whyCommands: Commands<'why'> = {
  'why.deeper': deeper(1),
  'why.shallower': deeper(-1),
  'why.ask': { run: askAgain, disabled: noAttempt },
  'why.inspect': inspectWho,
  'why.point': pointHere,
  'why.copy': { run: copyWhy },
  'why.case': {
    run: (program) => {
      const layer = topLayer(program.ui.getState());
      if (layer?.kind === 'why') writeCase(program, layer.answer);
    },
  },
  'why.close': { run: ({ ui }) => popLayer(ui) },
};
