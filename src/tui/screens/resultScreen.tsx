import { Box } from 'ink';
import type { ReactNode } from 'react';
import { resultRowsShown } from '../resultState.ts';
import { mistakeLines } from '../views/mistakeLines.ts';
import { resultHead } from '../views/resultHead.ts';
import { Lines } from '../widgets/lineText.tsx';
import { ListPanel } from './listPanel.tsx';
import { roomForScore, ScoreOverTime, scoreRows } from './scoreOverTime.tsx';
import type { View } from './view.ts';

/** Rows that the list of checks keeps whatever stands above it. */
const leastList = 8;

/** What handing in brought: stars and points on top, every check and every excess below. */
export function ResultScreen(view: View): ReactNode {
  const { program, attempt, theme, columns, rows } = view;
  if (attempt === null || attempt.submitted === null) return null;
  const head = [
    ...resultHead(attempt, attempt.submitted, columns - 2, theme.glyphs),
    ...mistakeLines(attempt.mistake, columns - 2, theme.glyphs),
  ].slice(0, Math.max(0, rows - leastList));
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
