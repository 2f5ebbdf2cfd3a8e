import { clearToast, replaceLayer, setCursor, setFilter } from '../stores/uiActs.ts';
import { activeScopes } from './activeScopes.ts';
import { commandOf } from './bindings.ts';
import { keyName } from './editor/keyName.ts';
import { type LineInput, pasteLine, pressLine } from './editor/lineInput.ts';
import { showAllRows } from './keptSearch.ts';
import type { KeyPress } from './keyPress.ts';
import { type Program, type State, screenOf, topLayer } from './program.ts';
import { lookFor } from './reference/referenceCommands.ts';
import { runCommand } from './runCommand.ts';

/** Whoever takes text: a model with a cursor of its own. */
interface TextTaker {
  readonly press: (key: KeyPress) => boolean;
  readonly paste: (text: string) => void;
}

/** A field of one line in a layer: how it is read and what a change of it does. */
interface Field {
  readonly input: LineInput;
  readonly change: (input: LineInput) => void;
}

function inConsole(program: Program, state: State): boolean {
  return state.layers.length === 0 && screenOf(program) === 'workbench' && state.panel === 'console';
}

function modelOf(program: Program, state: State): TextTaker | null {
  const layer = topLayer(state);
  if (layer?.kind === 'form') return layer.model;
  if (layer?.kind === 'editor') return layer.buffer;
  return inConsole(program, state) ? program.console : null;
}

function fieldOf(program: Program, state: State): Field | null {
  const { ui } = program;
  const layer = topLayer(state);
  switch (layer?.kind) {
    case 'palette':
      return { input: layer.input, change: (input) => replaceLayer(ui, layer, { ...layer, input, chosen: 0 }) };
    case 'reference':
      return {
        input: layer.input,
        change: (input) => {
          replaceLayer(ui, layer, { ...layer, input, reading: false });
          lookFor(program, input.text);
        },
      };
    case 'prompt':
      return { input: layer.input, change: (input) => replaceLayer(ui, layer, { ...layer, input }) };
    case 'filter':
      return {
        input: layer.input,
        change: (input) => {
          replaceLayer(ui, layer, { ...layer, input });
          setFilter(ui, layer.list, input.text);
          setCursor(ui, layer.list, { id: '', index: 0 });
        },
      };
    case 'ask':
      return {
        input: layer.fields[layer.field],
        change: (input) =>
          replaceLayer(ui, layer, { ...layer, says: '', fields: { ...layer.fields, [layer.field]: input } }),
      };
    default:
      return null;
  }
}

/** Gives a key to whoever may take it first: the topmost layer, the focused panel, the screen, then the program. */
export function pressKey(program: Program, key: KeyPress): void {
  const state = program.ui.getState();
  const name = keyName(key);
  const anywhere = commandOf(program.bindings, ['global'], name);
  if (anywhere === 'app.quit') {
    // As in a shell, it drops the line first.
    if (inConsole(program, state) && program.console.drop()) return;
    runCommand(program, 'app.quit');
    return;
  }
  // The named key is nobody's text, so that it helps in forms and editors as well.
  if (anywhere === 'app.help' && key.name !== 'char' && topLayer(state)?.kind !== 'help') {
    runCommand(program, 'app.help');
    return;
  }
  // So is this one, with Ctrl.
  if (anywhere === 'app.reference' && key.ctrl && topLayer(state)?.kind !== 'reference') {
    runCommand(program, 'app.reference');
    return;
  }
  // Complaints stay until the next key; other messages go by themselves.
  if (state.toast?.kind === 'error' || state.toast?.kind === 'warning') clearToast(program.ui);
  if (modelOf(program, state)?.press(key) === true) return;
  // A search that is kept is a layer of its own: the key that ends it while it is typed ends it here.
  if (commandOf(program.bindings, ['filter'], name) === 'filter.clear' && showAllRows(program)) return;
  const command = commandOf(program.bindings, activeScopes(state), name);
  if (command !== undefined) {
    runCommand(program, command);
    return;
  }
  const field = fieldOf(program, state);
  const edited = field === null ? null : pressLine(field.input, key);
  if (field !== null && edited !== null) field.change(edited);
}

/** Gives a pasted text to the field that has the keys; anywhere else it does nothing. */
export function pasteText(program: Program, text: string): void {
  const state = program.ui.getState();
  const model = modelOf(program, state);
  if (model !== null) {
    model.paste(text);
    return;
  }
  const field = fieldOf(program, state);
  if (field !== null) field.change(pasteLine(field.input, text));
}
