import { Box, type DOMElement, Text, useIsScreenReaderEnabled } from 'ink';
import { type ReactNode, useRef } from 'react';
import { cellWidth, drawable } from '../cellWidth.ts';
import { cellsOf, columnOf, padText } from '../editor/displayText.ts';
import type { LineInput } from '../editor/lineInput.ts';
import { TerminalCursor } from '../editor/terminalCursor.tsx';
import type { Theme } from '../theme.ts';

export interface InputLineProps {
  readonly input: LineInput;
  readonly label: string;
  readonly placeholder?: string;
  readonly focused: boolean;
  readonly width: number;
  readonly theme: Theme;
}

/** A field of one row with the terminal's own cursor in it; long texts slide sideways. */
export function InputLine({ input, label, placeholder = '', focused, width, theme }: InputLineProps): ReactNode {
  const box = useRef<DOMElement | null>(null);
  const spoken = useIsScreenReaderEnabled();
  const room = Math.max(4, width - cellWidth(label));
  const column = columnOf(input.text, input.cursor);
  const from = Math.max(0, column - room + 1);
  const shown = cellsOf(input.text, from, from + room - 1)
    .filter((cell) => cell.column >= from)
    .map((cell) => cell.text)
    .join('');
  if (spoken) return <Text>{spokenField(label, input.text, placeholder)}</Text>;
  return (
    <Box ref={box} width={width} height={1} flexShrink={0}>
      <Text wrap="truncate">
        <Text {...theme.styles[focused ? 'focus' : 'muted']}>{drawable(label)}</Text>
        {input.text === '' ? (
          <Text {...theme.styles.placeholder}>{padText(placeholder, room)}</Text>
        ) : (
          <Text {...theme.styles.field}>{padText(shown, room)}</Text>
        )}
      </Text>
      {focused && <TerminalCursor within={box} x={cellWidth(label) + column - from} y={0} />}
    </Box>
  );
}

/** What a field is for, and what is in it. */
function spokenField(label: string, text: string, placeholder: string): string {
  const name = { ':': 'Entry', '>': 'Entry', '/': 'Search' }[label.trim()] ?? label.trim();
  return drawable(`${name}: ${text === '' ? `empty. ${placeholder}` : text}`.trim());
}
