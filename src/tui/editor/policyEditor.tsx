import { Box, type DOMElement, Text } from 'ink';
import { type ReactNode, useRef, useSyncExternalStore } from 'react';
import type { Theme } from '../theme.ts';
import { CompletionPopup, placePopup } from './completionPopup.tsx';
import { columnOf, fitText, padText } from './displayText.ts';
import type { EditorBuffer } from './editorBuffer.ts';
import { EditorRows, faultSigns, gutterWidth } from './editorRows.tsx';
import type { EditorSnapshot } from './editorSnapshot.ts';
import { marksOnLine } from './faultMarks.ts';
import { TerminalCursor } from './terminalCursor.tsx';

export interface PolicyEditorProps {
  readonly buffer: EditorBuffer;
  readonly width: number;
  readonly height: number;
  /** True where the keys go: it shows the cursor and the popup. */
  readonly focused: boolean;
  readonly theme: Theme;
}

/** Left: the message, or the fault on the cursor's line. Right: faults and place. */
function StatusLine({ snapshot, width, theme }: { snapshot: EditorSnapshot; width: number; theme: Theme }): ReactNode {
  const { doc, selection } = snapshot.state;
  const line = doc.lineAt(selection.main.head);
  const fault = marksOnLine(snapshot.marks, doc, line.number)[0]?.fault;
  const sign = fault === undefined ? undefined : faultSigns[fault.severity];
  const said = fault === undefined ? '' : [fault.message, fault.advice].filter((part) => part !== '').join(': ');
  const count = snapshot.marks.length;
  const faults = count === 0 ? '' : `${count} ${count === 1 ? 'fault' : 'faults'} `;
  const place = ` ${faults}${line.number}:${selection.main.head - line.from + 1}`;
  const text = snapshot.message !== '' || sign === undefined ? snapshot.message : `${theme.glyphs[sign.glyph]} ${said}`;
  return (
    <Text wrap="truncate">
      <Text {...theme.styles[snapshot.message === '' ? (sign?.token ?? 'muted') : 'warning']}>
        {padText(text, width - place.length)}
      </Text>
      <Text {...theme.styles.muted}>{fitText(place, width)}</Text>
    </Text>
  );
}

/** A policy under edit in a box of `width` × `height` cells; the last row tells about faults. */
export function PolicyEditor({ buffer, width, height, focused, theme }: PolicyEditorProps): ReactNode {
  const box = useRef<DOMElement | null>(null);
  const snapshot = useSyncExternalStore(buffer.subscribe, buffer.snapshot);
  const { doc, selection } = snapshot.state;
  const gutter = gutterWidth(doc.lines);
  const rows = Math.max(1, height - 1);
  // The last column is kept for the sign of a line that goes on.
  const view = buffer.layOut(Math.max(1, width - gutter - 1), rows);
  const line = doc.lineAt(selection.main.head);
  const cursor = {
    x: gutter + columnOf(line.text, selection.main.head - line.from) - view.left,
    y: line.number - 1 - view.top,
  };
  const { popup } = snapshot;
  const place = focused && popup !== null ? placePopup(popup.options, cursor, { width, height: rows }) : null;
  return (
    <Box ref={box} flexDirection="column" width={width} height={height} overflow="hidden">
      <Box flexDirection="column" height={rows} flexShrink={0}>
        <EditorRows snapshot={snapshot} view={view} theme={theme} focused={focused} />
      </Box>
      <StatusLine snapshot={snapshot} width={width} theme={theme} />
      {popup !== null && place !== null && <CompletionPopup popup={popup} place={place} theme={theme} />}
      {focused && <TerminalCursor within={box} {...cursor} />}
    </Box>
  );
}
