import { matchBrackets } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { Text } from 'ink';
import { memo, type ReactNode } from 'react';
import type { Severity } from '../../policy/fault.ts';
import type { Glyph } from '../glyphs.ts';
import { type Line, seg } from '../line.ts';
import type { Theme, Token } from '../theme.ts';
import { columnOf } from './displayText.ts';
import type { EditorSnapshot } from './editorSnapshot.ts';
import { marksOnLine } from './faultMarks.ts';
import { type Span, spansBetween } from './highlight.ts';
import { paintLine } from './paintLine.ts';
import type { Viewport } from './viewport.ts';

/** How each gravity is signed and coloured. */
export const faultSigns: Record<Severity, { readonly glyph: Glyph; readonly token: Token }> = {
  error: { glyph: 'failed', token: 'error' },
  'security-warning': { glyph: 'warning', token: 'warning' },
  warning: { glyph: 'warning', token: 'warning' },
  suggestion: { glyph: 'info', token: 'info' },
};

/** Columns in front of the text: sign, line number, a space. */
export function gutterWidth(lines: number): number {
  return Math.max(2, String(lines).length) + 2;
}

/** Offsets of the bracket at the cursor and its partner. */
function bracketsAt(state: EditorState): readonly number[] {
  const { head, empty } = state.selection.main;
  if (!empty) return [];
  const found = matchBrackets(state, head, -1) ?? matchBrackets(state, head, 1);
  return found?.matched && found.end !== undefined ? [found.start.from, found.end.from] : [];
}

export interface EditorRowsProps {
  readonly snapshot: EditorSnapshot;
  readonly view: Viewport;
  readonly theme: Theme;
  readonly focused: boolean;
}

interface RowProps extends EditorRowsProps {
  readonly number: number;
  readonly spans: readonly Span[];
  readonly brackets: readonly number[];
}

/** The pieces of a row: fault sign, number, text, and whether it goes on. */
function rowParts({ snapshot, view, theme, focused, number, spans, brackets }: RowProps): Line {
  const { doc, selection } = snapshot.state;
  const line = doc.line(number);
  const mark = marksOnLine(snapshot.marks, doc, number)[0];
  const sign = mark === undefined ? undefined : faultSigns[mark.fault.severity];
  const here = focused && selection.main.head >= line.from && selection.main.head <= line.to;
  const segments = paintLine({ text: line.text, from: line.from, spans, selection: selection.main, brackets, ...view });
  const width = columnOf(line.text, line.length) - view.left;
  const more = width > view.width ? ' '.repeat(Math.max(0, view.width - Math.max(0, width))) + theme.glyphs.crumb : '';
  const before = `${String(number).padStart(gutterWidth(doc.lines) - 2)}${view.left > 0 ? theme.glyphs.back : ' '}`;
  return [
    seg(sign === undefined ? ' ' : theme.glyphs[sign.glyph], sign?.token ?? 'muted'),
    seg(before, here ? 'accent' : 'muted'),
    ...segments,
    seg(more, 'muted'),
  ];
}

interface EditorRowProps {
  readonly parts: Line;
  readonly theme: Theme;
}

/** Drawn anew where it looks otherwise than before: with a key, that is one row or two. */
const EditorRow = memo(
  function EditorRow({ parts, theme }: EditorRowProps): ReactNode {
    return (
      <Text wrap="truncate">
        {parts.map(({ text, token = 'text' }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a row have no identity beside their place
          <Text key={at} {...theme.styles[token]}>
            {text}
          </Text>
        ))}
      </Text>
    );
  },
  (before, after) => before.theme === after.theme && sameLine(before.parts, after.parts),
);

function sameLine(one: Line, other: Line): boolean {
  return (
    one.length === other.length &&
    one.every(({ text, token }, at) => text === other[at]?.text && token === other[at]?.token)
  );
}

/** The visible lines with their numbers and fault signs; nothing else of the text is looked at. */
export function EditorRows(props: EditorRowsProps): ReactNode {
  const { snapshot, view } = props;
  const { doc } = snapshot.state;
  const first = view.top + 1;
  const last = Math.min(doc.lines, view.top + view.height);
  const spans = spansBetween(snapshot.state, doc.line(first).from, doc.line(last).to);
  const brackets = props.focused ? bracketsAt(snapshot.state) : [];
  const rows: ReactNode[] = [];
  for (let number = first; number <= last; number++) {
    const line = doc.line(number);
    const own = spans.filter((span) => span.to > line.from && span.from < line.to);
    const parts = rowParts({ ...props, number, spans: own, brackets });
    rows.push(<EditorRow key={number} parts={parts} theme={props.theme} />);
  }
  return rows;
}
