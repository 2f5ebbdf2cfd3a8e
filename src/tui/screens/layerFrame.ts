import type { View } from './view.ts';

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
}

/** A frame for content of about `width` × `height` cells, borders not counted, that fits above the status row. */
export function frameFor({ columns, rows }: View, width: number, height: number): Frame {
  const most = rows - 1;
  return {
    width: Math.min(columns - (columns < 100 ? 0 : 4), width + 4),
    height: Math.min(most, height + 2),
    columns,
    rows: most,
  };
}

/** The frame of a place of its own: everything between the header and the status row. */
export function placeFrame({ columns, rows }: View): Frame {
  return { width: columns, height: rows - 2, columns, rows };
}
