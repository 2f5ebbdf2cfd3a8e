import { Box, useIsScreenReaderEnabled } from 'ink';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Cursor } from '../../stores/uiStore.ts';
import { cursorIndex } from '../cursor.ts';
import { listWindow } from '../listWindow.ts';
import type { Row } from '../row.ts';
import { spokenWidth } from '../spoken.ts';
import type { Theme } from '../theme.ts';
import { wrapText } from '../wrap.ts';
import { LineText } from './lineText.tsx';
import { useRegion } from './regionContext.ts';

export interface RowListProps {
  /** Names the list for page moves. */
  readonly id: string;
  readonly rows: readonly Row<unknown>[];
  readonly cursor: Cursor | undefined;
  readonly focused: boolean;
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  readonly heights: Map<string, number>;
  /** Shown where there are no rows. */
  readonly empty?: string;
}

/** A list of any length: only the rows in sight are drawn. */
export function RowList(props: RowListProps): ReactNode {
  const { id, rows, cursor, focused, height, theme, heights, empty = '' } = props;
  const width = useIsScreenReaderEnabled() ? spokenWidth : props.width;
  const top = useRef(0);
  const at = cursorIndex(rows, cursor);
  const shown = listWindow(rows, at, top.current, width, height, focused);
  useEffect(() => {
    top.current = shown.top;
    heights.set(id, height);
  });
  const lineRows = shown.lines.map(({ index }) => index);
  const box = useRegion(`list ${id}`, { type: 'rows', list: id, rows, at, lines: lineRows });
  const nothing = wrapText(empty, width, 'muted').slice(0, height);
  const lines = rows.length === 0 ? nothing.map((one) => ({ index: -2, line: one })) : shown.lines;
  return (
    <Box ref={box} flexDirection="column" width={width} height={height} flexShrink={0}>
      {lines.map((item, index) => (
        <LineText
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of cells have no identity but their place
          key={index}
          line={item.line}
          width={width}
          theme={theme}
          over={item.index === at ? (focused ? 'selected' : 'selectedQuiet') : undefined}
        />
      ))}
    </Box>
  );
}

/** `3/120`, where the rows do not fit. */
export function listPlace(rows: readonly Row<unknown>[], cursor: Cursor | undefined, height: number): string {
  return rows.length <= height ? '' : `${cursorIndex(rows, cursor) + 1}/${rows.length}`;
}
