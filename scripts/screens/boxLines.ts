/** Arms of a box-drawing sign from the middle of its cell: up, right, down, left; 0 none, 1 thin, 2 thick. */
type Arms = readonly [number, number, number, number];

const arms: Readonly<Record<string, Arms>> = {
  '─': [0, 1, 0, 1],
  '│': [1, 0, 1, 0],
  '┌': [0, 1, 1, 0],
  '┐': [0, 0, 1, 1],
  '└': [1, 1, 0, 0],
  '┘': [1, 0, 0, 1],
  '├': [1, 1, 1, 0],
  '┤': [1, 0, 1, 1],
  '┬': [0, 1, 1, 1],
  '┴': [1, 1, 0, 1],
  '┼': [1, 1, 1, 1],
  '━': [0, 2, 0, 2],
  '┃': [2, 0, 2, 0],
  '┏': [0, 2, 2, 0],
  '┓': [0, 0, 2, 2],
  '┗': [2, 2, 0, 0],
  '┛': [2, 0, 0, 2],
  '┣': [2, 2, 2, 0],
  '┳': [0, 2, 2, 2],
  '┻': [2, 2, 0, 2],
};

/** Lower blocks by the share of the cell that they fill, and the shade. */
const blocks: Readonly<Record<string, number>> = {
  '█': 1,
  '▁': 1 / 8,
  '▂': 2 / 8,
  '▃': 3 / 8,
  '▄': 4 / 8,
  '▅': 5 / 8,
  '▆': 6 / 8,
  '▇': 7 / 8,
};

export interface Size {
  readonly width: number;
  readonly height: number;
}

const round = (value: number): string => String(Math.round(value * 10) / 10);

function bar(x: number, y: number, width: number, height: number): string {
  return `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`;
}

/** A sign of frames and bars as a path, so that it joins its neighbours whatever the font; null for other signs. */
export function boxPath(sign: string, x: number, y: number, { width, height }: Size): string | null {
  const share = blocks[sign];
  if (share !== undefined) return bar(x, y + height * (1 - share), width, height * share);
  const found = arms[sign];
  if (found === undefined) return null;
  const [up, right, down, left] = found;
  const [midX, midY] = [x + width / 2, y + height / 2];
  const thick = Math.max(...found);
  return [
    up > 0 ? bar(midX - up / 2, y, up, height / 2 + thick / 2) : '',
    down > 0 ? bar(midX - down / 2, midY - thick / 2, down, height / 2 + thick / 2) : '',
    left > 0 ? bar(x, midY - left / 2, width / 2 + thick / 2, left) : '',
    right > 0 ? bar(midX - thick / 2, midY - right / 2, width / 2 + thick / 2, right) : '',
  ].join('');
}
