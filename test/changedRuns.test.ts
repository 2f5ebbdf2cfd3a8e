import xterm from '@xterm/headless';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptFrames } from '../scripts/bundle/keptFrames.mjs';
import { inkPart } from './inkPart.ts';

const columns = 50;

type Update = (previous: string, next: string, columns: number) => string;

const updateOf = (plugins: readonly (typeof keptFrames)[]) => inkPart<Update>('line-update.js', plugins);

const codes = [
  ['', ''],
  ['1', '22'],
  ['2', '22'],
  ['7', '27'],
  ['36', '39'],
  ['90', '39'],
  ['38;2;124;199;255', '39'],
  ['48;5;12', '49'],
] as const;
const styled = fc.record({
  text: fc.constantFrom('a', 'b', '│', ' ', 'user-1', 'user-2', '★', 'none      ', '日', 'e\u0301'),
  codes: fc.array(fc.constantFrom(...codes), { maxLength: 2 }),
});
type Styled = typeof styled extends fc.Arbitrary<infer Value> ? Value : never;

function painted(pieces: readonly Styled[]): string {
  return pieces.reduceRight((rest, piece) => {
    const open = piece.codes.map(([code]) => (code === '' ? '' : `\u001b[${code}m`)).join('');
    const close = piece.codes.map(([, code]) => (code === '' ? '' : `\u001b[${code}m`)).join('');
    return `${open}${piece.text}${close}${rest}`;
  }, '');
}

/** A row, and the row that it becomes: some pieces are others, of the same or of another width. */
const rows = fc
  .array(fc.tuple(styled, fc.option(styled, { nil: undefined, freq: 2 })), { minLength: 1, maxLength: 5 })
  .map((pairs) => [painted(pairs.map(([one]) => one)), painted(pairs.map(([one, other]) => other ?? one))] as const);

async function shown(text: string): Promise<string[]> {
  const terminal = new xterm.Terminal({ cols: columns, rows: 2, allowProposedApi: true });
  await new Promise<void>((done) => terminal.write(text, done));
  const line = terminal.buffer.active.getLine(0);
  const cells = Array.from({ length: columns }, (_, column) => {
    const cell = line?.getCell(column);
    const look = [cell?.getFgColor(), cell?.getBgColor(), cell?.isBold(), cell?.isDim(), cell?.isInverse()];
    return `${cell?.getChars() || ' '} ${look.join(' ')}`;
  });
  terminal.dispose();
  return cells;
}

describe('a row that is painted where it changed', () => {
  it('looks as if it were painted whole', async () => {
    const update = await updateOf([keptFrames]);
    await fc.assert(
      fc.asyncProperty(rows, async ([previous, next]) => {
        fc.pre(previous !== next);
        expect(await shown(previous + update(previous, next, columns))).toEqual(await shown(next));
      }),
      { numRuns: 400 },
    );
  });

  it('leaves alone what lies between and behind the changes', async () => {
    const [update, own] = await Promise.all([updateOf([keptFrames]), updateOf([])]);
    const row = (name: string, note: string) => `│ \u001b[1m${name}\u001b[22m │ as it was before │ ${note}  │ tasks │`;
    const runs = update(row('user-1', 'none'), row('user-2', 'some'), 80);
    expect(runs).toBe('\u001b[8G\u001b[1m2\u001b[22m\u001b[31Gsom');
    expect(own(row('user-1', 'none'), row('user-2', 'some'), 80).length).toBeGreaterThan(2 * runs.length);
  });
});
