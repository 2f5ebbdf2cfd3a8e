import { scanJson } from '../editor/jsonScan.ts';
import { type Program, topLayer } from '../program.ts';

/** The string of the policy editor that the cursor is in: what somebody who opens the reference wants to know about. */
export function wordNow({ ui }: Program): string {
  const layer = topLayer(ui.getState());
  if (layer?.kind !== 'editor') return '';
  const { state } = layer.buffer.snapshot();
  const at = state.selection.main.head;
  const scalar = scanJson(layer.buffer.text(), at).scalars.find(({ from, to }) => from <= at && at <= to);
  const text = scalar?.text ?? '';
  return text.length > 80 || !/^[\w.:${}/-]+\*?$/.test(text) ? '' : text.replace(/\*$/, '');
}
