import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { type ReactNode, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { MapBy } from '../../training/pictures/accessMap.ts';
import { cursorIndex } from '../cursor.ts';
import { type Line, line, seg } from '../line.ts';
import { listWindow } from '../listWindow.ts';
import {
  accessMatrixText,
  cellSentence,
  type MatrixLayout,
  matrixHead,
  matrixLayout,
  matrixLegend,
  matrixLine,
} from '../pictures/accessMatrix.ts';
import type { Program } from '../program.ts';
import { placeFrame } from '../screens/layerFrame.ts';
import type { LayerProps } from '../screens/layers.tsx';
import type { View } from '../screens/view.ts';
import { Lines, LineText } from '../widgets/lineText.tsx';
import { Overlay } from '../widgets/overlay.tsx';
import { useRegion } from '../widgets/regionContext.ts';
import { wrapLine } from '../wrap.ts';
import { mapBy, mapColumn, mapPlace, mapRowsShown, mapShown } from './mapState.ts';

/** Has the map worked out where there is none of the account as it stands. */
function useMap(view: View): void {
  const { program, state, attempt } = view;
  const by = mapBy(state);
  const sandbox = attempt?.sandbox;
  useEffect(() => {
    if (sandbox !== undefined && mapShown(program) === null) program.game.draw({ picture: 'accessMap', by });
  }, [program, by, sandbox]);
}

interface MatrixRowsProps {
  readonly view: View;
  readonly layout: MatrixLayout;
  readonly width: number;
  readonly height: number;
}

/** The lines in sight. The cursor marks one cell, so that the colours of the others stay. */
function MatrixRows({ view, layout, width, height }: MatrixRowsProps): ReactNode {
  const { program, state, theme } = view;
  const rows = mapRowsShown(program);
  const shown = mapShown(program);
  const at = cursorIndex(rows, state.cursors.map);
  const top = useRef(0);
  const window = listWindow(rows, at, top.current, width, height);
  useEffect(() => {
    top.current = window.top;
    program.heights.set('map', height);
  });
  const lines = window.lines.map(({ index }) => index);
  const box = useRegion('list map', { type: 'rows', list: 'map', rows, at, lines });
  const column = mapColumn(program);
  return (
    <Box ref={box} flexDirection="column" width={width} height={height} flexShrink={0}>
      {window.lines.map(({ index }) => {
        const value = rows[index]?.value;
        if (shown === null || value === undefined) return null;
        const text = matrixLine(shown.map, value, layout, index === at ? column : -1, theme.glyphs);
        return <LineText key={value.id} line={text} width={width} theme={theme} />;
      })}
      {rows.length === 0 && <LineText line={line(emptyWord(program), 'muted')} width={width} theme={theme} />}
    </Box>
  );
}

function emptyWord(program: Program): string {
  const shown = mapShown(program);
  if (shown === null || !shown.complete) return 'working it out …';
  return (program.ui.getState().filters.map ?? '') === '' ? 'nobody may do anything' : 'nothing found';
}

function progress(program: Program): string {
  const shown = mapShown(program);
  if (shown === null) return 'working it out';
  const { done, total } = shown.map;
  return shown.complete ? `${total} principals` : `working it out: ${done} of ${total}`;
}

const titles = { service: 'By service', resource: 'By resource' } as const;

/** What the cell under the cursor means, and what the signs mean. */
function CellFacts({ view, width }: { readonly view: View; readonly width: number }): ReactNode {
  const { program, theme } = view;
  const place = mapPlace(program);
  const says = place === null ? [] : wrapLine([seg(cellSentence(place.line, place.column))], width).slice(0, 2);
  const below = says.length < 2 && place !== null ? [seg(place.line.note, 'muted')] : [];
  const rule = [seg(theme.glyphs.horizontal.repeat(width), 'border')];
  const lines = [rule, says[0] ?? [], says[1] ?? below, [], matrixLegend(theme.glyphs)];
  return <Lines lines={lines} width={width} height={5} theme={theme} />;
}

interface PartProps {
  readonly view: View;
  readonly width: number;
  readonly height: number;
}

function Matrix({ view, width, height }: PartProps): ReactNode {
  const { program, theme } = view;
  const shown = mapShown(program);
  const chosen = mapColumn(program);
  if (shown === null) return <Lines lines={[line('working it out …', 'muted')]} {...{ width, height, theme }} />;
  const layout = matrixLayout(shown.map, width, chosen);
  return (
    <>
      <LineText line={matrixHead(shown.map, layout, chosen, theme.glyphs)} width={width} theme={theme} />
      <MatrixRows view={view} layout={layout} width={width} height={height - 1} />
    </>
  );
}

/** The map as sentences, for those who hear it. */
function Spoken({ view }: { readonly view: View }): ReactNode {
  const shown = mapShown(view.program);
  const place = mapPlace(view.program);
  const here = place === null ? [] : [`At the cursor: ${cellSentence(place.line, place.column)}`];
  const lines = mapRowsShown(view.program).map(({ value }) => value);
  const sentences = shown === null ? ['working it out'] : [...here, ...accessMatrixText({ ...shown.map, lines })];
  return sentences.map((sentence) => <Text key={sentence}>{sentence}</Text>);
}

function tabLine(by: MapBy): Line {
  return (['service', 'resource'] as const).flatMap((one, index) => [
    seg(index === 0 ? '' : ' │ ', 'border'),
    seg(titles[one], one === by ? 'focus' : 'muted'),
  ]);
}

/** Who may do what: services or resources down, users and roles across. */
export function MapLayer({ view }: LayerProps<'map'>): ReactNode {
  const { program, state, theme } = view;
  useMap(view);
  useStore(program.game.picture);
  const spoken = useIsScreenReaderEnabled();
  const frame = placeFrame(view);
  const width = frame.width - 4;
  const search = state.filters.map ?? '';
  const below = search === '' ? '' : `/${search}`;
  return (
    <Overlay title="Access map" note={progress(program)} below={below} {...frame} theme={theme}>
      <LineText line={tabLine(mapBy(state))} width={width} theme={theme} />
      {spoken ? <Spoken view={view} /> : <Matrix view={view} width={width} height={frame.height - 8} />}
      {!spoken && <CellFacts view={view} width={width} />}
    </Overlay>
  );
}
