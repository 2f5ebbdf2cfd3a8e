import { popLayer, replaceLayer, say } from '../../stores/uiActs.ts';
import { refusedRequest } from '../../training/foundRequest.ts';
import { askProposals } from '../askProposals.ts';
import { lineInput } from '../editor/lineInput.ts';
import { askFirst } from '../guidance/guidanceCommands.ts';
import type { AskFields, LayerOf } from '../layers.ts';
import { attemptOf, type Program } from '../program.ts';
import type { Command, Commands } from './command.ts';
import { layerOf } from './layerCommands.ts';
import { answerTaken } from './questionCommands.ts';

const order: readonly (keyof AskFields)[] = ['as', 'action', 'on'];

function step(by: 1 | -1): Command {
  return {
    run: (program) => {
      const layer = layerOf(program, 'ask');
      if (layer === null) return;
      const next = order[(order.indexOf(layer.field) + by + order.length) % order.length];
      if (next !== undefined) replaceLayer(program.ui, layer, { ...layer, field: next });
    },
  };
}

function proposals(program: Program, layer: LayerOf<'ask'> | null): readonly string[] {
  const attempt = attemptOf(program);
  return attempt === null || layer === null ? [] : askProposals(attempt.sandbox, layer);
}

function complete(program: Program): void {
  const layer = layerOf(program, 'ask');
  const first = proposals(program, layer)[0];
  if (layer === null || first === undefined) return;
  replaceLayer(program.ui, layer, { ...layer, fields: { ...layer.fields, [layer.field]: lineInput(first) } });
}

/** The request is what a question asks for. */
function answerWith(program: Program, layer: LayerOf<'ask'>, question: string): void {
  const { as, action, on } = layer.fields;
  const words = [as.text.trim(), action.text.trim(), on.text.trim() || '*'];
  const refused = refusedRequest(words);
  if (refused !== null) {
    replaceLayer(program.ui, layer, { ...layer, says: refused });
    return;
  }
  program.game.answer(question, words, null);
  popLayer(program.ui);
  say(program.ui, 'info', answerTaken);
}

function send(program: Program): void {
  const layer = layerOf(program, 'ask');
  if (layer === null) return;
  const { as, action, on } = layer.fields;
  const empty = as.text.trim() === '' ? 'as' : action.text.trim() === '' ? 'action' : null;
  if (empty !== null) {
    const says = empty === 'as' ? 'Who asks? For example user/maya.' : 'What for? For example s3:GetObject.';
    replaceLayer(program.ui, layer, { ...layer, field: empty, says });
    return;
  }
  if (layer.question !== undefined) {
    answerWith(program, layer, layer.question);
    return;
  }
  const answer = program.game.why({ as: as.text.trim(), action: action.text.trim(), on: on.text.trim() });
  if (typeof answer === 'string') {
    replaceLayer(program.ui, layer, { ...layer, says: answer });
    return;
  }
  popLayer(program.ui);
  askFirst(program, answer, { as: as.text.trim(), action: action.text.trim(), on: on.text.trim() });
}

export const askCommands: Commands<'ask'> = {
  'ask.next': step(1),
  'ask.previous': step(-1),
  'ask.complete': {
    run: complete,
    disabled: (program) => (proposals(program, layerOf(program, 'ask')).length === 0 ? 'nothing fits' : null),
  },
  'ask.send': { run: send },
  'ask.close': { run: ({ ui }) => popLayer(ui) },
};
