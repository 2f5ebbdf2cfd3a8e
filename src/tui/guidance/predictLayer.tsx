import type { ReactNode } from 'react';
import { frameFor } from '../screens/layerFrame.ts';
import type { LayerProps } from '../screens/layers.tsx';
import { Lines } from '../widgets/lineText.tsx';
import { Overlay } from '../widgets/overlay.tsx';
import { RowList } from '../widgets/rowList.tsx';
import { pointRows } from './pointRows.ts';
import { predictLines } from './predictLines.ts';

/** Asks for an answer before the answer of AWS is shown. */
export function PredictLayer({ view, layer }: LayerProps<'predict'>): ReactNode {
  const width = frameFor(view, 88, 0).width - 4;
  const lines = predictLines(layer, width, view.theme.glyphs);
  const frame = frameFor(view, 88, lines.length);
  return (
    <Overlay title="Before you look" {...frame} theme={view.theme}>
      <Lines lines={lines} width={width} height={frame.height - 2} theme={view.theme} />
    </Overlay>
  );
}

/** Every statement that was asked; one is pointed at as the one that decides. */
export function PointLayer({ view, layer }: LayerProps<'point'>): ReactNode {
  const { program, state, theme } = view;
  const rows = pointRows(layer.answer);
  const width = frameFor(view, 88, 0).width - 4;
  const size = rows.reduce((sum, row) => sum + row.lines(width, true).length, 0);
  const frame = frameFor(view, 88, size);
  return (
    <Overlay title="Which statement decides?" {...frame} theme={theme}>
      <RowList
        id="point"
        rows={rows}
        cursor={state.cursors.point}
        focused
        width={width}
        height={frame.height - 2}
        theme={theme}
        heights={program.heights}
      />
    </Overlay>
  );
}
