import { Box, Text } from 'ink';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { footerLine } from '../footer.ts';
import type { Glyphs } from '../glyphs.ts';
import { lastCall } from '../lastCall.ts';
import type { Layer } from '../layers.ts';
import { type Line, lineWidth, seg, spread } from '../line.ts';
import { type State, topLayer } from '../program.ts';
import { messageLine } from '../views/messageRows.ts';
import { InputLine } from '../widgets/inputLine.tsx';
import { LineText } from '../widgets/lineText.tsx';
import { wrapLine } from '../wrap.ts';
import type { View } from './view.ts';

/** Rows that a long message may take from the screen above. */
const MOST = 4;

const linesOf = lastCall((toast: NonNullable<State['toast']>, glyphs: Glyphs, columns: number) =>
  wrapLine([seg(' '), ...messageLine(toast, glyphs)], columns - 1, 3).slice(0, MOST),
);

function messageLines({ state: { toast }, theme, columns }: View): readonly Line[] {
  return toast === null ? [] : linesOf(toast, theme.glyphs, columns);
}

const unwatched = () => () => {};

/** What the keys of a form do changes with what is open in it. */
function useFormKeys(layer: Layer | undefined): void {
  const model = layer?.kind === 'form' ? layer.model : null;
  useSyncExternalStore(model?.subscribe ?? unwatched, () => model?.snapshot() ?? null);
}

/** The last row: a message, the search that is being typed, or the keys that matter now. */
export function StatusRow(view: View): ReactNode {
  const { program, state, theme, columns } = view;
  // What can be done with a picture changes while it is worked out.
  useStore(program.game.picture);
  useStore(program.game.practice.view);
  const layer = topLayer(state);
  useFormKeys(layer);
  if (layer?.kind === 'filter') {
    return (
      <InputLine input={layer.input} label=" / " focused width={columns} theme={theme} placeholder="type to search" />
    );
  }
  const message = besideKeys(view);
  const keys = footerLine(program, columns - 2 - (message === null ? 0 : lineWidth(message) + 2));
  return <LineText line={spread([seg(' '), ...keys], message ?? [], columns)} width={columns} theme={theme} />;
}

/** A message that stands beside the keys, which keep their places: no longer than half of the row. */
function besideKeys(view: View): Line | null {
  const [first, second] = messageLines(view);
  if (first === undefined || second !== undefined) return null;
  return lineWidth(first) + 1 <= view.columns / 2 ? [...first, seg(' ')] : null;
}

/** A message that has no room beside the keys, over the screen's last rows. */
export function LongMessage(view: View): ReactNode {
  const above = messageLines(view);
  if (above.length === 0 || besideKeys(view) !== null || topLayer(view.state)?.kind === 'filter') return null;
  const { columns, rows, theme } = view;
  return (
    <Box
      position="absolute"
      marginTop={rows - 1 - above.length}
      width={columns}
      height={above.length}
      flexDirection="column"
    >
      <Box aria-hidden position="absolute" width={columns} height={above.length}>
        <Text>{above.map(() => ' '.repeat(columns)).join('\n')}</Text>
      </Box>
      {above.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of cells have no identity but their place
        <LineText key={index} line={line} width={columns} theme={theme} />
      ))}
    </Box>
  );
}
