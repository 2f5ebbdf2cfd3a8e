import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PanelArrangement, usualArrangement } from '../../src/stores/panelArrangement.ts';
import { defaultSettings, type UiSettings } from '../../src/stores/uiSettings.ts';
import { panelNames } from '../../src/stores/uiStore.ts';
import { layoutTier } from '../../src/tui/layoutTier.ts';
import { isArranged, least, type Rect, workbenchLayout } from '../../src/tui/workbenchLayout.ts';
import { Screen } from './driver.ts';
import { testGame } from './testGame.ts';

const cells = ({ width, height }: Rect) => width * height;

describe('an arrangement of the panels', () => {
  const number = fc.option(fc.integer({ min: 1, max: 1000 }));
  const arrangement: fc.Arbitrary<PanelArrangement> = fc.record({
    account: number,
    tasks: number,
    events: number,
    lower: number,
    hidden: fc.subarray([...panelNames], { maxLength: panelNames.length - 1 }),
  });
  const size = fc.record({ columns: fc.integer({ min: 60, max: 300 }), rows: fc.integer({ min: 12, max: 100 }) });

  it('covers the screen without overlaps, keeps each panel large enough and shows the one with the keys', () => {
    fc.assert(
      fc.property(size, fc.constantFrom(...panelNames), arrangement, ({ columns, rows }, panel, wanted) => {
        const tier = layoutTier(columns, rows);
        const lower = panel === 'events' ? 'events' : 'console';
        const places = workbenchLayout(tier, columns, rows - 2, panel, false, lower, wanted);
        expect(places[panel]).toBeDefined();
        const all = Object.values(places);
        expect(all.reduce((sum, place) => sum + cells(place), 0)).toBe(columns * (rows - 2));
        for (const { x, y, width, height } of all) {
          expect(x + width).toBeLessThanOrEqual(columns);
          expect(y + height).toBeLessThanOrEqual(rows - 2);
          expect(width).toBeGreaterThanOrEqual(least.account);
          expect(height).toBeGreaterThanOrEqual(isArranged(tier) ? least.lower : 1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('hides what is hidden, and gives its room to the others', () => {
    const places = workbenchLayout('wide', 200, 58, 'detail', false, 'console', {
      ...usualArrangement,
      hidden: ['account', 'events'],
    });
    expect(Object.keys(places).sort()).toEqual(['console', 'detail', 'tasks']);
    expect(places.detail).toMatchObject({ x: 0, width: 130 });
    expect(places.console).toMatchObject({ x: 0, width: 130 });
  });

  it('has more room for names and checks the wider the screen is', () => {
    const at = (columns: number) => workbenchLayout('wide', columns, 78, 'detail', false, 'console', usualArrangement);
    const widths = [160, 200, 300].map((columns) => [at(columns).account?.width, at(columns).tasks?.width]);
    expect(widths).toEqual([
      [34, 50],
      [39, 70],
      [48, 100],
    ]);
  });
});

/** Column of the first cell of a text in the frame. */
function columnOf(screen: Screen, text: string): number {
  const found = screen.lines().find((line) => line.includes(text));
  return found?.indexOf(text) ?? -1;
}

function rowOf(screen: Screen, text: string): number {
  return screen.lines().findIndex((line) => line.includes(text));
}

async function bench(options: { columns?: number; rows?: number } = {}) {
  const kept: UiSettings[] = [];
  const game = testGame();
  const screen = await Screen.open(game, {
    scenario: 'developer-ec2-access',
    onSettings: (settings) => kept.push(settings),
    ...options,
  });
  await screen.press('s');
  await screen.sees('┏ 1 Account');
  return { game, screen, kept };
}

describe('the panels of the workbench', () => {
  it('are made wider, taller and usual again by keys, which the settings keep', async () => {
    const { game, screen, kept } = await bench();
    expect(columnOf(screen, '┌ 2 ')).toBe(26);
    await screen.press('>', '>');
    await screen.until(() => columnOf(screen, '┌ 2 ') === 30, 'a wider account');
    const row = rowOf(screen, '┌ 4 Console');
    await screen.press('-', '-');
    await screen.until(() => rowOf(screen, '┌ 4 Console') === row - 2, 'a less tall account');
    await screen.press('3', '>');
    await screen.until(() => columnOf(screen, '┏ 3 Tasks') === 80, 'wider tasks');
    expect(kept.at(-1)?.panels.normal).toMatchObject({ account: 30, tasks: 40, hidden: [] });
    expect(kept.at(-1)?.panels.wide).toEqual(usualArrangement);
    await screen.press('+');
    await screen.sees('there is no more room for that');
    await screen.press('=');
    await screen.until(() => columnOf(screen, '┏ 3 Tasks') === 82, 'usual tasks');
    expect(kept.at(-1)).toEqual(defaultSettings);
    await screen.close();
    game.close();
  });

  it('stop where a neighbour would become too small', async () => {
    const { game, screen } = await bench({ columns: 100, rows: 30 });
    for (let press = 0; press < 12; press += 1) await screen.press('>');
    await screen.sees('there is no more room for that');
    expect(columnOf(screen, '┌ 2 ')).toBe(100 - 34 - least.detail);
    await screen.close();
    game.close();
  });

  it('are hidden and shown; a hidden one is looked into by its number and passed over by Tab', async () => {
    const { game, screen } = await bench();
    await screen.press('x');
    await screen.sees('Account is hidden; 1 looks into it.');
    await screen.sees('┏ 2 ');
    expect(screen.frame()).not.toContain('1 Account');
    await screen.press('shift+tab');
    await screen.press('tab', '1');
    await screen.sees('┏ 1 Account');
    await screen.press('2');
    await screen.seesNot('1 Account');
    await screen.press('X');
    await screen.sees('Show 1 Account');
    await screen.press('enter');
    await screen.sees('┌ 1 Account');
    await screen.close();
    game.close();
  });

  it('follow the mouse at their dividers, and are kept where they are let go', async () => {
    const { game, screen, kept } = await bench();
    const at = (button: number, x: number, y: number, end = 'M') =>
      screen.send(`\u001b[<${button};${x + 1};${y + 1}${end}`);
    await at(0, 82, 10);
    await at(32, 75, 10);
    await at(32, 70, 11);
    await screen.until(() => columnOf(screen, ' 3 Tasks') === 71, 'tasks from column 70');
    expect(kept).toEqual([]);
    await at(0, 70, 11, 'm');
    expect(kept.at(-1)?.panels.normal.tasks).toBe(50);
    await at(32, 60, 11);
    const row = rowOf(screen, ' 4 Console');
    await at(0, 40, row);
    await at(32, 40, row - 4);
    await at(0, 40, row - 4, 'm');
    await screen.until(() => rowOf(screen, ' 4 Console') === row - 4, 'a taller console');
    expect(columnOf(screen, ' 3 Tasks')).toBe(71);
    await screen.close();
    game.close();
  });

  it('say why they cannot be arranged where one fills the screen', async () => {
    const { game, screen } = await bench({ columns: 80, rows: 24 });
    await screen.press('>');
    await screen.sees('one panel at a time on a screen this small');
    await screen.press('x');
    await screen.sees('┏ 1 Account');
    await screen.close();
    game.close();
  });
});
