import { activeScopes } from './activeScopes.ts';
import { inForce } from './bindings.ts';
import { footerKeys } from './footerKeys.ts';
import { keysWhileWriting, placeNow } from './footerPlace.ts';
import { keptSearch } from './keptSearch.ts';
import { keyLabel } from './keyLabel.ts';
import { type Line, lineWidth, seg } from './line.ts';
import type { Program } from './program.ts';

const endOfSearch = ['filter.clear', 'all rows'] as const;

/** Keys for the status row, as many as fit `width` cells. */
export function footerLine(program: Program, width: number): Line {
  const state = program.ui.getState();
  const scopes = activeScopes(state);
  const named = keysWhileWriting(program, scopes);
  const search = keptSearch(program) === null ? [] : inForce(program.bindings, ['filter']);
  const place = placeNow(state);
  // A list of choices takes keys as a field of one line does.
  const taking = place === 'form choices' ? inForce(program.bindings, ['prompt']) : [];
  const bindings = [...named, ...search, ...inForce(program.bindings, scopes), ...taking];
  const hints = footerKeys[place] ?? [];
  let line: Line = [];
  for (const [command, title] of search.length === 0 ? hints : [endOfSearch, ...hints]) {
    const key = bindings.find((binding) => binding.command === command)?.keys[0];
    if (key === undefined || (program.commands[command].disabled?.(program) ?? null) !== null) continue;
    const hint = [seg(keyLabel(key, state.settings.ascii), 'key'), seg(` ${title}`, 'muted')];
    const gap = line.length === 0 ? [] : [seg('  ')];
    if (lineWidth([...line, ...gap, ...hint]) > width) break;
    line = [...line, ...gap, ...hint];
  }
  return line;
}
