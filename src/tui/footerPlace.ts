import { activeScopes } from './activeScopes.ts';
import type { Binding, Scope } from './keymap.ts';
import { type Program, type State, topLayer } from './program.ts';
import { timelineTab } from './timeline/timelineState.ts';

/** Where letters are text. */
const writing: ReadonlySet<string> = new Set(['console', 'form', 'editor', 'reference']);

/** What can be done while text is written. */
const whileWriting: ReadonlySet<Binding['command']> = new Set(['app.help', 'bench.why']);

/** Where text is written, only keys with names are free. */
export function keysWhileWriting({ bindings }: Program, scopes: readonly Scope[]): readonly Binding[] {
  if (!writing.has(scopes[0] ?? '')) return [];
  return bindings
    .filter(({ command }) => whileWriting.has(command))
    .map((binding) => ({ ...binding, keys: binding.keys.filter((key) => key.length > 1) }));
}

/** Whose keys the last row names: a scope, or a part of one in which some keys do other things. */
export function placeNow(state: State): string {
  const layer = topLayer(state);
  if (layer?.kind === 'form') {
    const { editing, popup } = layer.model.snapshot();
    return editing !== null ? 'form document' : popup !== null ? 'form choices' : 'form';
  }
  const [scope = ''] = activeScopes(state);
  return scope === 'timeline' && timelineTab(state) === 'life' ? 'timeline life' : scope;
}
