import type { HistoryList, HistoryRow } from '../../training/historyList.ts';
import type { Glyphs } from '../glyphs.ts';
import { type Line, seg } from '../line.ts';
import { clockLabel } from '../moment.ts';
import { type Row, row } from '../row.ts';
import type { TimelineValue } from './timelineValue.ts';
import { shortName } from './who.ts';

function heading(text: string): Row<TimelineValue>[] {
  return [
    row<TimelineValue>(`gap ${text}`, { type: 'heading' }, [], { heading: true }),
    row<TimelineValue>(`title ${text}`, { type: 'heading' }, [seg(text, 'heading')], { heading: true }),
  ];
}

const steps = (count: number) => (count === 1 ? '1 call' : `${count} calls`);

function right(isHere: boolean, undone: boolean, names: readonly string[], glyphs: Glyphs): Line {
  const marks = names.map((name) => seg(`${glyphs.starFull} ${name}`, 'star'));
  const state = isHere ? [seg(`${glyphs.back} you are here`, 'accent')] : undone ? [seg('undone', 'muted')] : [];
  return [...marks, ...state].flatMap((part, index) => (index === 0 ? [part] : [seg('  '), part]));
}

function stepRow(given: HistoryRow, step: number, here: number, glyphs: Glyphs): Row<TimelineValue> {
  const undone = step > here;
  const left: Line = [
    seg(`${String(step).padStart(4)}  `, 'muted'),
    given.ok ? seg(`${glyphs.passed} `, 'allowed') : seg(`${glyphs.failed} `, 'denied'),
    seg(given.call, undone || !given.changes ? 'muted' : 'text'),
    seg(`  ${given.by === null ? '' : shortName(given.by)}`, 'muted'),
  ];
  const says = `after call ${step}, ${given.call}, ${clockLabel(given.time)}`;
  return row<TimelineValue>(`step ${step}`, { type: 'step', step, says }, left, {
    right: right(step === here, undone, given.checkpoints, glyphs),
    cut: 'right',
  });
}

function placeRows({ checkpoints, branches }: HistoryList, glyphs: Glyphs): Row<TimelineValue>[] {
  const marks = checkpoints.map(({ name, step }) => {
    const says = step === null ? 'on a line that was left' : step === 0 ? 'at the start' : `after call ${step}`;
    const left: Line = [seg(`  ${glyphs.starFull} `, 'star'), seg(name)];
    return row<TimelineValue>(`checkpoint ${name}`, { type: 'checkpoint', name, says }, left, {
      right: [seg(says, 'muted')],
    });
  });
  const lines = branches.map(({ name, steps: count, shared }) => {
    const says = `${steps(count)}, the first ${shared} as here`;
    const left: Line = [seg(`  ${glyphs.closed} `, 'accent'), seg(name)];
    return row<TimelineValue>(`branch ${name}`, { type: 'branch', name, says }, left, { right: [seg(says, 'muted')] });
  });
  return [
    ...(marks.length === 0 ? [] : [...heading('Checkpoints'), ...marks]),
    ...(lines.length === 0 ? [] : [...heading('Lines that were left'), ...lines]),
  ];
}

/** The calls of the line that is played, newest first, then the places to go back to. */
export function stepRows(history: HistoryList, glyphs: Glyphs): readonly Row<TimelineValue>[] {
  const { rows, cursor, checkpoints } = history;
  const atStart = checkpoints.filter(({ step }) => step === 0).map(({ name }) => name);
  const start = row<TimelineValue>(
    'step 0',
    { type: 'step', step: 0, says: 'at the start, before your first call' },
    [seg('   0  ', 'muted'), seg('The start', 'heading')],
    { right: right(cursor === 0, false, atStart, glyphs) },
  );
  const played = rows.map((given, index) => stepRow(given, index + 1, cursor, glyphs));
  return [...played.reverse(), start, ...placeRows(history, glyphs)];
}
