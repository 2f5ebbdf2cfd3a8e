import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptFrames } from '../scripts/bundle/keptFrames.mjs';
import { inkPart } from './inkPart.ts';

type Style = (text: string) => string;

interface Clip {
  readonly x1?: number;
  readonly x2?: number;
  readonly y1?: number;
  readonly y2?: number;
}

interface Frame {
  write(x: number, y: number, text: string, options: { readonly transformers: readonly Style[] }): void;
  clip(clip: Clip): void;
  unclip(): void;
  get(): { readonly output: string; readonly height: number };
}

type Frames = new (size: { readonly width: number; readonly height: number }) => Frame;

const framesOf = (plugins: readonly (typeof keptFrames)[]) => inkPart<Frames>('output.js', plugins);

const bold: Style = (text) => `\u001b[1m${text}\u001b[22m`;
const red: Style = (text) => `\u001b[31m${text}\u001b[39m`;

const place = fc.integer({ min: -3, max: 14 });
const bound = fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined });
const step = fc.oneof(
  fc.record({
    x: place,
    y: place,
    text: fc.constantFrom('a', 'longer text', 'two\nrows', '│\n│\n│\n│', '日本', 'e\u0301', '    ', red('red\nrow')),
    transformers: fc.constantFrom([], [bold], [red, bold]),
  }),
  fc.record({ x1: bound, x2: bound, y1: bound, y2: bound }),
  fc.constant('unclip' as const),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function drawn(frames: Frames, steps: readonly Step[]): string {
  const frame = new frames({ width: 12, height: 8 });
  for (const one of steps) {
    if (one === 'unclip') frame.unclip();
    else if ('text' in one) frame.write(one.x, one.y, one.text, { transformers: one.transformers });
    else frame.clip(Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)));
  }
  return frame.get().output;
}

describe('a frame', () => {
  it('is the same whether its rows were kept from the frame before or painted anew', async () => {
    const [kept, anew] = await Promise.all([framesOf([keptFrames]), framesOf([])]);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), fc.array(step, { maxLength: 4 }), (first, more) => {
        // The second frame keeps the rows that the new steps do not touch, the third goes back.
        for (const steps of [first, [...first, ...more], first, more]) {
          expect(drawn(kept, steps)).toBe(drawn(anew, steps));
        }
      }),
      { numRuns: 300 },
    );
  });
});
