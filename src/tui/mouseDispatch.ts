import { focusPanel, setCursor, setScroll } from '../stores/uiActs.ts';
import { moveCursor } from './cursor.ts';
import { pressKey } from './dispatch.ts';
import type { KeyPress } from './keyPress.ts';
import type { MouseReport } from './mouseReports.ts';
import { dividerAt, drag, drop } from './panels/dividers.ts';
import type { Program } from './program.ts';
import { holds, type Region, type RegionOf } from './regions.ts';
import { scrollTop } from './widgets/scrollText.tsx';

/** Rows that one turn of the wheel moves. */
const WHEEL = 3;

function key(name: KeyPress['name'], modifiers: Partial<KeyPress> = {}): KeyPress {
  return { name, text: '', ctrl: false, alt: false, shift: false, ...modifiers };
}

/** Regions under the pointer that belong to the topmost layer: what lies below a layer cannot be clicked. */
function under(program: Program, { x, y }: MouseReport): Region[] {
  const depth = program.ui.getState().layers.filter(({ kind }) => kind !== 'filter').length;
  return [...program.regions.values()].filter((region) => region.depth === depth && holds(region, x, y));
}

function turn(program: Program, regions: readonly Region[], by: number): void {
  const region = regions.find(({ type }) => type !== 'panel') ?? regions[0];
  if (region === undefined) return;
  if (region.type === 'editor') {
    for (let step = 0; step < WHEEL; step += 1) region.buffer.press(key(by > 0 ? 'down' : 'up'));
  } else if (region.type === 'rows') {
    const row = region.rows[region.at];
    const cursor = moveCursor(region.rows, row && { id: row.id, index: region.at }, by);
    if (cursor !== undefined) setCursor(program.ui, region.list, cursor);
  } else if (region.type === 'text') {
    const height = program.heights.get(region.text) ?? 0;
    const length = program.lengths.get(region.text) ?? 0;
    const top = scrollTop(program.ui.getState().scrolls[region.text] ?? 0, length, height);
    setScroll(program.ui, region.text, scrollTop(top + by, length, height));
  } else if (region.panel === 'console') {
    for (let step = 0; step < WHEEL; step += 1) program.console.press(key(by > 0 ? 'down' : 'up', { shift: true }));
  }
}

/** Puts the cursor on a row; a click on the row that has it already opens it. */
function choose(program: Program, region: RegionOf<'rows'>, y: number, hadKeys: boolean): void {
  const index = region.lines[y - region.place.y];
  const row = index === undefined ? undefined : region.rows[index];
  if (index === undefined || row === undefined || row.heading) return;
  if (hadKeys && index === region.at) pressKey(program, key('enter'));
  else setCursor(program.ui, region.list, { id: row.id, index });
}

/** Puts the cursor of a text where the pointer is; a click on the sign of a line repairs it. */
function clickText({ buffer, gutter, place }: RegionOf<'editor'>, { x, y }: MouseReport): void {
  const row = y - place.y;
  if (x - place.x < gutter) buffer.clickSign(row);
  else buffer.click(row, x - place.x - gutter);
}

/** Takes a divider, moves it and lets it go. True where the report was for that. */
function takeDivider(program: Program, report: MouseReport, isBench: boolean): boolean {
  const { held } = program;
  if (report.kind === 'press') held.divider = isBench ? dividerAt(program, report) : null;
  if (report.kind === 'drag' && held.divider !== null) drag(program, held.divider, report);
  if (report.kind === 'release') {
    held.divider = null;
    drop(program);
  }
  return report.kind === 'drag' || report.kind === 'release';
}

/** A click gives the keys to what is under it; the wheel moves it; a divider can be dragged. */
export function takeMouse(program: Program, report: MouseReport): void {
  const regions = under(program, report);
  const isBench = regions.some(({ type }) => type === 'panel');
  if (takeDivider(program, report, isBench)) return;
  if (report.kind !== 'press') {
    turn(program, regions, report.kind === 'wheelDown' ? WHEEL : -WHEEL);
    return;
  }
  const panel = regions.find((region) => region.type === 'panel');
  const hadKeys = panel === undefined || panel.panel === program.ui.getState().panel;
  if (panel !== undefined) focusPanel(program.ui, panel.panel);
  const text = regions.find((region) => region.type === 'editor');
  if (text !== undefined) clickText(text, report);
  const rows = regions.find((region) => region.type === 'rows');
  if (rows !== undefined) choose(program, rows, report.y, hadKeys);
}
