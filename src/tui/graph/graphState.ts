import type { Sandbox } from '../../account/sandbox.ts';
import type { AttemptView } from '../../stores/attemptView.ts';
import type { Glyphs } from '../glyphs.ts';
import { lastCall } from '../lastCall.ts';
import { type Line, line, seg } from '../line.ts';
import { type Chain, chainLines, chainText } from '../pictures/chain.ts';
import { type SideNode, sideTree, sideTreeText } from '../pictures/sideTree.ts';
import { attemptOf, type Program, type State } from '../program.ts';
import { filterRows, type Row, row } from '../row.ts';
import { themeFor } from '../themeFor.ts';
import { nodeId } from '../views/nodeId.ts';
import { assumeTree } from './assumeTree.ts';
import { attachmentTree, type GraphValue } from './attachmentTree.ts';
import { escalationChains } from './escalationChains.ts';

/** The three graphs, in the order of their tabs. */
export const graphTabs = [
  { id: 'attachments', title: 'Who has what' },
  { id: 'assume', title: 'Who becomes whom' },
  { id: 'escalation', title: 'Ways to everything' },
] as const;
export type GraphTab = (typeof graphTabs)[number]['id'];

export function graphTab({ tabs }: State): GraphTab {
  return graphTabs.find(({ id }) => id === tabs.graph)?.id ?? 'attachments';
}

/** Nodes of the account tree along a row, the outermost last. */
export type GraphRow = Row<readonly GraphValue[]>;

/** A row for each way through the trees; the lines are drawn for the width that they are asked for. */
function treeRows(roots: readonly SideNode<GraphValue>[], glyphs: Glyphs): readonly GraphRow[] {
  const drawn = lastCall((width: number) => sideTree(roots, width, glyphs));
  return drawn(100).map(({ path }, index) => ({
    id: `${index} ${path.map(({ label }) => label).join(' ')}`,
    value: path.map(({ value }) => value),
    heading: false,
    text: path.map(({ label }) => label).join(' '),
    lines: (width): readonly Line[] => [drawn(width)[index]?.line ?? []],
  }));
}

/** The node of whoever a chain begins with, where they are of the home account. */
function startOf({ from }: Chain, home: string): readonly GraphValue[] {
  const name = /^(?:user|role)\/(.+)$/.exec(from)?.[1];
  return name === undefined ? [] : [nodeId(home, from.startsWith('user') ? 'user' : 'role', name)];
}

function chainRows(chains: readonly Chain[], home: string, glyphs: Glyphs): readonly GraphRow[] {
  return chains.flatMap((chain, index) => [
    ...(index === 0 ? [] : [row<readonly GraphValue[]>(`gap ${index}`, [], [], { heading: true })]),
    {
      id: `chain ${index}`,
      value: startOf(chain, home),
      heading: false,
      text: chainText(chain),
      lines: (width: number) => chainLines(chain, width, glyphs),
    },
  ]);
}

const attachments = lastCall((sandbox: Sandbox, glyphs: Glyphs) => treeRows(attachmentTree(sandbox), glyphs));
const assuming = lastCall((sandbox: Sandbox, glyphs: Glyphs) => treeRows(assumeTree(sandbox), glyphs));
const escalating = lastCall((escalations: readonly unknown[], home: string, glyphs: Glyphs) =>
  chainRows(escalationChains(escalations), home, glyphs),
);

const makers: Readonly<Record<GraphTab, (attempt: AttemptView, glyphs: Glyphs) => readonly GraphRow[]>> = {
  attachments: ({ sandbox }, glyphs) => attachments(sandbox, glyphs),
  assume: ({ sandbox }, glyphs) => assuming(sandbox, glyphs),
  escalation: ({ report, sandbox }, glyphs) => escalating(report.escalations, sandbox.home, glyphs),
};

export const graphEmpty: Readonly<Record<GraphTab, string>> = {
  attachments: 'there is no user, group or role',
  assume: 'nobody may assume a role here',
  escalation: 'no way is known for those who should not have everything to get it',
};

export function graphRowsShown(program: Program): readonly GraphRow[] {
  const attempt = attemptOf(program);
  const state = program.ui.getState();
  if (attempt === null) return [];
  return filterRows(makers[graphTab(state)](attempt, themeFor(state.settings).glyphs), state.filters.graph ?? '');
}

/** The graph as sentences. */
export function graphText(attempt: AttemptView, tab: GraphTab): readonly string[] {
  if (tab === 'attachments') return sideTreeText(attachmentTree(attempt.sandbox));
  if (tab === 'assume') return sideTreeText(assumeTree(attempt.sandbox));
  return escalationChains(attempt.report.escalations).map(chainText);
}

export function graphTabLine(tab: GraphTab): Line {
  return graphTabs.flatMap(({ id, title }, index) => [
    seg(index === 0 ? '' : ' │ ', 'border'),
    seg(title, id === tab ? 'focus' : 'muted'),
  ]);
}

const heads: Readonly<Record<GraphTab, string>> = {
  attachments: 'user, group or role, then policies, then what they speak of',
  assume: 'who may assume which role, and which role from there',
  escalation: 'each step is allowed by the policies in force',
};

export function graphHead(tab: GraphTab): Line {
  return line(heads[tab], 'muted');
}
