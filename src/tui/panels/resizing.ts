import type { PanelArrangement } from '../../stores/panelArrangement.ts';
import type { PanelName } from '../../stores/uiStore.ts';
import type { Program } from '../program.ts';
import type { Places } from '../workbenchLayout.ts';
import { arrangementOf, placesWith } from './benchSize.ts';

/** What can be given another size: columns of three panels, rows of the lower ones. */
export type Measure = 'account' | 'tasks' | 'events' | 'lower';

/** The present size by measure; undefined where what it measures is not shown. */
function sizeOf(places: Places, measure: Measure): number | undefined {
  if (measure === 'lower') return (places.console ?? places.events)?.height;
  return places[measure]?.width;
}

/** The arrangement with one size changed as far as there is room; null where nothing gives way. */
export function resized(program: Program, measure: Measure, size: (now: number) => number): PanelArrangement | null {
  const before = arrangementOf(program.ui.getState(), program.bench.tier);
  const now = sizeOf(placesWith(program, before), measure);
  if (now === undefined) return null;
  const places = placesWith(program, { ...before, [measure]: size(now) });
  const after = sizeOf(places, measure);
  return after === undefined || after === now ? null : { ...before, [measure]: after };
}

/** Measures that make a panel wider, and in which direction; the first one that gives way is changed. */
export const widening: Readonly<Record<PanelName, readonly (readonly [Measure, 1 | -1])[]>> = {
  account: [['account', 1]],
  detail: [
    ['tasks', -1],
    ['account', -1],
  ],
  tasks: [['tasks', 1]],
  console: [
    ['events', -1],
    ['tasks', -1],
  ],
  events: [
    ['events', 1],
    ['tasks', -1],
  ],
};

/** The same for rows; the tasks are as tall as the screen. */
export const heightening: Readonly<Record<PanelName, readonly (readonly [Measure, 1 | -1])[]>> = {
  account: [['lower', -1]],
  detail: [['lower', -1]],
  tasks: [],
  console: [['lower', 1]],
  events: [['lower', 1]],
};
