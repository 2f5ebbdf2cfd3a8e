import type { ReferenceEntry } from '../../training/reference/referenceEntry.ts';
import { cursorRow } from '../cursor.ts';
import { lastCall } from '../lastCall.ts';
import type { Program } from '../program.ts';
import type { Row } from '../row.ts';
import { ReferenceIndex } from './referenceIndex.ts';
import { referenceRows } from './referenceRows.ts';

/** The catalogue is the same for the whole program, and so is its index. */
export const referenceIndex = new ReferenceIndex();

const made = lastCall(referenceRows);

export function referenceRowsShown(): readonly Row<ReferenceEntry>[] {
  const { hits, group } = referenceIndex.snapshot();
  return made(hits, group);
}

/** The entry under the cursor. */
export function chosenEntry({ ui }: Program): ReferenceEntry | null {
  return cursorRow(referenceRowsShown(), ui.getState().cursors.reference)?.value ?? null;
}
