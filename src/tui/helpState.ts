import { activeScopes } from './activeScopes.ts';
import { inForce } from './bindings.ts';
import type { Program } from './program.ts';
import { filterRows, type Row } from './row.ts';
import { helpRows } from './views/helpRows.ts';

/** Keys of the screen below the help, with what may be done now. */
export function helpRowsShown(program: Program): readonly Row<null>[] {
  const state = program.ui.getState();
  const below = { ...state, layers: state.layers.filter(({ kind }) => kind !== 'help' && kind !== 'filter') };
  const scopes = activeScopes(below);
  return filterRows(
    helpRows(inForce(program.bindings, scopes), scopes, state.settings.ascii),
    state.filters.help ?? '',
  );
}
