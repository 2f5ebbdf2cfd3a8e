import { type Binding, type CommandId, keymap, type Scope } from './keymap.ts';

/** Other keys for commands, as a person's own file gives them. */
export type KeyOverrides = Readonly<Record<string, readonly string[]>>;

export interface Collision {
  readonly scope: Scope;
  readonly key: string;
  readonly commands: readonly CommandId[];
}

/** The keymap with the person's own keys in it, and sentences about what could not be taken. */
export function withOverrides(overrides: KeyOverrides): {
  readonly bindings: readonly Binding[];
  readonly complaints: readonly string[];
} {
  const known = new Set<string>(keymap.map((binding) => binding.command));
  const unknown = Object.keys(overrides).filter((command) => !known.has(command));
  const bindings = keymap.map((binding) => {
    const keys = overrides[binding.command];
    return keys === undefined || keys.length === 0 ? binding : { ...binding, keys };
  });
  const clashes = collisions(bindings).map(
    ({ scope, key, commands }) => `\`${key}\` stands for ${commands.join(' and ')} in ${scope}: the first one has it`,
  );
  return { bindings, complaints: [...unknown.map((command) => `no command is called \`${command}\``), ...clashes] };
}

/** Letters that move as in vi. */
const vimKeys: ReadonlySet<string> = new Set(['j', 'k', 'h', 'l', 'g', 'G']);
const vimScopes: ReadonlySet<Scope> = new Set(['list', 'map', 'settings']);

/** The bindings without the moves of vi; everything they do has another key. */
export function withoutVim(bindings: readonly Binding[]): readonly Binding[] {
  return bindings.map((binding) =>
    vimScopes.has(binding.scope) ? { ...binding, keys: binding.keys.filter((key) => !vimKeys.has(key)) } : binding,
  );
}

/** Keys that stand for two commands of one scope. */
export function collisions(bindings: readonly Binding[]): Collision[] {
  const found = new Map<string, { scope: Scope; key: string; commands: CommandId[] }>();
  for (const { scope, keys, command } of bindings) {
    for (const key of keys) {
      const place = `${scope} ${key}`;
      const entry = found.get(place) ?? { scope, key, commands: [] };
      entry.commands.push(command);
      found.set(place, entry);
    }
  }
  return [...found.values()].filter(({ commands }) => commands.length > 1);
}

/** The command that a key stands for: the first scope that knows the key decides. */
export function commandOf(bindings: readonly Binding[], scopes: readonly Scope[], key: string): CommandId | undefined {
  for (const scope of scopes) {
    const found = bindings.find((binding) => binding.scope === scope && binding.keys.includes(key));
    if (found !== undefined) return found.command;
  }
  return undefined;
}

/** Bindings of the scopes in order, without keys that an earlier scope has taken. */
export function inForce(bindings: readonly Binding[], scopes: readonly Scope[]): Binding[] {
  const taken = new Set<string>();
  return scopes.flatMap((scope) => {
    const rows = bindings.filter((binding) => binding.scope === scope);
    const free = rows.map((row) => ({ ...row, keys: row.keys.filter((key) => !taken.has(key)) }));
    for (const key of rows.flatMap((row) => row.keys)) taken.add(key);
    return free;
  });
}
