import { Box } from 'ink';
import type { ReactNode } from 'react';
import { resultRowsShown } from '../resultState.ts';
import { resultHead } from '../views/resultHead.ts';
import { Lines } from '../widgets/lineText.tsx';
import { ListPanel } from './listPanel.tsx';
import { roomForScore, ScoreOverTime, scoreRows } from './scoreOverTime.tsx';
import type { View } from './view.ts';

/** What handing in brought: stars and points on top, every check and every excess below. */
export function ResultScreen(view: View): ReactNode {
  const { program, attempt, theme, columns, rows } = view;
  if (attempt === null || attempt.submitted === null) return null;
  const head = resultHead(attempt, attempt.submitted, columns - 2, theme.glyphs);
  const chart = rows >= roomForScore ? scoreRows : 0;
  const height = rows - head.length - chart;
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Box paddingLeft={1}>
        <Lines lines={head} width={columns - 2} height={head.length} theme={theme} />
      </Box>
      {chart > 0 && (
        <Box paddingLeft={1}>
          <ScoreOverTime view={view} width={columns - 2} />
        </Box>
      )}
      <ListPanel view={view} id="result" title="Checks" rows={resultRowsShown(program)} empty="" height={height} />
    </Box>
  );
}
