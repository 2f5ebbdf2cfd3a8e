import { Box } from 'ink';
import { type ReactNode, useEffect } from 'react';
import type { Line } from '../line.ts';
import type { Theme } from '../theme.ts';
import { Lines } from './lineText.tsx';
import { useRegion } from './regionContext.ts';

export interface ScrollTextProps {
  readonly id: string;
  readonly lines: readonly Line[];
  /** First line asked for; the last page is the furthest. */
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  readonly heights: Map<string, number>;
  readonly lengths: Map<string, number>;
}

/** The first line shown of a text. */
export function scrollTop(top: number, length: number, height: number): number {
  return Math.max(0, Math.min(top, length - height));
}

/** `12-30/84`, where a text does not fit. */
export function scrollPlace(top: number, length: number, height: number): string {
  if (length <= height) return '';
  const first = scrollTop(top, length, height);
  return `${first + 1}-${Math.min(length, first + height)}/${length}`;
}

/** A text that may be longer than its place. */
export function ScrollText(props: ScrollTextProps): ReactNode {
  const { id, lines, top, width, height, theme, heights, lengths } = props;
  useEffect(() => {
    heights.set(id, height);
    lengths.set(id, lines.length);
  });
  const first = scrollTop(top, lines.length, height);
  const box = useRegion(`text ${id}`, { type: 'text', text: id });
  return (
    <Box ref={box} width={width} height={height} flexShrink={0}>
      <Lines lines={lines.slice(first, first + height)} width={width} height={height} theme={theme} />
    </Box>
  );
}
