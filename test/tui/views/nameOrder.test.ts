import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameOrder } from '../../../src/tui/views/nameOrder.ts';

const tables = new Intl.Collator('en');
const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));

test('Each pair of printable signs stands as in the order of the language.', () => {
  const wrong = printable.flatMap((one) =>
    printable
      .filter((other) => Math.sign(nameOrder(one, other)) !== tables.compare(one, other))
      .map((two) => one + two),
  );
  expect(wrong).toEqual([]);
});

test('Names of any signs stand as in the order of the language.', () => {
  const name = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'aAbB-_.@1 é'), maxLength: 8 }),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  fc.assert(
    fc.property(name, name, (one, other) => {
      expect(Math.sign(nameOrder(one, other))).toBe(tables.compare(one, other));
    }),
    { numRuns: 2000 },
  );
});
