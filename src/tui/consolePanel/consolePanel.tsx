import { Box, type DOMElement, Text } from 'ink';
import { type ReactNode, useRef, useSyncExternalStore } from 'react';
import { CompletionPopup, placePopup } from '../editor/completionPopup.tsx';
import { columnOf, fitText } from '../editor/displayText.ts';
import { TerminalCursor } from '../editor/terminalCursor.tsx';
import type { Theme } from '../theme.ts';
import type { ConsoleModel, ConsoleSnapshot } from './consoleModel.ts';
import { inputRows } from './inputRows.ts';
import type { TranscriptRow } from './transcript.ts';

export interface ConsolePanelProps {
  readonly model: ConsoleModel;
  readonly width: number;
  readonly height: number;
  /** True where the keys go. */
  readonly focused: boolean;
  readonly theme: Theme;
}

function Row({ row, width, theme }: { row: TranscriptRow; width: number; theme: Theme }): ReactNode {
  const sign = row.exit === null ? '' : ` ${theme.glyphs.failed} exit ${row.exit}`;
  const room = Math.max(1, width - sign.length);
  return (
    <Text wrap="truncate">
      <Text {...theme.styles[row.token]}>{sign === '' ? row.text || ' ' : fitText(row.text, room)}</Text>
      <Text {...theme.styles.error}>{sign}</Text>
    </Text>
  );
}

const firstWords = 'such as aws iam list-users  Tab: complete  help: commands';

/** What is going on, in one line under the input; empty most of the time. */
function hintOf({ search, pasted, scroll, input }: ConsoleSnapshot, empty: boolean): string {
  if (search !== null)
    return search.query !== '' && search.found === null
      ? 'nothing found  Esc: back'
      : 'Enter: take  Ctrl+R: older  Esc: back';
  if (pasted > 0) return `${pasted} ${pasted === 1 ? 'command' : 'commands'} pasted  Enter: run  Esc: drop`;
  if (empty && input.text === '') return firstWords;
  return scroll > 0 ? `${scroll} rows further down  Ctrl+End: to the end` : '';
}

/** The console in a box of `width` × `height` cells: what was entered and answered, and the line under edit. */
export function ConsolePanel({ model, width, height, focused, theme }: ConsolePanelProps): ReactNode {
  const box = useRef<DOMElement | null>(null);
  const snapshot = useSyncExternalStore(model.subscribe, model.snapshot);
  const { search, popup } = snapshot;
  const prompt = search === null ? model.prompt : `search \`${search.query}\`: `;
  const line = search === null ? snapshot.input : { text: search.found?.line ?? '', cursor: 0 };
  const input = inputRows(line, prompt, width, Math.max(1, Math.floor(height / 2)));
  const space = (hint: string) => Math.max(0, height - input.rows.length - (hint === '' ? 0 : 1));
  const without = model.layOut(width, space(''));
  const hint = hintOf({ ...snapshot, scroll: model.below }, without.length === 0);
  const rows = hint === '' ? without : model.layOut(width, space(hint));
  const cursor = { x: input.cursor.x, y: rows.length + input.cursor.y };
  const at =
    popup === null
      ? cursor
      : { x: Math.max(0, cursor.x - columnOf(line.text.slice(popup.from, line.cursor), line.cursor)), y: cursor.y };
  const place = focused && popup !== null ? placePopup(popup.options, at, { width, height }) : null;
  return (
    <Box ref={box} flexDirection="column" width={width} height={height} overflow="hidden">
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity beside their place
        <Row key={index} row={row} width={width} theme={theme} />
      ))}
      {input.rows.map(({ prompt: sign, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity beside their place
        <Text key={index} wrap="truncate">
          <Text {...theme.styles[focused ? 'focus' : 'muted']}>{sign}</Text>
          <Text {...theme.styles.field}>{text}</Text>
        </Text>
      ))}
      {hint !== '' && <Text {...theme.styles.muted}>{fitText(hint, width)}</Text>}
      {popup !== null && place !== null && <CompletionPopup popup={popup} place={place} theme={theme} />}
      {focused && <TerminalCursor within={box} {...cursor} />}
    </Box>
  );
}
