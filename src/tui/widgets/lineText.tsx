import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { memo, type ReactNode } from 'react';
import { painted } from '../cellWidth.ts';
import { asciiGlyphs } from '../glyphs.ts';
import { fitLine, type Line } from '../line.ts';
import { spokenLine } from '../spoken.ts';
import type { Theme, Token } from '../theme.ts';

export interface LineTextProps {
  readonly line: Line;
  readonly width: number;
  readonly theme: Theme;
  /** Style of the whole row instead of its own styles. */
  readonly over?: Token | undefined;
}

/** The text as a link (OSC 8); plain where terminals of that age print such sequences. */
function linked(text: string, link: string | undefined, { glyphs }: Theme): string {
  if (link === undefined || glyphs === asciiGlyphs || !/^https:[!-~]+$/.test(link)) return text;
  return `\u001b]8;;${link}\u0007${text}\u001b]8;;\u0007`;
}

/** Spaces at the end in no style of their own, which need not be painted. */
function withoutFill(parts: Line): Line {
  const last = parts.at(-1);
  return last !== undefined && last.token === undefined && /^ +$/.test(last.text) ? parts.slice(0, -1) : parts;
}

/** One row of `width` cells; a row in one style is painted to its end. */
export const LineText = memo(function LineText({ line, width, theme, over }: LineTextProps): ReactNode {
  if (useIsScreenReaderEnabled()) return <SpokenLine line={line} chosen={over === 'selected'} />;
  const parts = fitLine(line, width, theme.glyphs.ellipsis);
  if (over !== undefined) {
    return (
      <Text wrap="truncate" {...theme.styles[over]}>
        {parts.map(({ text }) => painted(text, theme.glyphs)).join('')}
      </Text>
    );
  }
  const shown = withoutFill(parts);
  return (
    <Text wrap="truncate">
      {shown.length === 0 && ' '}
      {shown.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a row have no identity but their place
        <Text key={index} {...theme.styles[part.token ?? 'text']}>
          {linked(painted(part.text, theme.glyphs), part.link, theme)}
        </Text>
      ))}
    </Text>
  );
});

function SpokenLine({ line, chosen }: { readonly line: Line; readonly chosen: boolean }): ReactNode {
  const text = spokenLine(line);
  return text === '' ? null : <Text>{chosen ? `(selected) ${text}` : text}</Text>;
}

export interface LinesProps {
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
}

/** Rows from the top, filled up with empty ones to `height`. */
export function Lines({ lines, width, height, theme }: LinesProps): ReactNode {
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      {Array.from({ length: Math.max(0, height) }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of cells have no identity but their place
        <LineText key={index} line={lines[index] ?? []} width={width} theme={theme} />
      ))}
    </Box>
  );
}
