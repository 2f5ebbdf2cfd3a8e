import { type PanelArrangement, usualArrangement } from '../../stores/panelArrangement.ts';
import { changeSettings } from '../../stores/uiActs.ts';
import type { Tier } from '../layoutTier.ts';
import type { Program, State } from '../program.ts';
import { isArranged, type Places, workbenchLayout } from '../workbenchLayout.ts';

/** The room for the panels, as it was drawn last. */
export interface BenchSize {
  tier: Tier;
  columns: number;
  rows: number;
}

/** The arrangement in force: the one under the mouse while a divider is dragged, else the kept one. */
export function arrangementOf(state: State, tier: Tier): PanelArrangement {
  if (!isArranged(tier)) return usualArrangement;
  return state.dragged ?? state.settings.panels[tier];
}

/** Where the panels would lie with an arrangement. */
export function placesWith({ bench, ui }: Program, arrangement: PanelArrangement): Places {
  const { panel, zoomed } = ui.getState();
  const lower = panel === 'events' ? 'events' : 'console';
  return workbenchLayout(bench.tier, bench.columns, bench.rows, panel, zoomed, lower, arrangement);
}

/** Keeps an arrangement for screens of this size. */
export function keepArrangement({ bench, ui }: Program, arrangement: PanelArrangement): void {
  const { tier } = bench;
  if (!isArranged(tier)) return;
  const { panels } = ui.getState().settings;
  changeSettings(ui, { panels: { ...panels, [tier]: arrangement } });
}
