import type { ReactNode } from 'react';
import { PolicyEditor } from '../editor/policyEditor.tsx';
import { topLayer } from '../program.ts';
import { Overlay } from '../widgets/overlay.tsx';
import { frameFor } from './layerFrame.ts';
import type { LayerProps } from './layers.tsx';

/** A policy document under edit, on nearly the whole screen. */
export function EditorLayer({ view, layer }: LayerProps<'editor'>): ReactNode {
  const frame = frameFor(view, 116, view.rows - 3);
  return (
    <Overlay title={layer.title} note={`Ctrl+S ${layer.target.saving}`} {...frame} theme={view.theme}>
      <PolicyEditor
        buffer={layer.buffer}
        width={frame.width - 4}
        height={frame.height - 2}
        focused={topLayer(view.state) === layer}
        theme={view.theme}
      />
    </Overlay>
  );
}
