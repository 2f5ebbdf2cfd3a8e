import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import type { Theme } from '../theme.ts';
import { Panel } from './panel.tsx';

export interface OverlayProps {
  readonly title: string;
  readonly note?: string;
  readonly below?: string;
  /** Size of the frame, borders included. */
  readonly width: number;
  readonly height: number;
  /** Size of what it lies over. */
  readonly columns: number;
  readonly rows: number;
  readonly theme: Theme;
  readonly children: ReactNode;
}

/** A frame in the middle of the screen. It covers what is below with spaces, so that it needs no colour of its own. */
export function Overlay(props: OverlayProps): ReactNode {
  const { title, note = '', below = '', width, height, columns, rows, theme, children } = props;
  const left = Math.max(0, Math.floor((columns - width) / 2));
  const top = Math.max(0, Math.floor((rows - height) / 2));
  const cover = Array.from({ length: height }, () => ' '.repeat(width)).join('\n');
  return (
    <Box position="absolute" marginLeft={left} marginTop={top} width={width} height={height}>
      <Box aria-hidden position="absolute" width={width} height={height}>
        <Text>{cover}</Text>
      </Box>
      <Panel title={title} note={note} below={below} focused width={width} height={height} theme={theme}>
        {children}
      </Panel>
    </Box>
  );
}
