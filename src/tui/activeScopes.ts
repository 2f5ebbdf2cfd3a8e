import type { Scope } from './keymap.ts';
import type { Layer } from './layers.ts';
import type { State } from './program.ts';

/** Layers that have a cursor or a text to move besides keys of their own. */
const moving: ReadonlySet<Layer['kind']> = new Set([
  'menu',
  'help',
  'why',
  'reading',
  'hint',
  'question',
  'point',
  'example',
]);

/** Layers that are places of their own: what can be done anywhere can be done there. */
const places: ReadonlySet<Layer['kind']> = new Set(['map', 'graph', 'inspector']);

/** Who may take a key, first to last. */
export function activeScopes(state: State): readonly Scope[] {
  const layer = state.layers.at(-1);
  if (layer !== undefined && places.has(layer.kind)) return [layer.kind, 'list', 'global'];
  if (layer !== undefined) return moving.has(layer.kind) ? [layer.kind, 'list'] : [layer.kind];
  const screen = state.screens.at(-1) ?? 'home';
  if (screen !== 'workbench') return screen === 'briefing' ? [screen, 'global'] : [screen, 'list', 'global'];
  if (state.panel === 'console') return ['console', 'workbench', 'global'];
  return [state.panel, 'list', 'workbench', 'global'];
}
