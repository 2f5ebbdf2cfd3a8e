import type { ChangeDesc, Text } from '@codemirror/state';
import type { Fault, Severity } from '../../policy/fault.ts';

/** A fault pinned to the text: it moves along while the text before it changes. */
export interface FaultMark {
  readonly at: number;
  readonly fault: Fault;
}

const rank: Record<Severity, number> = { error: 0, 'security-warning': 1, warning: 2, suggestion: 3 };

/** Marks in the order of the text; a fault without a place stands at the start. */
export function markFaults(faults: readonly Fault[], length: number): readonly FaultMark[] {
  return faults
    .map((fault) => ({ at: Math.max(0, Math.min(fault.place?.offset ?? 0, length)), fault }))
    .sort((one, other) => one.at - other.at);
}

export function moveMarks(marks: readonly FaultMark[], changes: ChangeDesc): readonly FaultMark[] {
  return marks.map(({ at, fault }) => ({ at: changes.mapPos(at, 1), fault }));
}

/** The marks on a line (counting from 1), the gravest first. */
export function marksOnLine(marks: readonly FaultMark[], doc: Text, number: number): readonly FaultMark[] {
  const line = doc.line(number);
  return marks
    .filter(({ at }) => at >= line.from && at <= line.to)
    .sort((one, other) => rank[one.fault.severity] - rank[other.fault.severity]);
}

/** The next mark behind `offset`, or the first of all. */
export function nextMark(marks: readonly FaultMark[], offset: number): FaultMark | undefined {
  return marks.find(({ at }) => at > offset) ?? marks[0];
}
