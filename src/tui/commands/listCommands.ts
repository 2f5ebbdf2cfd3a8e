import { pushLayer, setCursor, setScroll } from '../../stores/uiActs.ts';
import { moveCursor } from '../cursor.ts';
import { lineInput } from '../editor/lineInput.ts';
import { focusedList } from '../focusedList.ts';
import { homeCursor } from '../homeState.ts';
import type { Program } from '../program.ts';
import { scrollTop } from '../widgets/scrollText.tsx';
import type { Command, Commands } from './command.ts';

type Step = (page: number) => number;

function cursorOf(program: Program, list: string) {
  const state = program.ui.getState();
  return list === 'home' ? homeCursor(program.game.home.getState(), state) : state.cursors[list];
}

/** Moves the cursor of the focused list, or the focused text, by as many rows as `step` says for a page's length. */
function move(step: Step): Command['run'] {
  return (program) => {
    const focused = focusedList(program);
    if (focused === null) return;
    const name = focused.type === 'rows' ? focused.list : focused.text;
    const height = program.heights.get(name) ?? 10;
    const delta = step(Math.max(1, height - 1));
    if (focused.type === 'rows') {
      const cursor = moveCursor(focused.rows, cursorOf(program, name), delta);
      if (cursor !== undefined) setCursor(program.ui, name, cursor);
      return;
    }
    const length = program.lengths.get(name) ?? 0;
    const top = program.ui.getState().scrolls[name] ?? 0;
    setScroll(program.ui, name, scrollTop(scrollTop(top, length, height) + delta, length, height));
  };
}

/** Far enough for any list. */
const FAR = 1_000_000;

const filter: Command = {
  run: (program) => {
    const focused = focusedList(program);
    if (focused?.type !== 'rows' || focused.filter === null) return;
    const text = program.ui.getState().filters[focused.filter] ?? '';
    pushLayer(program.ui, { kind: 'filter', list: focused.filter, input: lineInput(text) });
  },
  disabled: (program) => {
    const focused = focusedList(program);
    if (focused?.type !== 'rows') return 'there is no list here';
    return focused.filter === null ? 'this list is short enough to read' : null;
  },
};

export const listCommands: Commands<'list'> = {
  'list.down': { run: move(() => 1) },
  'list.up': { run: move(() => -1) },
  'list.pageDown': { run: move((page) => page) },
  'list.pageUp': { run: move((page) => -page) },
  'list.first': { run: move(() => -FAR) },
  'list.last': { run: move(() => FAR) },
  'list.filter': filter,
};
