import type { ReactNode } from 'react';
import type { Row } from '../row.ts';
import { Panel } from '../widgets/panel.tsx';
import { listPlace, RowList } from '../widgets/rowList.tsx';
import type { View } from './view.ts';

export interface ListPanelProps {
  readonly view: View;
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row<unknown>[];
  readonly empty: string;
  readonly width?: number;
  readonly height?: number;
}

/** A list in a frame that has the keys; as wide and as high as the screen where nothing else is said. */
export function ListPanel(props: ListPanelProps): ReactNode {
  const { view, id, title, rows, empty, width = props.view.columns, height = props.view.rows } = props;
  const { state, theme, program } = view;
  const focused = state.layers.length === 0 || state.layers.at(-1)?.kind === 'filter';
  const cursor = state.cursors[id];
  const search = state.filters[id] ?? '';
  return (
    <Panel
      title={title}
      note={listPlace(rows, cursor, height - 2)}
      below={search === '' ? '' : `/${search}`}
      focused={focused}
      width={width}
      height={height}
      theme={theme}
    >
      <RowList
        id={id}
        rows={rows}
        cursor={cursor}
        focused={focused}
        width={width - 4}
        height={height - 2}
        theme={theme}
        heights={program.heights}
        empty={empty}
      />
    </Panel>
  );
}
