import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withEntry, withoutEntry } from '../../src/account/change.ts';
import { LayeredMap } from '../../src/account/layeredMap.ts';

const large = (size: number) => new Map(Array.from({ length: size }, (_, at) => [at, `value ${at}`]));

const change = fc.record({ key: fc.nat(120), value: fc.option(fc.string({ maxLength: 3 }), { nil: null }) });

describe('a map that is changed without being copied', () => {
  it('holds after any changes what a map that was copied holds, in the same order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 100 }), fc.array(change, { maxLength: 80 }), (size, changes) => {
        const plain = large(size);
        let map: ReadonlyMap<number, string> = plain;
        const copied = new Map(plain);
        for (const { key, value } of changes) {
          map = value === null ? withoutEntry(map, key) : withEntry(map, key, value);
          if (value === null) copied.delete(key);
          else copied.set(key, value);
          expect(map.size).toBe(copied.size);
          expect(map.get(key)).toBe(copied.get(key));
          expect(map.has(key)).toBe(copied.has(key));
        }
        expect([...map]).toEqual([...copied]);
        expect([...map.keys()]).toEqual([...copied.keys()]);
        expect([...map.values()]).toEqual([...copied.values()]);
        const seen: [number, string][] = [];
        map.forEach((value, key) => void seen.push([key, value]));
        expect(seen).toEqual([...copied]);
        expect(plain).toEqual(large(size));
      }),
    );
  });

  it('keeps what stood before each change', () => {
    const before = withEntry(large(100), 7, 'seven');
    const after = withoutEntry(withEntry(before, 7, 'VII'), 8);
    expect([before.get(7), before.get(8), before.size]).toEqual(['seven', 'value 8', 100]);
    expect([after.get(7), after.get(8), after.size]).toEqual(['VII', undefined, 99]);
  });

  it('puts an entry at the end that was taken away and came back', () => {
    const back = withEntry(withoutEntry(large(100), 3), 3, 'again');
    expect([...back].at(-1)).toEqual([3, 'again']);
    expect(back.size).toBe(100);
  });

  it('copies few entries for each of many changes', () => {
    let map: ReadonlyMap<number, string> = large(5000);
    let copied = 0;
    for (let at = 0; at < 2000; at += 1) {
      const next = withEntry(map, at % 4000, 'new');
      copied += next instanceof LayeredMap ? next.changed.size + next.added.size : next.size;
      map = next;
    }
    expect(copied / 2000).toBeLessThan(150);
  });

  it('is a plain map while it is small', () => {
    expect(withEntry(large(10), 1, 'one')).toBeInstanceOf(Map);
    expect(withoutEntry(large(10), 1)).toBeInstanceOf(Map);
  });
});
