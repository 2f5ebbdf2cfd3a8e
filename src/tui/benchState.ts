import type { Sandbox } from '../account/sandbox.ts';
import type { AttemptView } from '../stores/attemptView.ts';
import { setCursor, setFilter, setFolded } from '../stores/uiActs.ts';
import { cursorRow } from './cursor.ts';
import type { Glyphs } from './glyphs.ts';
import { growingSearch } from './growingSearch.ts';
import { lastCall } from './lastCall.ts';
import type { Ui } from './layers.ts';
import type { State } from './program.ts';
import { filterRows, type Row } from './row.ts';
import { themeFor } from './themeFor.ts';
import { accountTree } from './views/accountTree.ts';
import type { DetailRow, DetailValue } from './views/detailRow.ts';
import { detailTabs, type Tab } from './views/detailTabs.ts';
import { eventRows } from './views/eventRows.ts';
import { nodeParts } from './views/nodeId.ts';
import { type Subject, subjectOf } from './views/subject.ts';
import { type TaskValue, taskRows } from './views/taskRows.ts';
import { type TreeValue, treeRows } from './views/treeRows.ts';

/** What the workbench's panels show, from the game and the state of the screen. Each is made once a change. */

const tree = lastCall(accountTree);
/** Every node is open, as while something is searched for. */
const treeOpen = lastCall((sandbox: Sandbox, glyphs: Glyphs) => treeRows(tree(sandbox), new Set(), glyphs));
const treeFolded = lastCall((sandbox: Sandbox, folded: ReadonlySet<string>, glyphs: Glyphs) =>
  folded.size === 0 ? treeOpen(sandbox, glyphs) : treeRows(tree(sandbox), folded, glyphs),
);
const treeSearch = growingSearch<TreeValue>();
const treeShown = lastCall((sandbox: Sandbox, folded: ReadonlySet<string>, search: string, glyphs: Glyphs) =>
  treeSearch(search === '' ? treeFolded(sandbox, folded, glyphs) : treeOpen(sandbox, glyphs), search),
);
const tasksShown = lastCall((attempt: AttemptView, search: string, glyphs: Glyphs) =>
  filterRows(taskRows(attempt, glyphs), search),
);
const eventsShown = lastCall((sandbox: Sandbox, search: string, glyphs: Glyphs) =>
  filterRows(eventRows(sandbox, glyphs), search),
);

function glyphsOf(state: State): Glyphs {
  return themeFor(state.settings).glyphs;
}

export function accountRowsShown({ sandbox }: Pick<AttemptView, 'sandbox'>, state: State): readonly Row<TreeValue>[] {
  return treeShown(sandbox, state.folded, state.filters.account ?? '', glyphsOf(state));
}

export function taskRowsShown(attempt: AttemptView, state: State): readonly Row<TaskValue>[] {
  return tasksShown(attempt, state.filters.tasks ?? '', glyphsOf(state));
}

export function eventRowsShown(attempt: AttemptView, state: State): ReturnType<typeof eventRows> {
  return eventsShown(attempt.sandbox, state.filters.events ?? '', glyphsOf(state));
}

/** The node that the detail panel shows: where the account's cursor is. */
export function selectedNode(attempt: AttemptView, state: State): Row<TreeValue> | undefined {
  return cursorRow(accountRowsShown(attempt, state), state.cursors.account);
}

export interface Detail {
  /** Names the list of rows; another thing or tab has a cursor of its own. */
  readonly list: string;
  readonly subject: Subject;
  readonly tabs: readonly Tab[];
  readonly tab: number;
  readonly rows: readonly DetailRow[];
}

const detailOf = lastCall(
  (sandbox: Sandbox, node: string, wanted: string | undefined, search: string): Detail | null => {
    const subject = subjectOf(sandbox, node);
    if (subject === undefined) return null;
    const tabs = detailTabs(subject);
    const tab = Math.max(
      0,
      tabs.findIndex(({ title }) => title.split(' ')[0] === wanted),
    );
    return { list: `detail ${node} ${tab}`, subject, tabs, tab, rows: filterRows(tabs[tab]?.rows() ?? [], search) };
  },
);

export function detailShown(attempt: AttemptView, state: State): Detail | null {
  const node = selectedNode(attempt, state)?.id;
  if (node === undefined) return null;
  return detailOf(attempt.sandbox, node, state.tabs[nodeParts(node).kind], state.filters.detail ?? '');
}

export function detailRowAt(detail: Detail, state: State): Row<DetailValue> | undefined {
  return cursorRow(detail.rows, state.cursors[detail.list]);
}

/** What commands are about: the row under the cursor of the detail panel, else the thing it shows. */
export function subjectAt(attempt: AttemptView, state: State): Subject | null {
  const detail = detailShown(attempt, state);
  if (detail === null) return null;
  const part = state.panel === 'detail' ? detailRowAt(detail, state)?.value.subject : null;
  return part ?? detail.subject;
}

/** Puts the account's cursor on a node, opening what it lies in. */
export function goToNode(ui: Ui, attempt: AttemptView, node: string): boolean {
  if (ui.getState().filters.account) setFilter(ui, 'account', '');
  for (const above of ancestors(attempt.sandbox, node)) setFolded(ui, above, false);
  const rows = accountRowsShown(attempt, ui.getState());
  const index = rows.findIndex(({ id }) => id === node);
  if (index < 0) return false;
  setCursor(ui, 'account', { id: node, index });
  return true;
}

function ancestors(sandbox: Sandbox, node: string): readonly string[] {
  const find = (nodes: ReturnType<typeof accountTree>, path: readonly string[]): readonly string[] | null => {
    for (const item of nodes) {
      if (item.id === node) return path;
      const below = find(item.children, [...path, item.id]);
      if (below !== null) return below;
    }
    return null;
  };
  return find(tree(sandbox), []) ?? [];
}
