import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import type { ReactNode } from 'react';
import { drawable } from '../cellWidth.ts';
import type { Theme } from '../theme.ts';
import type { Option } from './completion.ts';
import { columnOf, fitText, padText } from './displayText.ts';
import { type Choosing, popupWindow } from './popup.ts';

/** Where a popup goes, in cells of the box it lies in. */
export interface PopupPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  /** Options shown at once. */
  readonly rows: number;
}

const MOST_ROWS = 8;
const MOST_COLUMNS = 72;
/** Cells below which a detail is left out. */
const SHORTEST = 8;
/** Border above and below, and the description where there is any. */
const frameOf = (options: readonly Option[]) => (options.some(({ describe }) => describe !== undefined) ? 3 : 2);

/** Below the cursor where there is room, else above; never beyond the box. Null where the box is too small. */
export function placePopup(
  options: readonly Option[],
  cursor: { readonly x: number; readonly y: number },
  box: { readonly width: number; readonly height: number },
): PopupPlace | null {
  const frame = frameOf(options);
  const below = box.height - cursor.y - 1;
  const under = below >= cursor.y || below >= Math.min(options.length, MOST_ROWS) + frame;
  const rows = Math.min(options.length, MOST_ROWS, (under ? below : cursor.y) - frame);
  if (rows < 1 || box.width < 20) return null;
  const wanted = options.reduce((most, { label, detail }) => Math.max(most, label.length + detail.length + 6), 40);
  const width = Math.min(wanted, MOST_COLUMNS, box.width);
  const left = Math.max(0, Math.min(cursor.x, box.width - width));
  return { left, top: under ? cursor.y + 1 : cursor.y - rows - frame, width, rows };
}

export interface CompletionPopupProps {
  readonly popup: Choosing;
  readonly place: PopupPlace;
  readonly theme: Theme;
}

/** The label whole as long as it fits; what is left goes to the detail. */
function optionLine({ label, detail }: Option, width: number): string {
  const name = fitText(label, width - 2);
  const left = width - 3 - columnOf(name, name.length);
  const note = left < SHORTEST ? '' : fitText(detail, left);
  return ` ${padText(label, width - 3 - columnOf(note, note.length))} ${note} `;
}

/** The proposals over the text, the chosen one with its description. */
export function CompletionPopup({ popup, place, theme }: CompletionPopupProps): ReactNode {
  if (useIsScreenReaderEnabled()) return <SpokenPopup popup={popup} place={place} />;
  return <PaintedPopup popup={popup} place={place} theme={theme} />;
}

function SpokenPopup({ popup, place }: Pick<CompletionPopupProps, 'popup' | 'place'>): ReactNode {
  const { start, end } = popupWindow(popup, place.rows);
  const lines = popup.options.slice(start, end).map(({ label, detail, describe }, at) => {
    const chosen = start + at === popup.selected;
    const text = drawable([label, detail, chosen ? (describe?.() ?? '') : ''].filter(Boolean).join(', '));
    return chosen ? `(selected) ${text}` : text;
  });
  return <Text>{[`Proposals, ${popup.selected + 1} of ${popup.options.length}.`, ...lines].join('\n')}</Text>;
}

function PaintedPopup({ popup, place, theme }: CompletionPopupProps): ReactNode {
  const { start, end } = popupWindow(popup, place.rows);
  const { glyphs, styles } = theme;
  const inner = place.width - 2;
  const chosen = popup.options[popup.selected];
  const count = `${popup.selected + 1}/${popup.options.length}`;
  const edge = (text: string) => <Text {...styles.focus}>{text}</Text>;
  return (
    <Box position="absolute" left={place.left} top={place.top} flexDirection="column" width={place.width}>
      {edge(glyphs.topLeft + glyphs.horizontal.repeat(inner) + glyphs.topRight)}
      {popup.options.slice(start, end).map((option, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two options may read alike
        <Text key={start + at} wrap="truncate">
          {edge(glyphs.vertical)}
          <Text {...styles[start + at === popup.selected ? 'selected' : 'text']}>
            {padText(optionLine(option, inner), inner)}
          </Text>
          {edge(glyphs.vertical)}
        </Text>
      ))}
      {frameOf(popup.options) === 3 && (
        <Text wrap="truncate">
          {edge(glyphs.vertical)}
          <Text {...styles.muted}>{padText(` ${chosen?.describe?.() ?? ''}`, inner)}</Text>
          {edge(glyphs.vertical)}
        </Text>
      )}
      {edge(glyphs.bottomLeft + padLine(count, inner, glyphs.horizontal) + glyphs.bottomRight)}
    </Box>
  );
}

function padLine(text: string, width: number, line: string): string {
  return ` ${text} `.padStart(width - 1, line) + line;
}
