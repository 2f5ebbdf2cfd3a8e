import { pushLayer, setCursor } from '../../stores/uiActs.ts';
import type { Command } from '../commands/command.ts';
import { attemptOf, topLayer } from '../program.ts';

/** Lets the person point at the statement that decides, before the deciding statement is shown. */
export const pointHere: Command = {
  run: (program) => {
    const layer = topLayer(program.ui.getState());
    if (layer?.kind !== 'why') return;
    setCursor(program.ui, 'point', { id: '', index: 0 });
    pushLayer(program.ui, { kind: 'point', answer: layer.answer });
  },
  disabled: (program) => {
    if (attemptOf(program) === null) return 'no scenario is open';
    const layer = topLayer(program.ui.getState());
    return layer?.kind === 'why' && layer.answer.decision.statements.length > 0 ? null : 'no policy has a statement';
  },
};
