import type { ReactNode } from 'react';
import { Form } from '../form/form.tsx';
import { topLayer } from '../program.ts';
import { Overlay } from '../widgets/overlay.tsx';
import { frameFor } from './layerFrame.ts';
import type { LayerProps } from './layers.tsx';

/** The form of one API operation. */
export function FormLayer({ view, layer }: LayerProps<'form'>): ReactNode {
  const frame = frameFor(view, 96, Math.max(16, view.rows - 8));
  return (
    <Overlay title={layer.title} note={`${layer.service}:${layer.operation}`} {...frame} theme={view.theme}>
      <Form
        model={layer.model}
        width={frame.width - 4}
        height={frame.height - 2}
        focused={topLayer(view.state) === layer}
        theme={view.theme}
      />
    </Overlay>
  );
}
