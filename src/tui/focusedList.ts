import { mapRowsShown } from './accessMap/mapState.ts';
import { accountRowsShown, detailShown, eventRowsShown, taskRowsShown } from './benchState.ts';
import { graphRowsShown, graphTab } from './graph/graphState.ts';
import { exampleRows } from './guidance/exampleView.ts';
import { pointRows } from './guidance/pointRows.ts';
import { helpRowsShown } from './helpState.ts';
import { homeRowsShown } from './homeState.ts';
import { inspectorRowsShown, inspectorTab } from './inspector/inspectorState.ts';
import { practiceRowsShown } from './practiceState.ts';
import { attemptOf, type Program, screenOf, topLayer } from './program.ts';
import { resultRowsShown } from './resultState.ts';
import { filterRows, type Row } from './row.ts';
import { timelineList, timelineRowsShown } from './timeline/timelineState.ts';
import { menuRows } from './views/menuRows.ts';
import { messageRows } from './views/messageRows.ts';
import { questionRows } from './views/questionRows.ts';
import { settingRows } from './views/settingRows.ts';

/** What the keys for moving move: the cursor of a list, or a text. */
export type FocusedList =
  | {
      readonly type: 'rows';
      readonly list: string;
      /** The search that it heeds; null where it heeds none. */
      readonly filter: string | null;
      readonly rows: readonly Row<unknown>[];
    }
  | { readonly type: 'text'; readonly text: string };

function rows(list: string, found: readonly Row<unknown>[], filter: string | null = list): FocusedList {
  return { type: 'rows', list, filter, rows: found };
}

function inLayer(program: Program): FocusedList | null {
  const state = program.ui.getState();
  const layer = topLayer(state);
  switch (layer?.kind) {
    case 'menu':
      return rows(`menu ${layer.id}`, menuRows(layer.items), null);
    case 'graph':
      return rows(`graph ${graphTab(state)}`, graphRowsShown(program), 'graph');
    case 'inspector':
      return rows(`inspector ${inspectorTab(state)}`, inspectorRowsShown(program), 'inspector');
    case 'map':
      return rows('map', mapRowsShown(program));
    case 'help':
      return rows('help', helpRowsShown(program));
    case 'question': {
      const attempt = attemptOf(program);
      return attempt === null ? null : rows(`question ${layer.question}`, questionRows(attempt, layer, state), null);
    }
    case 'example':
      return rows('example', exampleRows(layer), null);
    case 'point':
      return rows('point', pointRows(layer.answer), null);
    case 'why':
    case 'reading':
    case 'hint':
      return { type: 'text', text: layer.kind };
    default:
      return null;
  }
}

function inPanel(program: Program): FocusedList | null {
  const attempt = attemptOf(program);
  const state = program.ui.getState();
  if (attempt === null) return null;
  switch (state.panel) {
    case 'account':
      return rows('account', accountRowsShown(attempt, state));
    case 'detail': {
      const detail = detailShown(attempt, state);
      return detail === null ? null : rows(detail.list, detail.rows, 'detail');
    }
    case 'tasks':
      return rows('tasks', taskRowsShown(attempt, state));
    case 'events':
      return rows('events', eventRowsShown(attempt, state));
    default:
      return null;
  }
}

export function focusedList(program: Program): FocusedList | null {
  const state = program.ui.getState();
  if (state.layers.length > 0) return inLayer(program);
  switch (screenOf(program)) {
    case 'home':
      return rows('home', homeRowsShown(program.game.home.getState(), state));
    case 'practice': {
      const choices = practiceRowsShown(program);
      return choices.length === 0 ? { type: 'text', text: 'practiceText' } : rows('practice', choices, null);
    }
    case 'workbench':
      return inPanel(program);
    case 'settings':
      return rows('settings', settingRows(state.settings, program.game.home.getState()), null);
    case 'messages':
      return rows('messages', filterRows(messageRows(state), state.filters.messages ?? ''));
    case 'timeline':
      return rows(timelineList(state), timelineRowsShown(program));
    case 'result':
      return rows('result', resultRowsShown(program));
    case 'debrief':
      return { type: 'text', text: 'debrief' };
    default:
      return null;
  }
}
