import { Text, useIsScreenReaderEnabled } from 'ink';
import type { ReactNode } from 'react';
import { cursorRow } from '../cursor.ts';
import { placeFrame } from '../screens/layerFrame.ts';
import type { LayerProps } from '../screens/layers.tsx';
import { spokenText } from '../spoken.ts';
import { LineText } from '../widgets/lineText.tsx';
import { Overlay } from '../widgets/overlay.tsx';
import { listPlace, RowList } from '../widgets/rowList.tsx';
import { graphEmpty, graphHead, graphRowsShown, graphTab, graphTabLine, graphText } from './graphState.ts';

/** Who has which policies, who can become whom, and by which ways somebody could get everything. */
export function GraphLayer({ view }: LayerProps<'graph'>): ReactNode {
  const { program, state, theme, attempt } = view;
  const spoken = useIsScreenReaderEnabled();
  const frame = placeFrame(view);
  const [width, height] = [frame.width - 4, frame.height - 4];
  const tab = graphTab(state);
  const rows = graphRowsShown(program);
  const cursor = state.cursors[`graph ${tab}`];
  const search = state.filters.graph ?? '';
  const here = cursorRow(rows, cursor);
  const sentences = [
    ...(here === null || here === undefined ? [graphEmpty[tab]] : [`At the cursor: ${spokenText(here.text)}`]),
    ...(spoken && attempt !== null ? graphText(attempt, tab) : []),
  ];
  return (
    <Overlay
      title="Graph"
      note={listPlace(rows, cursor, height)}
      below={search === '' ? '' : `/${search}`}
      {...frame}
      theme={theme}
    >
      <LineText line={graphTabLine(tab)} width={width} theme={theme} />
      <LineText line={graphHead(tab)} width={width} theme={theme} />
      {spoken ? (
        sentences.map((sentence) => <Text key={sentence}>{sentence}</Text>)
      ) : (
        <RowList
          key={tab}
          id={`graph ${tab}`}
          rows={rows}
          cursor={cursor}
          focused
          {...{ width, height, theme }}
          heights={program.heights}
          empty={search === '' ? graphEmpty[tab] : 'nothing found'}
        />
      )}
    </Overlay>
  );
}
