import { applyFix } from '../../policy/lint/fix.ts';
import { popLayer, pushLayer, say, setCursor, setFilter, setTab } from '../../stores/uiActs.ts';
import { selectedNode, subjectAt } from '../benchState.ts';
import { openEditor } from '../calls.ts';
import type { Command, Commands } from '../commands/command.ts';
import { cursorRow } from '../cursor.ts';
import { type EditTarget, editTargetOf } from '../editTarget.ts';
import { attemptOf, type Program, topLayer } from '../program.ts';
import { policyNode } from '../views/holderRows.ts';
import { nodeId, nodeParts } from '../views/nodeId.ts';
import { arnOf, type Subject, subjectOf } from '../views/subject.ts';
import type { InspectorValue } from './inspectorRows.ts';
import { inspectorOf, inspectorRowsShown, inspectorTab, inspectorTabs } from './inspectorState.ts';
import { placedSubject } from './placedSubject.ts';

const kinds: ReadonlySet<string> = new Set(['user', 'group', 'role', 'policy', 'awsPolicy', 'bucket', 'resource']);

/** The node to inspect for what the cursor is on: a policy where it is on an attachment. */
function nodeOf(subject: Subject, node: string | undefined): string | null {
  const { account } = subject;
  if (subject.kind === 'attachment' || subject.kind === 'boundary') return policyNode(account, subject.arn);
  if (subject.kind === 'version') return policyNode(account, arnOf(subject) ?? '');
  if (subject.kind === 'inline') return nodeId(account.id, subject.holder.type, subject.holder.entity.name);
  return node !== undefined && kinds.has(nodeParts(node).kind) ? node : null;
}

function nodeNow(program: Program): string | null {
  const attempt = attemptOf(program);
  const state = program.ui.getState();
  const subject = attempt === null ? null : subjectAt(attempt, state);
  return attempt === null || subject === null ? null : nodeOf(subject, selectedNode(attempt, state)?.id);
}

/** Opens the inspector on a node of the account tree. */
export function openInspector({ ui }: Program, node: string): void {
  setFilter(ui, 'inspector', '');
  for (const { id } of inspectorTabs) setCursor(ui, `inspector ${id}`, { id: '', index: 0 });
  pushLayer(ui, { kind: 'inspector', node });
}

export const inspectHere: Command = {
  run: (program) => {
    const node = nodeNow(program);
    if (node !== null) openInspector(program, node);
  },
  disabled: (program) => (nodeNow(program) === null ? 'choose a user, group, role, policy or bucket first' : null),
};

function step(by: 1 | -1): Command {
  return {
    run: ({ ui }) => {
      const at = inspectorTabs.findIndex(({ id }) => id === inspectorTab(ui.getState()));
      setTab(ui, 'inspector', inspectorTabs[(at + by + inspectorTabs.length) % inspectorTabs.length]?.id ?? 'meaning');
    },
  };
}

/** The document that the row under the cursor is of, else the one that is inspected. */
function targetNow(program: Program): EditTarget | null {
  const attempt = attemptOf(program);
  const layer = inspectorOf(program.ui.getState());
  if (attempt === null || layer === null) return null;
  const { policy } = rowNow(program) ?? {};
  const subject = policy
    ? placedSubject(attempt.sandbox, layer.node, policy.place)
    : subjectOf(attempt.sandbox, layer.node);
  return subject === undefined ? null : editTargetOf(subject);
}

function rowNow(program: Program): InspectorValue | undefined {
  const state = program.ui.getState();
  return cursorRow(inspectorRowsShown(program), state.cursors[`inspector ${inspectorTab(state)}`])?.value;
}

function noRepair(program: Program): string | null {
  const finding = rowNow(program)?.finding;
  if (!finding) return 'put the cursor on a finding';
  if (finding.fix === null) return 'this one has no repair of its own: e edits the policy';
  return targetNow(program) === null ? 'it belongs to AWS: it cannot be edited' : null;
}

/** The repair goes into the editor, where it is seen before it is saved. */
function repair(program: Program): void {
  const fix = rowNow(program)?.finding?.fix;
  const target = targetNow(program);
  if (!fix || target === null) return;
  openEditor(program, target);
  const layer = topLayer(program.ui.getState());
  if (layer?.kind !== 'editor') return;
  layer.buffer.setText(applyFix(layer.buffer.text(), fix));
  say(program.ui, 'info', `Repaired: ${fix.title}. Ctrl+S saves it, Esc leaves it.`);
}

export const inspectorCommands: Commands<'inspector'> = {
  'inspector.edit': {
    run: (program) => {
      const target = targetNow(program);
      if (target === null || topLayer(program.ui.getState())?.kind !== 'inspector') return;
      openEditor(program, target);
    },
    disabled: (program) => (targetNow(program) === null ? 'this one has no text of its own to edit' : null),
  },
  'inspector.fix': { run: repair, disabled: noRepair },
  'inspector.nextTab': step(1),
  'inspector.previousTab': step(-1),
  'inspector.close': { run: ({ ui }) => popLayer(ui) },
};
