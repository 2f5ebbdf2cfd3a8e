import { Box } from 'ink';
import type { ReactNode } from 'react';
import { debriefLines } from '../views/debriefLines.ts';
import { Panel } from '../widgets/panel.tsx';
import { ScrollText, scrollPlace } from '../widgets/scrollText.tsx';
import type { View } from './view.ts';

/** What to take away. */
export function DebriefScreen({ program, state, attempt, theme, columns, rows }: View): ReactNode {
  if (attempt === null) return null;
  const width = Math.min(80, columns - 4);
  const lines = debriefLines(attempt.scenario, state.tabs.debrief === 'answered', width, theme.glyphs);
  const top = state.scrolls.debrief ?? 0;
  return (
    <Box width={columns} height={rows} justifyContent="center">
      <Panel
        title="What to take away"
        note={scrollPlace(top, lines.length, rows - 2)}
        focused
        width={width + 4}
        height={rows}
        theme={theme}
      >
        <ScrollText
          id="debrief"
          lines={lines}
          top={top}
          width={width}
          height={rows - 2}
          theme={theme}
          heights={program.heights}
          lengths={program.lengths}
        />
      </Panel>
    </Box>
  );
}
