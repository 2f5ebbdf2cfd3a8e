import { activeScopes } from './activeScopes.ts';
import { inForce } from './bindings.ts';
import { consoleBindings } from './consolePanel/consoleKeys.ts';
import { editorBindings } from './editor/editorKeys.ts';
import { formBindings } from './form/formKeys.ts';
import type { Scope } from './keymap.ts';
import type { Program } from './program.ts';
import { filterRows, type Row } from './row.ts';
import { helpRows, type PartBinding, partRows } from './views/helpRows.ts';

/** Keys of the screen below the help, with what may be done now. */
export function helpRowsShown(program: Program): readonly Row<null>[] {
  const state = program.ui.getState();
  const below = { ...state, layers: state.layers.filter(({ kind }) => kind !== 'help' && kind !== 'filter') };
  const scopes = activeScopes(below);
  const { ascii } = state.settings;
  const own = scopes.flatMap((scope) => partRows(scope, parts[scope] ?? [], ascii));
  return filterRows([...own, ...helpRows(inForce(program.bindings, scopes), scopes, ascii)], state.filters.help ?? '');
}

/** Parts of the screen that have keys of their own, beside those of the keymap. */
const parts: Partial<Record<Scope, readonly PartBinding[]>> = {
  console: consoleBindings,
  form: formBindings,
  editor: editorBindings,
};
