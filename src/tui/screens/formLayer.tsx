import { type ReactNode, useSyncExternalStore } from 'react';
import { Form } from '../form/form.tsx';
import { topLayer } from '../program.ts';
import { Overlay } from '../widgets/overlay.tsx';
import { frameFor } from './layerFrame.ts';
import type { LayerProps } from './layers.tsx';

/** The form of one API operation. */
export function FormLayer({ view, layer }: LayerProps<'form'>): ReactNode {
  const { rows, editing } = useSyncExternalStore(layer.model.subscribe, layer.model.snapshot);
  // Below the fields stand up to four rows about the field that has the keys; a document takes what there is.
  const wanted = editing === null ? Math.max(14, rows.length + 7) : view.rows;
  const frame = frameFor(view, 96, Math.min(wanted, view.rows - 4));
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
