import { lastCall } from './lastCall.ts';
import { attemptOf, type Program } from './program.ts';
import { filterRows, type Row } from './row.ts';
import { themeFor } from './themeFor.ts';
import { resultRows } from './views/resultRows.ts';
import type { TaskValue } from './views/taskRows.ts';

const made = lastCall(resultRows);

export function resultRowsShown(program: Program): readonly Row<TaskValue>[] {
  const attempt = attemptOf(program);
  const state = program.ui.getState();
  if (attempt === null || attempt.submitted === null) return [];
  return filterRows(made(attempt, attempt.submitted, themeFor(state.settings).glyphs), state.filters.result ?? '');
}
