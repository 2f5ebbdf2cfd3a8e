import { popLayer, pushLayer, replaceLayer } from '../../stores/uiActs.ts';
import { foretold, type Prediction, predictionSays, toAskAgain } from '../../training/guidance/prediction.ts';
import { statementChoices } from '../../training/statementChoices.ts';
import type { Why } from '../../training/why.ts';
import type { Command, Commands } from '../commands/command.ts';
import { layerOf } from '../commands/layerCommands.ts';
import { openWhy } from '../commands/whyCommands.ts';
import { cursorRow } from '../cursor.ts';
import type { LayerOf } from '../layers.ts';
import { attemptOf, type Program } from '../program.ts';
import { pointRows } from './pointRows.ts';

/** Shows an answer, after a prediction where the person wants to be asked first. */
export function askFirst(program: Program, answer: Why, request: LayerOf<'predict'>['request']): void {
  if (program.ui.getState().settings.foretell)
    pushLayer(program.ui, { kind: 'predict', answer, request, expected: null, confidence: null });
  else openWhy(program, answer);
}

/** Takes over a part of the prediction; with both parts the answer opens. */
function say(part: { readonly expected: Prediction['expected'] } | { readonly confidence: number }): Command {
  return {
    run: (program) => {
      const layer = layerOf(program, 'predict');
      if (layer === null) return;
      const { answer, request, expected, confidence } = { ...layer, ...part };
      if (expected === null || confidence === null) {
        replaceLayer(program.ui, layer, { ...layer, expected, confidence });
        return;
      }
      const right = foretold(answer, expected);
      program.game.foretell({ type: 'predict', ...request, expected, confidence, right });
      popLayer(program.ui);
      openWhy(program, answer, 0, predictionSays(attemptOf(program)?.predictions ?? []));
    },
  };
}

export const predictCommands: Commands<'predict'> = {
  'predict.allowed': say({ expected: 'allowed' }),
  'predict.denied': say({ expected: 'denied' }),
  'predict.guessed': say({ confidence: 1 }),
  'predict.notSure': say({ confidence: 2 }),
  'predict.fairlySure': say({ confidence: 3 }),
  'predict.certain': say({ confidence: 4 }),
  'predict.close': { run: ({ ui }) => popLayer(ui) },
};

function point(program: Program): void {
  const layer = layerOf(program, 'point');
  if (layer === null) return;
  const chosen = cursorRow(pointRows(layer.answer), program.ui.getState().cursors.point)?.value;
  if (chosen === undefined) return;
  const { deciding, choices } = statementChoices(layer.answer.decision);
  const right = deciding.includes(chosen);
  program.game.foretell({ type: 'point', asked: layer.answer.asked, statement: chosen, right });
  const texts = choices.filter(({ id }) => deciding.includes(id)).map(({ text }) => text);
  const says = right ? 'Yes, that one decides.' : `Not that one. It is: ${texts.join('; or ')}.`;
  popLayer(program.ui);
  popLayer(program.ui);
  openWhy(program, layer.answer, 1, says);
}

export const pointCommands: Commands<'point'> = {
  'point.take': { run: point },
  'point.close': { run: ({ ui }) => popLayer(ui) },
};

/** Asks once more what was foretold wrong although sure. */
export const askAgain: Command = {
  run: (program) => {
    const [first] = toAskAgain(attemptOf(program)?.predictions ?? []);
    if (first === undefined) return;
    const { as, action, on } = first;
    const answer = program.game.why({ as, action, on });
    if (typeof answer !== 'string')
      pushLayer(program.ui, { kind: 'predict', answer, request: { as, action, on }, expected: null, confidence: null });
  },
  disabled: (program) =>
    toAskAgain(attemptOf(program)?.predictions ?? []).length === 0 ? 'nothing was foretold wrong with certainty' : null,
};
