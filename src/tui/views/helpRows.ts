import { keyLabel } from '../keyLabel.ts';
import type { Binding, Scope } from '../keymap.ts';
import { seg } from '../line.ts';
import { type Row, row } from '../row.ts';
import { scopeTitles } from '../scopeTitles.ts';

const KEYS = 22;

/** Keys grouped by where they work. */
export function helpRows(bindings: readonly Binding[], scopes: readonly Scope[], ascii: boolean): readonly Row<null>[] {
  return scopes.flatMap((scope, index) => {
    const own = bindings.filter((binding) => binding.scope === scope && binding.keys.length > 0);
    if (own.length === 0) return [];
    return [
      ...(index === 0 ? [] : [row(`gap ${scope}`, null, [], { heading: true })]),
      row(`scope ${scope}`, null, [seg(scopeTitles[scope], 'heading')], { heading: true }),
      ...own.map(({ command, keys, title }) => {
        const labels = keys.map((key) => keyLabel(key, ascii)).join('  ');
        return row(command, null, [seg(`  ${labels.padEnd(KEYS)} `, 'key'), seg(title)]);
      }),
    ];
  });
}

/** A key of a part of the screen that reads keys itself: console, form, policy editor. */
export interface PartBinding {
  readonly keys: readonly string[];
  readonly label: string;
}

/** Keys of such a part under its title. */
export function partRows(scope: Scope, bindings: readonly PartBinding[], ascii: boolean): readonly Row<null>[] {
  if (bindings.length === 0) return [];
  return [
    row(`part ${scope}`, null, [seg(`${scopeTitles[scope]}: writing`, 'heading')], { heading: true }),
    ...bindings.map(({ keys, label }) => {
      const labels = keys.map((key) => keyLabel(key, ascii)).join('  ');
      return row(`${scope} ${label}`, null, [seg(`  ${labels.padEnd(KEYS)} `, 'key'), seg(label)]);
    }),
    row(`gap part ${scope}`, null, [], { heading: true }),
  ];
}
