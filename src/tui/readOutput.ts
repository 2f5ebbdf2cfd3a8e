import type { JsonObject } from '../account/call.ts';
import { pushLayer, setScroll } from '../stores/uiActs.ts';
import type { Program } from './program.ts';
import { jsonLines } from './views/jsonLines.ts';

/** Shows an answer of AWS over the screen. */
export function readOutput({ ui }: Program, title: string, output: JsonObject): void {
  setScroll(ui, 'reading', 0);
  pushLayer(ui, { kind: 'reading', id: title, title, lines: jsonLines(JSON.stringify(output, null, 2)) });
}
