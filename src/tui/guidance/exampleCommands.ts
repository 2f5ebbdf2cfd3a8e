import { popLayer, pushLayer, replaceLayer, say, setCursor } from '../../stores/uiActs.ts';
import { type FadeLevel, fadeLevel } from '../../training/guidance/fading.ts';
import type { Command, Commands } from '../commands/command.ts';
import { layerOf } from '../commands/layerCommands.ts';
import { cursorRow } from '../cursor.ts';
import { attemptOf, type Program } from '../program.ts';
import { exampleRows } from './exampleView.ts';

/** How much help fits here; a sentence where the solution is not to be seen. */
function offered(program: Program): Offer {
  const attempt = attemptOf(program);
  if (attempt === null || (attempt.scenario.solutions ?? []).length === 0)
    return { level: 'blank', why: 'there is no solution to show' };
  if (!attempt.fresh) return { level: 'blank', why: 'you have begun; hints help from here on' };
  const others = program.game.home.getState().scenarios;
  const level = fadeLevel(
    attempt.scenario.teaches,
    others.map(({ teaches, best }) => ({ teaches, passed: best?.passed === true })),
  );
  return { level, why: level === 'half' ? 'you have seen such a one' : 'you know this: it stays blank' };
}

interface Offer {
  readonly level: FadeLevel;
  /** Why there is not more help. */
  readonly why: string;
}

export const seeExample: Command = {
  run: (program) => {
    setCursor(program.ui, 'example', { id: '', index: 0 });
    pushLayer(program.ui, { kind: 'example', steps: program.game.workedExample(), at: 0, says: '' });
  },
  disabled: (program) => (offered(program).level === 'example' ? null : offered(program).why),
};

export const beginHalf: Command = {
  run: (program) => {
    program.game.fillHalf();
    say(program.ui, 'info', 'The first half is done. Two stars at most; beginning anew starts blank.');
  },
  disabled: (program) => (offered(program).level === 'blank' ? offered(program).why : null),
};

function answer(program: Program): void {
  const layer = layerOf(program, 'example');
  if (layer === null) return;
  const step = layer.steps[layer.at];
  if (step === undefined) {
    popLayer(program.ui);
    return;
  }
  const chosen = cursorRow(exampleRows(layer), program.ui.getState().cursors.example)?.value ?? '';
  const names = step.turned.join(', ');
  const says =
    step.choices.length === 0
      ? ''
      : step.turned.includes(chosen)
        ? `Yes. Now it holds: ${names}.`
        : `No, that does not hold yet. Now it holds: ${names}.`;
  setCursor(program.ui, 'example', { id: '', index: 0 });
  replaceLayer(program.ui, layer, { ...layer, at: layer.at + 1, says });
}

export const exampleCommands: Commands<'example'> = {
  'example.answer': { run: answer },
  'example.close': { run: ({ ui }) => popLayer(ui) },
};
