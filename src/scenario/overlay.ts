/** Names that tell two entries of a list apart, in the order in which they are tried. */
const identifiers = ['id', 'name', 'arn'] as const;

/**
 * Lays one start state over another: mappings are merged key by key, list entries that have the same `id`, `name` or
 * `arn` are merged, other entries are added, and any other value replaces the one below.
 */
export function overlay(below: unknown, above: unknown): unknown {
  if (above === undefined) return below;
  if (Array.isArray(below) && Array.isArray(above)) return overlayLists(below, above);
  if (!isMapping(below) || !isMapping(above)) return above;
  const keys = [...new Set([...Object.keys(below), ...Object.keys(above)])];
  return Object.fromEntries(
    keys.map((key) => {
      // A policy is one text: half of one and half of another is neither.
      const replaces = key === 'trust' || key === 'document' || key === 'inline' || key === 'tags';
      return [key, replaces && key in above ? above[key] : overlay(below[key], above[key])];
    }),
  );
}

function overlayLists(below: readonly unknown[], above: readonly unknown[]): unknown[] {
  if (![...below, ...above].every((entry) => identify(entry) !== null)) return [...above];
  const rest = new Map(above.map((entry) => [identify(entry), entry]));
  const merged = below.map((entry) => {
    const name = identify(entry);
    const over = rest.get(name);
    rest.delete(name);
    return overlay(entry, over);
  });
  return [...merged, ...rest.values()];
}

function identify(entry: unknown): string | null {
  if (!isMapping(entry)) return null;
  for (const key of identifiers) {
    if (typeof entry[key] === 'string') return `${key} ${entry[key].toLowerCase()}`;
  }
  return null;
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
