import type { Program } from '../program.ts';

/** Keeps what is being written as drafts. */
export function putAside({ ui, game }: Program): void {
  for (const layer of ui.getState().layers) {
    if (layer.kind === 'editor') game.keepDraft(layer.target.id, layer.buffer.text());
    if (layer.kind === 'form') {
      const input = JSON.stringify(layer.model.input());
      if (input !== layer.opened) game.keepDraft(layer.draft, input);
    }
  }
}

/** Leaves: what the learner did is saved already, event by event; only what is being written is put aside first. */
export function leaveProgram(program: Program, code: number): void {
  const { game, terminal } = program;
  putAside(program);
  if (game.attempt.getState() !== null) game.leave();
  terminal.quit(code);
}
