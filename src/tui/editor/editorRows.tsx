import { matchBrackets } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { Text } from 'ink';
import type { ReactNode } from 'react';
import type { Severity } from '../../policy/fault.ts';
import type { Glyph } from '../glyphs.ts';
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

function EditorRow({ snapshot, view, theme, focused, number, spans, brackets }: RowProps): ReactNode {
  const { doc, selection } = snapshot.state;
  const line = doc.line(number);
  const mark = marksOnLine(snapshot.marks, doc, number)[0];
  const sign = mark === undefined ? undefined : faultSigns[mark.fault.severity];
  const here = focused && selection.main.head >= line.from && selection.main.head <= line.to;
  const segments = paintLine({ text: line.text, from: line.from, spans, selection: selection.main, brackets, ...view });
  const width = columnOf(line.text, line.length) - view.left;
  const more = width > view.width ? ' '.repeat(Math.max(0, view.width - Math.max(0, width))) + theme.glyphs.crumb : '';
  return (
    <Text wrap="truncate">
      <Text {...theme.styles[sign?.token ?? 'muted']}>{sign === undefined ? ' ' : theme.glyphs[sign.glyph]}</Text>
      <Text {...theme.styles[here ? 'accent' : 'muted']}>
        {String(number).padStart(gutterWidth(doc.lines) - 2)}
        {view.left > 0 ? theme.glyphs.back : ' '}
      </Text>
      {segments.map((segment, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: segments have no identity beside their place
        <Text key={at} {...theme.styles[segment.token]}>
          {segment.text}
        </Text>
      ))}
      <Text {...theme.styles.muted}>{more}</Text>
    </Text>
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
    rows.push(<EditorRow key={number} {...props} number={number} spans={own} brackets={brackets} />);
  }
  return rows;
}
