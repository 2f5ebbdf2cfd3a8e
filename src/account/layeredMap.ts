/** Stands where an entry of the map below was taken away. */
const gone: unique symbol = Symbol('gone');

/** From this size on a change is laid over the map instead of copying it. */
const layeredFrom = 64;

/** Changes that may lie over a map of that size before the two become one map again. */
const mostChanges = (size: number): number => 2 * Math.sqrt(size);

/**
 * A large map with a few changes over it, so that one more change copies the changes and not the map. Entries keep the
 * order that a `Map` would give them.
 */
export class LayeredMap<Key, Value> implements ReadonlyMap<Key, Value> {
  readonly size: number;
  readonly base: ReadonlyMap<Key, Value>;
  /** Entries of the base that are others now, or gone. */
  readonly changed: ReadonlyMap<Key, Value | typeof gone>;
  /** Entries that come after those of the base. */
  readonly added: ReadonlyMap<Key, Value>;

  constructor(
    base: ReadonlyMap<Key, Value>,
    changed: ReadonlyMap<Key, Value | typeof gone>,
    added: ReadonlyMap<Key, Value>,
    size: number,
  ) {
    this.base = base;
    this.changed = changed;
    this.added = added;
    this.size = size;
  }

  get [Symbol.toStringTag](): string {
    return 'Map';
  }

  with(key: Key, value: Value): LayeredMap<Key, Value> {
    const { base, changed, added, size } = this;
    const inBase = base.has(key) && changed.get(key) !== gone;
    if (inBase) return new LayeredMap(base, new Map(changed).set(key, value), added, size);
    return new LayeredMap(base, changed, new Map(added).set(key, value), size + (added.has(key) ? 0 : 1));
  }

  without(key: Key): LayeredMap<Key, Value> {
    const { base, changed, added, size } = this;
    if (!this.has(key)) return this;
    if (!added.has(key)) return new LayeredMap(base, new Map(changed).set(key, gone), added, size - 1);
    const rest = new Map(added);
    rest.delete(key);
    return new LayeredMap(base, changed, rest, size - 1);
  }

  get(key: Key): Value | undefined {
    const added = this.added.get(key);
    if (added !== undefined || this.added.has(key)) return added;
    const changed = this.changed.get(key);
    if (changed !== undefined || this.changed.has(key)) return changed === gone ? undefined : changed;
    return this.base.get(key);
  }

  has(key: Key): boolean {
    return this.added.has(key) || (this.base.has(key) && this.changed.get(key) !== gone);
  }

  *entries(): Generator<[Key, Value], undefined> {
    for (const [key, below] of this.base) {
      const value = this.changed.has(key) ? this.changed.get(key) : below;
      if (value !== gone) yield [key, value as Value];
    }
    yield* this.added;
  }

  *keys(): Generator<Key, undefined> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): Generator<Value, undefined> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): Generator<[Key, Value], undefined> {
    return this.entries();
  }

  forEach(act: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this.entries()) act(value, key, this);
  }
}

/** The map as a layered one; null where it is small, or where so much changed that it should be copied. */
export function layered<Key, Value>(map: ReadonlyMap<Key, Value>): LayeredMap<Key, Value> | null {
  if (map.size < layeredFrom) return null;
  if (!(map instanceof LayeredMap)) return new LayeredMap(map, new Map(), new Map(), map.size);
  const { changed, added, size }: LayeredMap<Key, Value> = map;
  return changed.size + added.size < mostChanges(size) ? map : null;
}
