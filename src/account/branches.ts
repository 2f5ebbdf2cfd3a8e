import type { History, HistoryStep } from './history.ts';

/** Marks where the history stands; a name that is taken moves there. */
export function checkpoint(history: History, name: string): History {
  const place = history.steps.slice(0, history.cursor);
  return { ...history, checkpoints: new Map(history.checkpoints).set(name, place) };
}

/** Moves along the line to after that many steps, looked at or changed; what lies beyond can be redone. */
export function goTo(history: History, cursor: number): History {
  const within = Number.isInteger(cursor) && cursor >= 0 && cursor <= history.steps.length;
  return within && cursor !== history.cursor ? { ...history, cursor } : history;
}

/** A step stands in one place of a line only, so that the last one tells of all before it. */
function leadsThrough(line: readonly HistoryStep[], place: readonly HistoryStep[]): boolean {
  return place.length === 0 || line[place.length - 1] === place[place.length - 1];
}

/** Goes back, or over, to a marked place; itself where there is none of that name. */
export function goToCheckpoint(history: History, name: string): History {
  const place = history.checkpoints.get(name);
  if (!place) return history;
  if (leadsThrough(history.steps, place)) return goTo(history, place.length);
  for (const [branch, steps] of history.branches) {
    if (leadsThrough(steps, place)) return goTo(takeBranch(history, branch), place.length);
  }
  return history;
}

/** Goes to the end of a line that was left; the line that was played until now is kept. */
export function takeBranch(history: History, name: string): History {
  const steps = history.branches.get(name);
  if (!steps) return history;
  const branches = new Map(history.branches).set(history.line, history.steps);
  branches.delete(name);
  return { ...history, steps, cursor: steps.length, line: name, branches };
}

/** How many steps a line shares with the one that is played. */
export function forkOf(history: History, name: string): number {
  const steps = history.branches.get(name) ?? [];
  let shared = 0;
  while (shared < steps.length && steps[shared] === history.steps[shared]) shared += 1;
  return shared;
}
