import type { ReactNode } from 'react';
import { frameFor } from '../screens/layerFrame.ts';
import type { LayerProps } from '../screens/layers.tsx';
import { Lines } from '../widgets/lineText.tsx';
import { Overlay } from '../widgets/overlay.tsx';
import { RowList } from '../widgets/rowList.tsx';
import { exampleLines, exampleRows } from './exampleView.ts';

/** The reference solution command by command, with a question wherever a check begins to hold. */
export function ExampleLayer({ view, layer }: LayerProps<'example'>): ReactNode {
  const { program, state, theme } = view;
  const frame = frameFor(view, 88, 22);
  const width = frame.width - 4;
  const lines = exampleLines(layer, width);
  const head = Math.min(lines.length, frame.height - 5);
  const note = `${Math.min(layer.at + 1, layer.steps.length)} of ${layer.steps.length}`;
  return (
    <Overlay title="Worked example" note={note} {...frame} theme={theme}>
      <Lines lines={lines} width={width} height={head} theme={theme} />
      <RowList
        id="example"
        rows={exampleRows(layer)}
        cursor={state.cursors.example}
        focused
        width={width}
        height={frame.height - 2 - head}
        theme={theme}
        heights={program.heights}
      />
    </Overlay>
  );
}
