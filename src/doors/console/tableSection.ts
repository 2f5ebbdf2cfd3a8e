/** One box of a table: a title, column heads and rows. */
export interface Section {
  readonly title: string;
  readonly indent: number;
  headers: readonly string[];
  rows: (readonly string[])[];
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

/** Columns that a text takes. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += wide.test(character) ? 2 : 1;
  return width;
}

export function columnWidths({ headers, rows }: Section): readonly number[] {
  const lines = headers.length > 0 ? [headers, ...rows] : rows;
  const columns = Math.max(0, ...lines.map((line) => line.length));
  return Array.from({ length: columns }, (_, column) =>
    Math.max(...lines.map((line) => textWidth(line[column] ?? ''))),
  );
}

/** Width of the box with its borders and the borders of the boxes around it. */
export function sectionWidth(section: Section): number {
  const cells = columnWidths(section).reduce((sum, width) => sum + width + 4, 0);
  const borders = 2 + 2 * section.indent;
  return Math.max(textWidth(section.title) + borders, cells + borders);
}

/** Half to even, as Python rounds. */
function rounded(value: number): number {
  const floor = Math.floor(value);
  const half = value - floor === 0.5;
  return half ? floor + (floor % 2) : Math.round(value);
}

/** Column widths that fill the width of the table exactly. */
export function fittedWidths(section: Section, width: number): readonly number[] {
  const wanted = columnWidths(section).map((column) => column + 4);
  const sum = wanted.reduce((total, column) => total + column, 0);
  if (sum === 0) return [];
  const scaled = wanted.map((column) => rounded((width / sum) * column));
  let over = scaled.reduce((total, column) => total + column, 0) - width;
  while (over !== 0) {
    const order = [...scaled.keys()];
    const step = over > 0 ? -1 : 1;
    for (const column of over > 0 ? order : order.reverse()) {
      if (over === 0) break;
      scaled[column] = (scaled[column] ?? 0) + step;
      over += step;
    }
  }
  return scaled;
}
