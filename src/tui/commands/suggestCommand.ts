import { pushLayer, say, setScroll } from '../../stores/uiActs.ts';
import type { Suggestion } from '../../training/suggest.ts';
import { attemptOf, type Program } from '../program.ts';
import { suggestionLines } from '../views/suggestionLines.ts';
import type { Command } from './command.ts';

/** Has the tightest policies worked out beside the play, and shows them when they are there. */
export const suggest: Command = {
  run: (program) => {
    const { game, ui } = program;
    const screen = ui.getState().screens.at(-1);
    let isThere = false;
    const stop = game.picture.subscribe((picture) => {
      if (picture?.picture !== 'suggestions') return;
      isThere = true;
      stop();
      if (ui.getState().screens.at(-1) === screen) show(program, picture.suggestions);
    });
    game.draw({ picture: 'suggestions' });
    if (!isThere) say(ui, 'info', 'working out the tightest policy …');
  },
  disabled: (program) =>
    attemptOf(program)?.submitted?.passed === true ? null : 'it gives the answer away: pass first',
};

function show({ ui }: Program, suggestions: readonly Suggestion[]): void {
  setScroll(ui, 'reading', 0);
  pushLayer(ui, {
    kind: 'reading',
    id: 'suggestion',
    title: 'The tightest policy that does it',
    lines: suggestionLines(suggestions),
  });
}
