import { popLayer, replaceLayer, say } from '../../stores/uiActs.ts';
import { cursorRow } from '../cursor.ts';
import { attemptOf, type Program } from '../program.ts';
import { excludes, questionOf, questionRows, takesSeveral } from '../views/questionRows.ts';
import type { Commands } from './command.ts';
import { layerOf } from './layerCommands.ts';

export const answerTaken = 'Answer taken. It can be changed until you hand in.';

/** Steps of "how sure are you?"; the last is followed by no statement. */
const SUREST = 4;

function toggle(program: Program): void {
  const layer = layerOf(program, 'question');
  const attempt = attemptOf(program);
  if (layer === null || attempt === null) return;
  const state = program.ui.getState();
  const question = questionOf(attempt, layer.question);
  const choice = cursorRow(questionRows(attempt, layer, state), state.cursors[`question ${layer.question}`])?.value;
  if (question === undefined || choice === undefined) return;
  const without = layer.chosen.filter((id) => id !== choice);
  const isChosen = without.length < layer.chosen.length;
  const kept = takesSeveral(question) ? without.filter((id) => !excludes(question, choice, id)) : [];
  replaceLayer(program.ui, layer, { ...layer, chosen: isChosen ? without : [...kept, choice] });
}

function answer(program: Program): void {
  const layer = layerOf(program, 'question');
  if (layer === null) return;
  if (layer.chosen.length === 0) toggle(program);
  const chosen = layerOf(program, 'question');
  if (chosen === null || chosen.chosen.length === 0) return;
  program.game.answer(chosen.question, chosen.chosen, chosen.confidence);
  popLayer(program.ui);
  say(program.ui, 'info', answerTaken);
}

export const questionCommands: Commands<'question'> = {
  'question.toggle': { run: toggle },
  'question.sure': {
    run: (program) => {
      const layer = layerOf(program, 'question');
      if (layer === null) return;
      const confidence = layer.confidence === null ? 1 : layer.confidence < SUREST ? layer.confidence + 1 : null;
      replaceLayer(program.ui, layer, { ...layer, confidence });
    },
  },
  'question.answer': { run: answer },
  'question.close': { run: ({ ui }) => popLayer(ui) },
};
