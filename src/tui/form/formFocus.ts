import type { FormRow } from './formRow.ts';
import type { Side } from './formSnapshot.ts';

const sides: readonly Side[] = ['key', 'value'];

/** Which row, and which half of a key-value row, has the keys. It stays on its row while others come and go. */
export class FormFocus {
  id = '';
  side: Side = 'key';

  on(id: string): void {
    this.id = id;
    this.side = 'key';
  }

  /** Moves over rows and over both halves of key-value rows; stops at the ends. */
  step(rows: readonly FormRow[], by: number): void {
    const stops = rows.flatMap(({ id, pair }) =>
      (pair === null ? sides.slice(0, 1) : sides).map((side) => ({ id, side })),
    );
    const at = stops.findIndex(({ id, side }) => id === this.id && side === this.side);
    const stop = stops[Math.max(0, Math.min(stops.length - 1, at + by))];
    if (stop !== undefined) ({ id: this.id, side: this.side } = stop);
  }

  /** The index of the row; the first where the row is gone. */
  index(rows: readonly FormRow[]): number {
    return Math.max(
      0,
      rows.findIndex(({ id }) => id === this.id),
    );
  }
}
