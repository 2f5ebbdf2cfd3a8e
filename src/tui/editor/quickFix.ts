import type { Fault } from '../../policy/fault.ts';
import { applyFix } from '../../policy/lint/fix.ts';
import type { Fix } from '../../policy/lint/lintCheck.ts';
import type { EditorSnapshot } from './editorSnapshot.ts';
import { type FaultMark, marksOnLine } from './faultMarks.ts';

/** The repair of a fault, where there is an obvious one. */
export function fixOf(fault: Fault): Fix | null {
  return 'fix' in fault && isFix(fault.fix) ? fault.fix : null;
}

function isFix(value: unknown): value is Fix {
  return typeof value === 'object' && value !== null && 'edits' in value;
}

/** Of the faults on the cursor's line, the gravest; of two alike the one that can be repaired. */
export function markAtCursor({ state, marks }: EditorSnapshot): FaultMark | undefined {
  const { doc, selection } = state;
  const own = marksOnLine(marks, doc, doc.lineAt(selection.main.head).number);
  const gravest = own[0];
  return own.find(({ fault }) => fault.severity === gravest?.fault.severity && fixOf(fault) !== null) ?? gravest;
}

/** The text after the first repair that a line offers, the cursor's by default; null where it offers none. */
export function quickFix(
  snapshot: EditorSnapshot,
  number?: number,
): { readonly text: string; readonly title: string } | null {
  const { doc, selection } = snapshot.state;
  const own = marksOnLine(snapshot.marks, doc, number ?? doc.lineAt(selection.main.head).number);
  const fix = own.map(({ fault }) => fixOf(fault)).find((one) => one !== null);
  return fix === undefined || fix === null ? null : { text: applyFix(doc.toString(), fix), title: fix.title };
}
