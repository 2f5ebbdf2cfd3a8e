import { popLayer, replaceLayer, say } from '../../stores/uiActs.ts';
import type { Program } from '../program.ts';
import type { Command, Commands } from './command.ts';
import { layerOf } from './layerCommands.ts';

function step(by: 1 | -1): Command {
  return {
    run: (program) => {
      const layer = layerOf(program, 'palette');
      if (layer === null) return;
      const last = layer.finder.entries(program, layer.input.text).length - 1;
      const chosen = Math.max(0, Math.min(last, layer.chosen + by));
      replaceLayer(program.ui, layer, { ...layer, chosen });
    },
  };
}

function choose(program: Program): void {
  const layer = layerOf(program, 'palette');
  const entry = layer?.finder.entries(program, layer.input.text)[layer.chosen];
  if (entry === undefined) return;
  if (entry.disabled !== null) {
    say(program.ui, 'warning', `${entry.title} – ${entry.disabled}`);
    return;
  }
  popLayer(program.ui);
  entry.run(program);
}

export const paletteCommands: Commands<'palette'> = {
  'palette.choose': { run: choose },
  'palette.down': step(1),
  'palette.up': step(-1),
  'palette.close': { run: ({ ui }) => popLayer(ui) },
};
