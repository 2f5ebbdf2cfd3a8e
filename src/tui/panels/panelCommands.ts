import { usualArrangement } from '../../stores/panelArrangement.ts';
import { focusPanel, say } from '../../stores/uiActs.ts';
import { type PanelName, panelNames } from '../../stores/uiStore.ts';
import type { Command } from '../commands/command.ts';
import type { MenuItem } from '../layers.ts';
import { openMenu } from '../openMenu.ts';
import type { Program } from '../program.ts';
import { isArranged } from '../workbenchLayout.ts';
import { arrangementOf, keepArrangement } from './benchSize.ts';
import { heightening, resized, widening } from './resizing.ts';

export const panelTitles: Readonly<Record<PanelName, string>> = {
  account: 'Account',
  detail: 'Detail',
  tasks: 'Tasks',
  console: 'Console',
  events: 'Events',
};

/** Why panels cannot be arranged now; null where they can. */
function notNow({ bench, ui }: Program): string | null {
  if (!isArranged(bench.tier)) return 'one panel at a time on a screen this small';
  return ui.getState().zoomed ? 'z ends the zoom first' : null;
}

/** Columns or rows that one key press moves a divider. */
const steps = { columns: 2, rows: 1 } as const;

function sizing(way: 'columns' | 'rows', by: 1 | -1): Command {
  const table = way === 'columns' ? widening : heightening;
  const change = (program: Program) => {
    const { panel } = program.ui.getState();
    for (const [measure, sign] of table[panel]) {
      const next = resized(program, measure, (now) => now + by * sign * steps[way]);
      if (next !== null) return next;
    }
    return null;
  };
  return {
    run: (program) => {
      const next = change(program);
      if (next !== null) keepArrangement(program, next);
    },
    disabled: (program) => notNow(program) ?? (change(program) === null ? 'there is no more room for that' : null),
  };
}

export function hiddenNow(program: Program): readonly PanelName[] {
  return arrangementOf(program.ui.getState(), program.bench.tier).hidden;
}

/** Hides a panel or shows it; the keys leave a panel that is hidden. */
function toggle(program: Program, name: PanelName): void {
  const { ui, bench } = program;
  const now = arrangementOf(ui.getState(), bench.tier);
  const isHidden = now.hidden.includes(name);
  const hidden = isHidden ? now.hidden.filter((one) => one !== name) : [...now.hidden, name];
  const left = panelNames.find((one) => !hidden.includes(one));
  if (left === undefined) return;
  keepArrangement(program, { ...now, hidden });
  if (!isHidden && ui.getState().panel === name) focusPanel(ui, left);
  const number = panelNames.indexOf(name) + 1;
  say(
    ui,
    'info',
    isHidden ? `${panelTitles[name]} is shown.` : `${panelTitles[name]} is hidden; ${number} looks into it.`,
  );
}

function openPanels(program: Program): void {
  const hidden = hiddenNow(program);
  const items = panelNames.map((name, index): MenuItem => {
    const isHidden = hidden.includes(name);
    const isLast = !isHidden && hidden.length === panelNames.length - 1;
    return {
      id: name,
      title: `${isHidden ? 'Show' : 'Hide'} ${index + 1} ${panelTitles[name]}`,
      note: isHidden ? 'hidden' : 'shown',
      disabled: isLast ? 'one panel stays' : null,
      run: () => toggle(program, name),
    };
  });
  openMenu(program.ui, 'panels', 'Panels', items);
}

/** Keys that arrange the panels; kept for each size of the screen apart. */
export const arranging = {
  'bench.wider': sizing('columns', 1),
  'bench.narrower': sizing('columns', -1),
  'bench.taller': sizing('rows', 1),
  'bench.shorter': sizing('rows', -1),
  'bench.hide': {
    run: (program) => toggle(program, program.ui.getState().panel),
    disabled: (program) => {
      const hidden = hiddenNow(program);
      const isLast = hidden.length === panelNames.length - 1 && !hidden.includes(program.ui.getState().panel);
      return notNow(program) ?? (isLast ? 'one panel stays' : null);
    },
  },
  'bench.panels': { run: openPanels, disabled: notNow },
  'bench.usualPanels': {
    run: (program) => {
      keepArrangement(program, usualArrangement);
      say(program.ui, 'info', 'The panels are as they come.');
    },
    disabled: notNow,
  },
} as const satisfies Readonly<Record<string, Command>>;
