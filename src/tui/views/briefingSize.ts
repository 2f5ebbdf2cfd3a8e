/** Cells that a page of the briefing has on a screen of this size: never wider than is read with ease. */
export function briefingSize(columns: number, rows: number): { readonly width: number; readonly height: number } {
  return { width: Math.min(76, columns - 8), height: rows - 6 };
}
