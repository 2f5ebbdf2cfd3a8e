import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growingSearch } from '../../src/tui/growingSearch.ts';
import { seg } from '../../src/tui/line.ts';
import { filterRows, type Row, row } from '../../src/tui/row.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'ς', 'Σ', 'İ', ' '), maxLength: 5 });
const list = fc.array(
  fc
    .record({ text, heading: fc.boolean() })
    .map(({ text: name, heading }) => row(name, name, [seg(name)], { heading })),
  { maxLength: 12 },
);

describe('a search that grows', () => {
  it('finds what a search of the whole list finds, whatever was searched for before', () => {
    fc.assert(
      fc.property(fc.tuple(list, list), fc.array(fc.tuple(fc.boolean(), text)), (lists, searches) => {
        const search = growingSearch<string>();
        for (const [first, typed] of searches) {
          const rows = lists[first ? 0 : 1];
          for (let end = 0; end <= typed.length; end += 1) {
            expect(search(rows, typed.slice(0, end))).toEqual(filterRows(rows, typed.slice(0, end)));
          }
        }
      }),
    );
  });

  it('looks with each letter more only at what was found, and with each letter less at nothing', () => {
    let asked = 0;
    const names = ['user-1', 'user-2', 'role-1', 'group-1'];
    const rows: Row<null>[] = names.map((name) => ({
      id: name,
      value: null,
      heading: false,
      get text() {
        asked += 1;
        return name;
      },
      lines: () => [],
    }));
    const search = growingSearch<null>();
    const looked = ['u', 'us', 'use', 'us', 'u', ''].map((typed) => {
      const before = asked;
      search(rows, typed);
      return asked - before;
    });
    // 'u' is in group-1 as well.
    expect(looked).toEqual([4, 3, 2, 0, 0, 0]);
  });
});
