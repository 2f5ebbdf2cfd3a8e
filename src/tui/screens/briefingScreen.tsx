import { Box } from 'ink';
import { type ReactNode, useEffect } from 'react';
import { briefingPages } from '../views/briefingPages.ts';
import { briefingSize } from '../views/briefingSize.ts';
import { Lines } from '../widgets/lineText.tsx';
import { Panel } from '../widgets/panel.tsx';
import type { View } from './view.ts';

/** The story, a page at a time. */
export function BriefingScreen({ program, state, attempt, theme, columns, rows }: View): ReactNode {
  useEffect(() => {
    program.heights.set('columns', columns);
    program.heights.set('rows', rows);
  });
  if (attempt === null) return null;
  const { width, height } = briefingSize(columns, rows);
  const pages = briefingPages(attempt.scenario, width, height);
  const page = Math.max(0, Math.min(state.scrolls.briefing ?? 0, pages.length - 1));
  const frame = { width: width + 4, height: Math.min(rows, Math.max(...pages.map((lines) => lines.length)) + 4) };
  const note = pages.length > 1 ? `page ${page + 1} of ${pages.length}` : '';
  return (
    <Box width={columns} height={rows} alignItems="center" justifyContent="center">
      <Panel title={attempt.scenario.title} note={note} focused {...frame} theme={theme}>
        <Lines lines={[[], ...(pages[page] ?? [])]} width={width} height={frame.height - 2} theme={theme} />
      </Panel>
    </Box>
  );
}
