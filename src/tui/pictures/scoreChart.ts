import type { Glyph, Glyphs } from '../glyphs.ts';
import { type Line, seg } from '../line.ts';
import { wrapLine } from '../wrap.ts';

/** The score after some calls of an attempt. */
export interface ScorePoint {
  /** Calls made before. */
  readonly calls: number;
  /** 0 to 100. */
  readonly points: number;
  readonly passed: boolean;
}

const levels: readonly Glyph[] = ['level1', 'level2', 'level3', 'level4', 'level5', 'level6', 'level7', 'barFull'];

/** As many points as fit, the first and the last among them. */
function thinned(points: readonly ScorePoint[], most: number): readonly ScorePoint[] {
  if (points.length <= most) return points;
  return Array.from({ length: most }, (_, at) => {
    const index = Math.round((at * (points.length - 1)) / (most - 1));
    return points[index];
  }).filter((point) => point !== undefined);
}

/** Rows of the chart. */
const HEIGHT = 4;

function cellOf({ points }: ScorePoint, rowFromBottom: number, glyphs: Glyphs): string {
  const eighths = Math.round((points / 100) * HEIGHT * 8) - rowFromBottom * 8;
  if (eighths <= 0) return rowFromBottom === 0 ? glyphs.level1 : ' ';
  return glyphs[levels[Math.min(8, eighths) - 1] ?? 'barFull'];
}

/** Columns, one for each call, with the scale at the left and what they mean below. */
export function scoreChart(points: readonly ScorePoint[], width: number, glyphs: Glyphs): readonly Line[] {
  if (points.length === 0) return [];
  const shown = thinned(points, Math.max(2, width - 6));
  const wide = shown.length * 2 <= width - 6 ? 2 : 1;
  const rows = Array.from({ length: HEIGHT }, (_, row): Line => {
    const fromBottom = HEIGHT - 1 - row;
    const scale = row === 0 ? '100 ' : fromBottom === 0 ? '  0 ' : '    ';
    return [
      seg(scale, 'muted'),
      seg(glyphs.vertical, 'border'),
      ...shown.map((point) => seg(cellOf(point, fromBottom, glyphs).repeat(wide), point.passed ? 'allowed' : 'accent')),
    ];
  });
  return [...rows, ...wrapLine([seg(`    ${summary(points)}`, 'muted')], width, 4)];
}

function summary(points: readonly ScorePoint[]): string {
  const first = points[0];
  const last = points.at(-1);
  const calls = last?.calls ?? 0;
  const way = `from ${first?.points ?? 0} to ${last?.points ?? 0} points in ${calls} ${calls === 1 ? 'call' : 'calls'}`;
  return `${way}, ${passing(points)}`;
}

/** Since when it passes; a pass that a later call undid is told as such. */
function passing(points: readonly ScorePoint[]): string {
  const failing = points.findLastIndex(({ passed }) => !passed);
  const since = points[failing + 1];
  if (since !== undefined) return `passed from call ${since.calls} on`;
  const lost = points[points.findLastIndex(({ passed }) => passed) + 1];
  return points.some(({ passed }) => passed) && lost !== undefined
    ? `no longer passed since call ${lost.calls}`
    : 'not passed yet';
}

export function scoreChartText(points: readonly ScorePoint[]): readonly string[] {
  return points.length === 0 ? [] : [`Score ${summary(points)}.`];
}
