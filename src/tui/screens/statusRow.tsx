import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { footerLine } from '../footer.ts';
import { type Line, lineWidth, seg, spread } from '../line.ts';
import { topLayer } from '../program.ts';
import { messageLine } from '../views/messageRows.ts';
import { InputLine } from '../widgets/inputLine.tsx';
import { LineText } from '../widgets/lineText.tsx';
import { wrapLine } from '../wrap.ts';
import type { View } from './view.ts';

/** Rows that a long message may take from the screen above. */
const MOST = 4;

function messageLines({ state, theme, columns }: View): Line[] {
  const { toast } = state;
  if (toast === null) return [];
  return wrapLine([seg(' '), ...messageLine(toast, theme.glyphs)], columns - 1, 3).slice(0, MOST);
}

/** The last row: a message, the search that is being typed, or the keys that matter now. */
export function StatusRow(view: View): ReactNode {
  const { program, state, theme, columns } = view;
  const layer = topLayer(state);
  if (layer?.kind === 'filter') {
    return (
      <InputLine input={layer.input} label=" / " focused width={columns} theme={theme} placeholder="type to search" />
    );
  }
  const message = messageLines(view);
  const keys = footerLine(program, columns - 2);
  if (message.length === 0) return <LineText line={[seg(' '), ...keys]} width={columns} theme={theme} />;
  const last = message.at(-1) ?? [];
  const short = footerLine(program, columns - lineWidth(last) - 4);
  return <LineText line={spread(last, [...short, seg(' ')], columns)} width={columns} theme={theme} />;
}

/** The first rows of a message that needs more than one, over the screen's last rows. */
export function LongMessage(view: View): ReactNode {
  const lines = messageLines(view);
  if (lines.length < 2 || topLayer(view.state)?.kind === 'filter') return null;
  const { columns, rows, theme } = view;
  const above = lines.slice(0, -1);
  return (
    <Box
      position="absolute"
      marginTop={rows - 1 - above.length}
      width={columns}
      height={above.length}
      flexDirection="column"
    >
      <Box position="absolute" width={columns} height={above.length}>
        <Text>{above.map(() => ' '.repeat(columns)).join('\n')}</Text>
      </Box>
      {above.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of cells have no identity but their place
        <LineText key={index} line={line} width={columns} theme={theme} />
      ))}
    </Box>
  );
}
