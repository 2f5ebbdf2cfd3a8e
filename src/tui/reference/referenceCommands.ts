import { popLayer, pushLayer, replaceLayer, say, setCursor, setScroll } from '../../stores/uiActs.ts';
import type { Command, Commands } from '../commands/command.ts';
import { layerOf } from '../commands/layerCommands.ts';
import { moveCursor } from '../cursor.ts';
import { lineInput } from '../editor/lineInput.ts';
import type { LayerOf } from '../layers.ts';
import { lineText } from '../line.ts';
import { attemptOf, type Program, topLayer } from '../program.ts';
import { themeFor } from '../themeFor.ts';
import { scrollTop } from '../widgets/scrollText.tsx';
import { referenceLines } from './referenceLines.ts';
import { groupBeside } from './referenceRows.ts';
import { chosenEntry, referenceIndex, referenceRowsShown } from './referenceState.ts';
import { wordNow } from './wordNow.ts';

/** Opens the reference over whatever is there, looking for the word under the cursor. */
export const openReference: Command = {
  run: (program) => {
    if (topLayer(program.ui.getState())?.kind === 'reference') return;
    const input = lineInput(wordNow(program));
    referenceIndex.open();
    pushLayer(program.ui, { kind: 'reference', input, reading: false });
    lookFor(program, input.text);
  },
};

/** Begins a search and puts the cursor on its first hit. */
export function lookFor({ ui }: Program, text: string, group = referenceIndex.snapshot().group): void {
  setCursor(ui, 'reference', { id: '', index: 0 });
  setScroll(ui, 'reference text', 0);
  referenceIndex.search(text, group);
}

function move(step: (page: number) => number): Command {
  return {
    run: (program) => {
      const { ui, heights, lengths } = program;
      const layer = layerOf(program, 'reference');
      if (layer === null) return;
      if (layer.reading) {
        const [length, height] = [lengths.get('reference text') ?? 0, heights.get('reference text') ?? 10];
        const top = ui.getState().scrolls['reference text'] ?? 0;
        setScroll(ui, 'reference text', scrollTop(scrollTop(top, length, height) + step(height - 1), length, height));
        return;
      }
      const delta = step(Math.max(1, (heights.get('reference') ?? 10) - 1));
      const cursor = moveCursor(referenceRowsShown(), ui.getState().cursors.reference, delta);
      if (cursor !== undefined) setCursor(ui, 'reference', cursor);
      setScroll(ui, 'reference text', 0);
    },
  };
}

function read(program: Program, reading: boolean): void {
  const layer = layerOf(program, 'reference');
  if (layer === null) return;
  setScroll(program.ui, 'reference text', 0);
  replaceLayer(program.ui, layer, { ...layer, reading } satisfies LayerOf<'reference'>);
}

function group(by: 1 | -1): Command {
  return {
    run: (program) => {
      const layer = layerOf(program, 'reference');
      if (layer !== null) lookFor(program, layer.input.text, groupBeside(referenceIndex.snapshot().group, by));
    },
  };
}

function copy(program: Program): void {
  const entry = chosenEntry(program);
  if (entry === null) return;
  const glyphs = themeFor(program.ui.getState().settings).glyphs;
  const lines = referenceLines(entry, { width: 100, glyphs, sandbox: attemptOf(program)?.sandbox ?? null });
  program.terminal.copy(lines.map(lineText).join('\n'));
  say(program.ui, 'success', `copied what is known of ${entry.name}`);
}

export const referenceCommands: Commands<'reference'> = {
  'reference.down': move(() => 1),
  'reference.up': move(() => -1),
  'reference.pageDown': move((page) => page),
  'reference.pageUp': move((page) => -page),
  'reference.read': {
    run: (program) => read(program, layerOf(program, 'reference')?.reading !== true),
    disabled: (program) => (chosenEntry(program) === null ? 'nothing is found' : null),
  },
  'reference.nextGroup': group(1),
  'reference.previousGroup': group(-1),
  'reference.copy': { run: copy },
  'reference.close': {
    run: (program) => {
      if (layerOf(program, 'reference')?.reading === true) read(program, false);
      else popLayer(program.ui);
    },
  },
};
