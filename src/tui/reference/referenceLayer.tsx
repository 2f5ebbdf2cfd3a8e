import { Box, useIsScreenReaderEnabled } from 'ink';
import { type ReactNode, useSyncExternalStore } from 'react';
import type { Sandbox } from '../../account/sandbox.ts';
import type { ReferenceEntry } from '../../training/reference/referenceEntry.ts';
import type { Glyphs } from '../glyphs.ts';
import { lastCall } from '../lastCall.ts';
import { seg } from '../line.ts';
import { placeFrame } from '../screens/layerFrame.ts';
import type { LayerProps } from '../screens/layers.tsx';
import { InputLine } from '../widgets/inputLine.tsx';
import { LineText } from '../widgets/lineText.tsx';
import { Overlay } from '../widgets/overlay.tsx';
import { RowList } from '../widgets/rowList.tsx';
import { ScrollText, scrollPlace } from '../widgets/scrollText.tsx';
import type { ReferenceSnapshot } from './referenceIndex.ts';
import { referenceLines } from './referenceLines.ts';
import { groupLine } from './referenceRows.ts';
import { chosenEntry, referenceIndex, referenceRowsShown } from './referenceState.ts';

function place({ size, complete, total, query }: ReferenceSnapshot): string {
  const count = new Intl.NumberFormat('en').format(query.trim() === '' ? size : total);
  return complete ? `${count} ${query.trim() === '' ? 'entries' : 'found'}` : `reading the catalogue: ${count}`;
}

/** Columns of the list beside the text; with fewer than this in all, the text stands below the list. */
const SIDE_BY_SIDE = 100;

interface Parts {
  readonly list: { readonly width: number; readonly height: number };
  readonly text: { readonly width: number; readonly height: number };
  readonly beside: boolean;
}

function partsOf(width: number, height: number, reading: boolean): Parts {
  const beside = width >= SIDE_BY_SIDE;
  if (reading && !beside) return { list: { width: 0, height: 0 }, text: { width, height }, beside };
  if (beside) {
    const list = Math.floor(width * 0.42);
    return { list: { width: list, height }, text: { width: width - list - 2, height }, beside };
  }
  const list = Math.max(3, Math.floor(height * 0.4));
  return { list: { width, height: list }, text: { width, height: height - list - 1 }, beside };
}

const drawn = lastCall((entry: ReferenceEntry, width: number, glyphs: Glyphs, sandbox: Sandbox | null) =>
  referenceLines(entry, { width, glyphs, sandbox }),
);

/** Search over everything that AWS publishes of IAM, with what is known of the entry under the cursor. */
export function ReferenceLayer({ view, layer }: LayerProps<'reference'>): ReactNode {
  const snapshot = useSyncExternalStore(referenceIndex.subscribe, referenceIndex.snapshot);
  const { theme, state, program, attempt } = view;
  const spoken = useIsScreenReaderEnabled();
  const frame = placeFrame(view);
  const inner = { width: frame.width - 4, height: frame.height - 5 };
  const parts = partsOf(inner.width, inner.height, layer.reading);
  const rows = referenceRowsShown();
  const entry = chosenEntry(program);
  const drawing = { width: parts.text.width, glyphs: theme.glyphs, sandbox: attempt?.sandbox ?? null };
  const lines = entry === null ? [] : drawn(entry, drawing.width, drawing.glyphs, drawing.sandbox);
  const top = state.scrolls['reference text'] ?? 0;
  const { heights, lengths } = program;
  const empty = snapshot.complete ? 'nothing has a name like this' : 'reading the catalogue …';
  return (
    <Overlay
      title="Reference"
      note={place(snapshot)}
      below={layer.reading ? scrollPlace(top, lines.length, parts.text.height) : ''}
      {...frame}
      theme={theme}
    >
      <InputLine
        input={layer.input}
        label="Search "
        placeholder="s3:GetObject, aws:SourceIp, ReadOnlyAccess, NoSuchEntity: a few letters will do"
        focused={!layer.reading}
        width={inner.width}
        theme={theme}
      />
      <LineText line={groupLine(snapshot.group)} width={inner.width} theme={theme} />
      <LineText line={[seg(theme.glyphs.horizontal.repeat(inner.width), 'border')]} width={inner.width} theme={theme} />
      <Box flexDirection={parts.beside && !spoken ? 'row' : 'column'} width={inner.width} height={inner.height}>
        {parts.list.height > 0 && (
          <RowList
            id="reference"
            rows={rows}
            cursor={state.cursors.reference}
            focused={!layer.reading}
            {...parts.list}
            theme={theme}
            heights={heights}
            empty={empty}
          />
        )}
        {parts.list.height > 0 && <Box width={parts.beside ? 2 : inner.width} height={1} />}
        <ScrollText id="reference text" lines={lines} top={top} {...parts.text} {...{ theme, heights, lengths }} />
      </Box>
    </Overlay>
  );
}
