import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { panelNames } from '../../src/stores/uiStore.ts';
import { layoutTier } from '../../src/tui/layoutTier.ts';
import { type Rect, workbenchLayout } from '../../src/tui/workbenchLayout.ts';

describe('the layout', () => {
  it('chooses its tier by columns, and one panel at a time where rows are few', () => {
    const sizes: [number, number, string][] = [
      [200, 60, 'wide'],
      [160, 40, 'wide'],
      [159, 40, 'normal'],
      [120, 40, 'normal'],
      [119, 40, 'tight'],
      [100, 30, 'tight'],
      [99, 30, 'single'],
      [80, 24, 'single'],
      [200, 19, 'single'],
      [60, 12, 'single'],
      [59, 40, 'tooSmall'],
      [200, 11, 'tooSmall'],
    ];
    expect(sizes.map(([columns, rows]) => layoutTier(columns, rows))).toEqual(sizes.map(([, , tier]) => tier));
  });

  const size = fc.record({ columns: fc.integer({ min: 60, max: 300 }), rows: fc.integer({ min: 12, max: 100 }) });
  const cells = ({ width, height }: Rect) => width * height;

  it('covers the screen with panels that do not overlap, whatever its size and whichever panel has the keys', () => {
    fc.assert(
      fc.property(size, fc.constantFrom(...panelNames), fc.boolean(), ({ columns, rows }, panel, zoomed) => {
        const tier = layoutTier(columns, rows);
        const places = Object.values(
          workbenchLayout(tier, columns, rows - 2, panel, zoomed, panel === 'events' ? 'events' : 'console'),
        );
        expect(places.reduce((sum, place) => sum + cells(place), 0)).toBe(columns * (rows - 2));
        for (const place of places) {
          expect(place.x + place.width).toBeLessThanOrEqual(columns);
          expect(place.y + place.height).toBeLessThanOrEqual(rows - 2);
          expect(place.width).toBeGreaterThanOrEqual(20);
          expect(place.height).toBeGreaterThanOrEqual(4);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('always shows the panel that has the keys', () => {
    fc.assert(
      fc.property(size, fc.constantFrom(...panelNames), fc.boolean(), ({ columns, rows }, panel, zoomed) => {
        const lower = panel === 'events' ? 'events' : 'console';
        expect(
          workbenchLayout(layoutTier(columns, rows), columns, rows - 2, panel, zoomed, lower)[panel],
        ).toBeDefined();
      }),
    );
  });
});
