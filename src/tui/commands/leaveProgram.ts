import type { Program } from '../program.ts';

/** Leaves: what the learner did is saved already, event by event; only what is being written is put aside first. */
export function leaveProgram({ ui, game, terminal }: Program, code: number): void {
  for (const layer of ui.getState().layers) {
    if (layer.kind === 'editor') game.keepDraft(layer.target.id, layer.buffer.text());
    if (layer.kind === 'form') {
      const input = JSON.stringify(layer.model.input());
      if (input !== layer.opened) game.keepDraft(layer.draft, input);
    }
  }
  if (game.attempt.getState() !== null) game.leave();
  terminal.quit(code);
}
