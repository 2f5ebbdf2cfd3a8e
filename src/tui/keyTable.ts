import { keyLabel } from './keyLabel.ts';
import { type Binding, keymap, type Scope } from './keymap.ts';
import { scopeTitles } from './scopeTitles.ts';

/** The keys as a Markdown table, for the README. */
export function keyTable(bindings: readonly Binding[] = keymap): string {
  const scopes = [...new Set(bindings.map((binding) => binding.scope))];
  const rows = scopes.flatMap((scope: Scope) =>
    bindings
      .filter((binding) => binding.scope === scope)
      .map(
        ({ keys, title }) =>
          `| ${scopeTitles[scope]} | ${keys.map((key) => `\`${keyLabel(key)}\``).join(' ')} | ${title} |`,
      ),
  );
  return ['| where | keys | does |', '|---|---|---|', ...rows].join('\n');
}
