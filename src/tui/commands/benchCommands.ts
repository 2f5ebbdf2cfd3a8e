import { sandbox } from '../../scenario/places/place.ts';
import { focusPanel, goHome, say, showScreen } from '../../stores/uiActs.ts';
import { type PanelName, panelNames } from '../../stores/uiStore.ts';
import { openMap } from '../accessMap/mapCommands.ts';
import { actionsOn } from '../actions.ts';
import { subjectAt } from '../benchState.ts';
import { bringIn } from '../bringIn/bringIn.ts';
import { confirm, openEditor, openForm, runAction } from '../calls.ts';
import { type EditTarget, editTargetOf } from '../editTarget.ts';
import { openFinder } from '../finder/finder.ts';
import { operationFinder } from '../finder/operationFinder.ts';
import { openGraph } from '../graph/graphCommands.ts';
import { inspectHere } from '../inspector/inspectorCommands.ts';
import type { MenuItem } from '../layers.ts';
import { openMenu } from '../openMenu.ts';
import { arranging, hiddenNow } from '../panels/panelCommands.ts';
import { attemptOf, type Program } from '../program.ts';
import { openTakeOut } from '../takeOut/takeOutMenu.ts';
import { nodeId } from '../views/nodeId.ts';
import { arnOf, type Subject } from '../views/subject.ts';
import { subjectTitle } from '../views/subjectTitle.ts';
import { redo, undo } from './benchHistory.ts';
import type { Command, Commands } from './command.ts';
import { benchProfile, benchWho } from './identityCommands.ts';
import { openTimeline, showLife } from './timelineCommands.ts';
import { benchAsk, benchCase, benchHint, benchWhy } from './whyCommands.ts';

const toPanel = (panel: PanelName): Command => ({ run: ({ ui }) => focusPanel(ui, panel) });

const stepPanel = (by: 1 | -1): Command => ({
  run: (program) => {
    const { panel } = program.ui.getState();
    const hidden = hiddenNow(program);
    const shown = panelNames.filter((name) => name === panel || !hidden.includes(name));
    const next = shown[(shown.indexOf(panel) + by + shown.length) % shown.length];
    if (next !== undefined) focusPanel(program.ui, next);
  },
});

function subjectNow(program: Program): Subject | null {
  const attempt = attemptOf(program);
  return attempt === null ? null : subjectAt(attempt, program.ui.getState());
}

function targetNow(program: Program): EditTarget | null {
  const subject = subjectNow(program);
  return subject === null ? null : editTargetOf(subject);
}

/** Things that can be made, wherever the cursor is. */
const creations: readonly (readonly [string, string])[] = [
  ['User', 'CreateUser'],
  ['Group', 'CreateGroup'],
  ['Role', 'CreateRole'],
  ['Policy', 'CreatePolicy'],
  ['Instance profile', 'CreateInstanceProfile'],
  ['MFA device', 'CreateVirtualMFADevice'],
];

function openNew(program: Program): void {
  const items = creations.map(
    ([title, operation]): MenuItem => ({
      id: operation,
      title,
      note: `iam:${operation}`,
      run: () => openForm(program, `New: ${title.toLowerCase()}`, 'iam', operation, {}),
    }),
  );
  const other: MenuItem = {
    id: ' other',
    title: 'Anything else',
    note: 'any operation of AWS',
    run: () => openFinder(program, operationFinder),
  };
  openMenu(program.ui, 'new', 'Create', [...items, other]);
}

/** The node of the user, group, role or policy that the cursor is on. */
function entityNow(program: Program): string | null {
  const subject = subjectNow(program);
  switch (subject?.kind) {
    case 'user':
      return nodeId(subject.account.id, 'user', subject.user.name);
    case 'group':
      return nodeId(subject.account.id, 'group', subject.group.name);
    case 'role':
      return nodeId(subject.account.id, 'role', subject.role.name);
    case 'policy':
    case 'version':
      return nodeId(subject.account.id, 'policy', subject.policy.name);
    default:
      return null;
  }
}

function openActions(program: Program): void {
  const subject = subjectNow(program);
  if (subject === null) return;
  const target = editTargetOf(subject);
  const edit: MenuItem[] =
    target === null
      ? []
      : [
          {
            id: 'edit',
            title: 'Edit the policy document',
            note: target.operation,
            run: () => openEditor(program, target),
          },
        ];
  const items = actionsOn(subject).map(
    (action): MenuItem => ({
      id: `${action.service}:${action.operation}`,
      title: action.title,
      note: `${action.service}:${action.operation}`,
      run: () => runAction(program, action, subject),
    }),
  );
  openMenu(program.ui, 'actions', subjectTitle(subject), [...edit, ...items]);
}

function deletionNow(program: Program): { readonly run: () => void } | null {
  const subject = subjectNow(program);
  const action = subject === null ? undefined : actionsOn(subject).findLast(({ how }) => how === 'delete');
  return subject === null || action === undefined ? null : { run: () => runAction(program, action, subject) };
}

function copy(program: Program): void {
  const subject = subjectNow(program);
  const text = subject === null ? null : (arnOf(subject) ?? null);
  if (text === null) return;
  program.terminal.copy(text);
  say(program.ui, 'success', `copied ${text}`);
}

function submit(program: Program): void {
  const report = program.game.submit();
  say(
    program.ui,
    report.passed ? 'success' : 'warning',
    report.passed ? 'Passed.' : 'Not passed yet: see what is missing.',
  );
  showScreen(program.ui, 'result');
}

export function restart(program: Program): void {
  const says = ['The account goes back to its start; what you did is kept only in the log of attempts.'];
  confirm(program, 'Start anew?', says, 'Start anew', () => {
    program.game.restart();
    program.console.setEntries([]);
    say(program.ui, 'info', 'Fresh start.');
  });
}

export const benchCommands: Commands<'bench'> = {
  'bench.nextPanel': stepPanel(1),
  'bench.previousPanel': stepPanel(-1),
  'bench.account': toPanel('account'),
  'bench.detail': toPanel('detail'),
  'bench.tasks': toPanel('tasks'),
  'bench.console': toPanel('console'),
  'bench.events': toPanel('events'),
  'bench.zoom': { run: ({ ui }) => ui.setState(({ zoomed }) => ({ zoomed: !zoomed })) },
  ...arranging,
  'bench.why': benchWhy,
  'bench.ask': benchAsk,
  'bench.hint': benchHint,
  'bench.actions': {
    run: openActions,
    disabled: (program) => {
      const subject = subjectNow(program);
      const some = subject !== null && (actionsOn(subject).length > 0 || editTargetOf(subject) !== null);
      return some ? null : 'nothing can be done with this';
    },
  },
  'bench.new': { run: openNew },
  'bench.call': { run: (program) => openFinder(program, operationFinder) },
  'bench.edit': {
    run: (program) => {
      const target = targetNow(program);
      if (target !== null) openEditor(program, target);
    },
    disabled: (program) => (targetNow(program) === null ? 'choose a policy, a role or a bucket first' : null),
  },
  'bench.delete': {
    run: (program) => deletionNow(program)?.run(),
    disabled: (program) => (deletionNow(program) === null ? 'this cannot be deleted' : null),
  },
  'bench.copy': {
    run: copy,
    disabled: (program) => {
      const subject = subjectNow(program);
      return subject === null || arnOf(subject) === null ? 'this has no ARN' : null;
    },
  },
  'bench.undo': undo,
  'bench.redo': redo,
  'bench.submit': {
    run: submit,
    disabled: (program) => (attemptOf(program)?.scenario.id === sandbox.id ? 'nothing is asked here' : null),
  },
  'bench.profile': benchProfile,
  'bench.who': benchWho,
  'bench.timeline': { run: openTimeline },
  'bench.life': {
    run: (program) => {
      const node = entityNow(program);
      if (node !== null) showLife(program, node);
    },
    disabled: (program) => (entityNow(program) === null ? 'choose a user, a group, a role or a policy first' : null),
  },
  'bench.takeOut': { run: openTakeOut },
  'bench.bringIn': { run: bringIn },
  'bench.case': benchCase,
  'bench.briefing': { run: ({ ui }) => showScreen(ui, 'briefing') },
  'bench.restart': { run: restart },
  'bench.inspect': inspectHere,
  'bench.graph': openGraph,
  'bench.map': openMap,
  'bench.leave': {
    run: ({ game, ui }) => {
      game.leave();
      goHome(ui);
      say(ui, 'info', 'Your work is saved; c continues it.');
    },
  },
};
