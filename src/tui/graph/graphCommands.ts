import { focusPanel, popLayer, pushLayer, setTab } from '../../stores/uiActs.ts';
import { goToNode } from '../benchState.ts';
import type { Command, Commands } from '../commands/command.ts';
import { cursorRow } from '../cursor.ts';
import { openInspector } from '../inspector/inspectorCommands.ts';
import { attemptOf, type Program } from '../program.ts';
import { graphRowsShown, graphTab, graphTabs } from './graphState.ts';

/** Opens the graph over the workbench. */
export const openGraph: Command = {
  run: ({ ui }) => pushLayer(ui, { kind: 'graph' }),
  disabled: (program) => (attemptOf(program) === null ? 'open a scenario first' : null),
};

/** The outermost thing of the row under the cursor that the account tree knows. */
function nodeNow(program: Program): string | null {
  const state = program.ui.getState();
  const path = cursorRow(graphRowsShown(program), state.cursors[`graph ${graphTab(state)}`])?.value ?? [];
  return [...path].reverse().find((node) => node !== null) ?? null;
}

function step(by: 1 | -1): Command {
  return {
    run: ({ ui }) => {
      const at = graphTabs.findIndex(({ id }) => id === graphTab(ui.getState()));
      setTab(ui, 'graph', graphTabs[(at + by + graphTabs.length) % graphTabs.length]?.id ?? 'attachments');
    },
  };
}

/** Leaves the graph for the thing in the account. */
function goThere(program: Program): void {
  const node = nodeNow(program);
  const attempt = attemptOf(program);
  if (node === null || attempt === null) return;
  popLayer(program.ui);
  if (goToNode(program.ui, attempt, node)) focusPanel(program.ui, 'detail');
}

const needsNode = (program: Program) => (nodeNow(program) === null ? 'nothing of the account is on this row' : null);

export const graphCommands: Commands<'graph'> = {
  'graph.inspect': {
    run: (program) => {
      const node = nodeNow(program);
      if (node !== null) openInspector(program, node);
    },
    disabled: needsNode,
  },
  'graph.go': { run: goThere, disabled: needsNode },
  'graph.nextTab': step(1),
  'graph.previousTab': step(-1),
  'graph.close': { run: ({ ui }) => popLayer(ui) },
};
