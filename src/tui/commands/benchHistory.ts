import { say } from '../../stores/uiActs.ts';
import type { Command } from './command.ts';

export const undo: Command = {
  run: ({ game, ui }) => {
    const undone = game.attempt.getState()?.undo;
    game.undo();
    say(ui, 'info', `undone: ${undone}`);
  },
  disabled: ({ game }) => (game.attempt.getState()?.undo === null ? 'nothing was done yet' : null),
};

export const redo: Command = {
  run: ({ game, ui }) => {
    const redone = game.attempt.getState()?.redo;
    game.redo();
    say(ui, 'info', `done again: ${redone}`);
  },
  disabled: ({ game }) => (game.attempt.getState()?.redo === null ? 'nothing was undone' : null),
};
