import type { ReactNode } from 'react';
import type { Row } from '../row.ts';
import { Panel } from '../widgets/panel.tsx';
import { listPlace, RowList } from '../widgets/rowList.tsx';
import type { View } from './view.ts';

export interface ListScreenProps {
  readonly view: View;
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row<unknown>[];
  readonly empty: string;
  readonly height?: number;
}

/** A screen that is one list. */
export function ListScreen({ view, id, title, rows, empty, height = view.rows }: ListScreenProps): ReactNode {
  const { state, theme, columns, program } = view;
  const focused = state.layers.length === 0 || state.layers.at(-1)?.kind === 'filter';
  const cursor = state.cursors[id];
  const search = state.filters[id] ?? '';
  return (
    <Panel
      title={title}
      note={listPlace(rows, cursor, height - 2)}
      below={search === '' ? '' : `/${search}`}
      focused={focused}
      width={columns}
      height={height}
      theme={theme}
    >
      <RowList
        id={id}
        rows={rows}
        cursor={cursor}
        focused={focused}
        width={columns - 4}
        height={height - 2}
        theme={theme}
        heights={program.heights}
        empty={empty}
      />
    </Panel>
  );
}
