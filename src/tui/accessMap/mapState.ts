import type { Picture } from '../../stores/game.ts';
import type { AccessMap, MapBy, MapColumn, MapLine } from '../../training/pictures/accessMap.ts';
import { cursorRow } from '../cursor.ts';
import { lastCall } from '../lastCall.ts';
import { seg } from '../line.ts';
import type { Program, State } from '../program.ts';
import { filterRows, type Row, row } from '../row.ts';

/** What the lines are: services or resources. */
export function mapBy({ tabs }: State): MapBy {
  return tabs.map === 'resource' ? 'resource' : 'service';
}

/** The map as far as it is there; null while another picture, or one of an older account, is in its place. */
export function mapShown(program: Program): { readonly map: AccessMap; readonly complete: boolean } | null {
  const picture = program.game.picture.getState();
  return isMapOf(program, picture) ? picture : null;
}

function isMapOf({ ui, game }: Program, picture: Picture | null): picture is Picture & { picture: 'accessMap' } {
  if (picture?.picture !== 'accessMap' || picture.map.by !== mapBy(ui.getState())) return false;
  return picture.sandbox === game.attempt.getState()?.sandbox;
}

const made = lastCall((lines: readonly MapLine[], search: string) =>
  filterRows(
    lines.map((line) => row(line.id, line, [seg(line.title)], { right: [seg(line.note, 'muted')] })),
    search,
  ),
);

export function mapRowsShown(program: Program): readonly Row<MapLine>[] {
  const shown = mapShown(program);
  return made(shown?.map.lines ?? noLines, program.ui.getState().filters.map ?? '');
}

const noLines: readonly MapLine[] = [];

/** Column of the cursor. */
export function mapColumn(program: Program): number {
  const count = mapShown(program)?.map.columns.length ?? 0;
  return Math.max(0, Math.min(program.ui.getState().scrolls['map column'] ?? 0, count - 1));
}

/** Line and column under the cursor. */
export function mapPlace(program: Program): { readonly line: MapLine; readonly column: MapColumn } | null {
  const line = cursorRow(mapRowsShown(program), program.ui.getState().cursors.map)?.value;
  const column = mapShown(program)?.map.columns[mapColumn(program)];
  return line === undefined || column === undefined ? null : { line, column };
}
