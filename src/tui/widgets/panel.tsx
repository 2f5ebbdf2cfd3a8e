import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { memo, type ReactNode } from 'react';
import { cellWidth, painted } from '../cellWidth.ts';
import { fitText } from '../editor/displayText.ts';
import type { Glyphs } from '../glyphs.ts';
import { spokenText } from '../spoken.ts';
import type { Theme } from '../theme.ts';

export interface PanelProps {
  readonly title: string;
  /** At the right end of the upper border. */
  readonly note?: string;
  /** In the lower border. */
  readonly below?: string;
  readonly focused: boolean;
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  readonly children: ReactNode;
}

/** Columns and rows that a panel takes for itself: borders, and a space on each side. */
export const panelFrame = { columns: 4, rows: 2 } as const;

interface Corners {
  readonly left: string;
  readonly right: string;
  readonly bar: string;
}

function edges(glyphs: Glyphs, focused: boolean): { top: Corners; bottom: Corners; side: string } {
  const bar = focused ? glyphs.focusHorizontal : glyphs.horizontal;
  const pick = (plain: keyof Glyphs, strong: keyof Glyphs) => glyphs[focused ? strong : plain];
  return {
    top: { left: pick('topLeft', 'focusTopLeft'), right: pick('topRight', 'focusTopRight'), bar },
    bottom: { left: pick('bottomLeft', 'focusBottomLeft'), right: pick('bottomRight', 'focusBottomRight'), bar },
    side: pick('vertical', 'focusVertical'),
  };
}

interface BorderProps extends Corners {
  readonly title: string;
  readonly note: string;
  readonly width: number;
  readonly theme: Theme;
  readonly focused: boolean;
}

const Border = memo(function Border({ left, right, bar, title, note, width, theme, focused }: BorderProps): ReactNode {
  const room = width - 4;
  const end = note === '' || cellWidth(note) + 2 > room / 2 ? '' : ` ${note} `;
  const start =
    title === '' ? '' : ` ${fitText(painted(title, theme.glyphs), Math.max(0, room - cellWidth(end) - 2))} `;
  const rest = Math.max(0, width - 3 - cellWidth(start) - cellWidth(end));
  const frame = theme.styles[focused ? 'focus' : 'border'];
  return (
    <Text wrap="truncate">
      <Text {...frame}>{left}</Text>
      <Text {...theme.styles[focused ? 'focus' : 'heading']}>{start}</Text>
      <Text {...frame}>{bar.repeat(rest)}</Text>
      <Text {...theme.styles.muted}>{painted(end, theme.glyphs)}</Text>
      <Text {...frame}>{`${bar}${right}`}</Text>
    </Text>
  );
});

interface SideProps {
  readonly sign: string;
  readonly rows: number;
  readonly theme: Theme;
  readonly focused: boolean;
}

const Side = memo(function Side({ sign, rows, theme, focused }: SideProps): ReactNode {
  const bars = Array.from({ length: rows }, () => sign).join('\n');
  return <Text {...theme.styles[focused ? 'focus' : 'border']}>{bars}</Text>;
});

/**
 * A frame with a title; the one with the keys is drawn strong. What is in it keeps to its place by itself: Ink's clipping
 * would measure and cut every row of every frame anew.
 */
export function Panel({
  title,
  note = '',
  below = '',
  focused,
  width,
  height,
  theme,
  children,
}: PanelProps): ReactNode {
  const spoken = useIsScreenReaderEnabled();
  if (spoken) return <SpokenPanel {...{ title, note, below, children }} />;
  const { top, bottom, side } = edges(theme.glyphs, focused);
  const inner = Math.max(0, height - 2);
  const shared = { width, theme, focused };
  const bars = <Side sign={side} rows={inner} theme={theme} focused={focused} />;
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      <Border {...top} title={title} note={note} {...shared} />
      <Box height={inner} width={width} flexShrink={0}>
        <Box width={2} flexShrink={0}>
          {bars}
        </Box>
        <Box width={width - 4} height={inner} flexDirection="column" flexShrink={0}>
          {children}
        </Box>
        <Box width={2} flexShrink={0} paddingLeft={1}>
          {bars}
        </Box>
      </Box>
      <Border {...bottom} title={below} note="" {...shared} />
    </Box>
  );
}

/** Title and note in words, then what is in the frame. */
function SpokenPanel(props: Required<Pick<PanelProps, 'title' | 'note' | 'below' | 'children'>>): ReactNode {
  const { title, note, below, children } = props;
  const search = below.startsWith('/') ? `searched: ${below.slice(1)}` : below;
  const head = [title, note].filter(Boolean).map(spokenText).join(', ');
  return (
    <Box flexDirection="column">
      <Text>{/[.?!]$/.test(head) ? head : `${head}.`}</Text>
      {children}
      {search !== '' && <Text>{spokenText(search)}</Text>}
    </Box>
  );
}
