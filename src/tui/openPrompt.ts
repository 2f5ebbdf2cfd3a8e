import { pushLayer } from '../stores/uiActs.ts';
import { lineInput } from './editor/lineInput.ts';
import type { LayerOf } from './layers.ts';
import type { Program } from './program.ts';

interface Prompt extends Pick<LayerOf<'prompt'>, 'title' | 'says' | 'run' | 'complete'> {
  /** What stands in the line at first. */
  readonly text?: string;
}

/** Asks for one line of text. */
export function openPrompt({ ui }: Program, { text = '', ...prompt }: Prompt): void {
  pushLayer(ui, { kind: 'prompt', ...prompt, input: lineInput(text) });
}
