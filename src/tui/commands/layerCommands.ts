import { popLayer, pushLayer, replaceLayer, say } from '../../stores/uiActs.ts';
import { confirm, sendCall } from '../calls.ts';
import { cursorRow } from '../cursor.ts';
import { editExternally } from '../editor/externalEditor.ts';
import { lineInput } from '../editor/lineInput.ts';
import { holdRow, showAllRows } from '../keptSearch.ts';
import type { Layer, LayerOf } from '../layers.ts';
import { lineText } from '../line.ts';
import { attemptOf, type Program, topLayer } from '../program.ts';
import { menuRows } from '../views/menuRows.ts';
import type { Command, Commands } from './command.ts';
import { showHint } from './whyCommands.ts';

/** The topmost layer, where it is of this kind. */
export function layerOf<Kind extends Layer['kind']>(program: Program, kind: Kind): LayerOf<Kind> | null {
  const layer = topLayer(program.ui.getState());
  return layer !== undefined && isOf(layer, kind) ? layer : null;
}

function isOf<Kind extends Layer['kind']>(layer: Layer, kind: Kind): layer is LayerOf<Kind> {
  return layer.kind === kind;
}

const close: Command = { run: ({ ui }) => popLayer(ui) };

function itemNow(program: Program) {
  const layer = layerOf(program, 'menu');
  if (layer === null) return undefined;
  return cursorRow(menuRows(layer.items), program.ui.getState().cursors[`menu ${layer.id}`])?.value;
}

export const menuCommands: Commands<'menu'> = {
  'menu.choose': {
    run: (program) => {
      const item = itemNow(program);
      if (item === undefined) return;
      popLayer(program.ui);
      item.run();
    },
    disabled: (program) => itemNow(program)?.disabled ?? null,
  },
  'menu.close': close,
};

function answer(program: Program, yes: boolean): void {
  const layer = layerOf(program, 'confirm');
  if (layer === null) return;
  popLayer(program.ui);
  if (yes) layer.run();
}

export const confirmCommands: Commands<'confirm'> = {
  'confirm.yes': { run: (program) => answer(program, true) },
  'confirm.no': { run: (program) => answer(program, false) },
  'confirm.other': {
    run: (program) => {
      const layer = layerOf(program, 'confirm');
      if (layer !== null) replaceLayer(program.ui, layer, { ...layer, chosen: !layer.chosen });
    },
  },
  'confirm.take': { run: (program) => answer(program, layerOf(program, 'confirm')?.chosen === true) },
};

export const readingCommands: Commands<'reading'> = {
  'reading.copy': {
    run: (program) => {
      const layer = layerOf(program, 'reading');
      if (layer === null) return;
      program.terminal.copy(layer.lines.map(lineText).join('\n'));
      say(program.ui, 'success', 'copied');
    },
  },
  'reading.close': close,
};

export const hintCommands: Commands<'hint'> = {
  'hint.more': {
    run: (program) => {
      const layer = layerOf(program, 'hint');
      if (layer !== null) showHint(program, layer.task);
    },
    disabled: (program) => {
      const layer = layerOf(program, 'hint');
      const attempt = attemptOf(program);
      if (layer === null || attempt === null) return null;
      const all = attempt.scenario.hints?.[layer.task]?.length ?? 0;
      return (attempt.hints[layer.task]?.length ?? 0) < all ? null : 'these are all hints for this task';
    },
  },
  'hint.close': close,
};

export const promptCommands: Commands<'prompt'> = {
  'prompt.take': {
    run: (program) => {
      const layer = layerOf(program, 'prompt');
      if (layer === null) return;
      popLayer(program.ui);
      const problem = layer.run(layer.input.text);
      if (problem !== null) pushLayer(program.ui, { ...layer, says: problem });
    },
  },
  'prompt.complete': {
    run: (program) => {
      const layer = layerOf(program, 'prompt');
      const found = layer?.complete?.(layer.input.text);
      if (layer === null || found === undefined) return;
      const says = found.options.length > 1 ? found.options.join('  ') : '';
      const nothing = found.options.length === 0 ? 'nothing begins like this' : says;
      replaceLayer(program.ui, layer, { ...layer, says: nothing || layer.says, input: lineInput(found.text) });
    },
    disabled: (program) => (layerOf(program, 'prompt')?.complete ? null : 'nothing is known to complete this'),
  },
  'prompt.close': close,
};

export const filterCommands: Commands<'filter'> = {
  'filter.keep': {
    run: (program) => {
      popLayer(program.ui);
      holdRow(program);
    },
  },
  'filter.clear': {
    run: (program) => {
      const layer = layerOf(program, 'filter');
      if (layer === null) return;
      popLayer(program.ui);
      showAllRows(program);
    },
  },
};

/** Closes the form; asks first where something was entered. */
function closeForm(program: Program): void {
  const layer = layerOf(program, 'form');
  if (layer === null) return;
  const drop = () => {
    program.game.keepDraft(layer.draft, null);
    popLayer(program.ui);
  };
  if (JSON.stringify(layer.model.input()) === layer.opened) drop();
  else confirm(program, 'Close the form?', ['What was entered is lost.'], 'Yes, close it', drop);
}

export const formCommands: Commands<'form'> = {
  'form.send': {
    run: (program) => {
      const layer = layerOf(program, 'form');
      const input = layer?.model.submit() ?? null;
      if (layer === null || input === null) return;
      const outcome = layer.send(input);
      if (!outcome.ok) {
        layer.model.fail(outcome.error);
        return;
      }
      program.game.keepDraft(layer.draft, null);
      // What was sent may have opened something of its own.
      program.ui.setState(({ layers }) => ({ layers: layers.filter((one) => one !== layer) }));
    },
  },
  'form.close': { run: closeForm },
};

function save(program: Program): void {
  const layer = layerOf(program, 'editor');
  if (layer === null) return;
  const { target, buffer } = layer;
  buffer.settle();
  const outcome = sendCall(program, target.service, target.operation, target.input(buffer.text()), 'editor');
  if (!outcome.ok) return;
  program.game.keepDraft(target.id, null);
  popLayer(program.ui);
}

/** Closes the editor; a text that differs from the stored one is kept as a draft. */
export function closeEditor(program: Program): void {
  const layer = layerOf(program, 'editor');
  if (layer === null) return;
  const { target, buffer } = layer;
  const changed = buffer.text().trimEnd() !== target.text.trimEnd();
  program.game.keepDraft(target.id, changed ? buffer.text() : null);
  popLayer(program.ui);
  if (changed) say(program.ui, 'warning', 'Not saved yet: the text waits here until you edit this policy again.');
}

function openExternally(program: Program): void {
  const layer = layerOf(program, 'editor');
  if (layer === null) return;
  const { environment, suspend } = program.terminal;
  editExternally({ text: layer.buffer.text(), environment, suspend }).then(
    (edited) => {
      if ('text' in edited) layer.buffer.setText(edited.text);
      else say(program.ui, 'error', edited.message);
    },
    (problem) => say(program.ui, 'error', `the text could not be handed over: ${problem}`),
  );
}

export const editorCommands: Commands<'editor'> = {
  'editor.save': { run: save },
  'editor.external': { run: openExternally },
  'editor.close': { run: closeEditor },
};
