import fuzzysort from 'fuzzysort';
import { activeScopes } from './activeScopes.ts';
import { inForce } from './bindings.ts';
import { keyLabel } from './keyLabel.ts';
import type { CommandId } from './keymap.ts';
import type { Program } from './program.ts';

/** One entry of the palette. */
export interface PaletteEntry {
  readonly command: CommandId;
  readonly title: string;
  readonly keys: string;
  /** Why it cannot be done now. */
  readonly disabled: string | null;
}

/** Every command of the screen below: those that can be done first, or by how well their titles fit `search`. */
export function paletteEntries(program: Program, search: string): readonly PaletteEntry[] {
  const state = program.ui.getState();
  const below = { ...state, layers: state.layers.filter(({ kind }) => kind !== 'palette') };
  const entries = inForce(program.bindings, activeScopes(below))
    .filter(({ scope, command }) => scope !== 'list' && command !== 'app.palette')
    .map(({ command, title, keys }) => ({
      command,
      title,
      keys: keys.map((key) => keyLabel(key, state.settings.ascii)).join('  '),
      disabled: program.commands[command].disabled?.(program) ?? null,
    }));
  if (search.trim() !== '')
    return fuzzysort.go(search.trim(), entries, { key: 'title', threshold: 0 }).map(({ obj }) => obj);
  return [
    ...entries.filter(({ disabled }) => disabled === null),
    ...entries.filter(({ disabled }) => disabled !== null),
  ];
}
