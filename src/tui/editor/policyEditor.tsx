import { Box, type DOMElement } from 'ink';
import { type ReactNode, useRef, useSyncExternalStore } from 'react';
import type { Theme } from '../theme.ts';
import { useRegion } from '../widgets/regionContext.ts';
import { CompletionPopup, placePopup } from './completionPopup.tsx';
import { columnOf } from './displayText.ts';
import type { EditorBuffer } from './editorBuffer.ts';
import { EditorRows, gutterWidth } from './editorRows.tsx';
import { EditorStatus, statusRows } from './editorStatus.tsx';
import { TerminalCursor } from './terminalCursor.tsx';

export interface PolicyEditorProps {
  readonly buffer: EditorBuffer;
  readonly width: number;
  readonly height: number;
  /** True where the keys go: it shows the cursor and the popup. */
  readonly focused: boolean;
  readonly theme: Theme;
}

/** A policy under edit in a box of `width` × `height` cells; the last rows tell about findings. */
export function PolicyEditor({ buffer, width, height, focused, theme }: PolicyEditorProps): ReactNode {
  const box = useRef<DOMElement | null>(null);
  const snapshot = useSyncExternalStore(buffer.subscribe, buffer.snapshot);
  const { doc, selection } = snapshot.state;
  const gutter = gutterWidth(doc.lines);
  const text = useRegion('editor', { type: 'editor', buffer, gutter });
  const status = statusRows(height);
  const rows = Math.max(1, height - status);
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
    <Box ref={box} flexDirection="column" width={width} height={height} flexShrink={0}>
      <Box ref={text} flexDirection="column" height={rows} flexShrink={0}>
        <EditorRows snapshot={snapshot} view={view} theme={theme} focused={focused} />
      </Box>
      <EditorStatus snapshot={snapshot} width={width} rows={status} theme={theme} />
      {popup !== null && place !== null && <CompletionPopup popup={popup} place={place} theme={theme} />}
      {focused && <TerminalCursor within={box} {...cursor} />}
    </Box>
  );
}
