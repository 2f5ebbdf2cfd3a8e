import { useIsScreenReaderEnabled } from 'ink';
import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { ScoreAfter } from '../../training/pictures/scoreHistory.ts';
import { line } from '../line.ts';
import { scoreChart, scoreChartText } from '../pictures/scoreChart.ts';
import { Lines } from '../widgets/lineText.tsx';
import type { View } from './view.ts';

/** Rows that the chart takes, and the least that the screen must have for it. */
export const scoreRows = 6;
export const roomForScore = 32;

/** How the score came to be, call by call. It stays on the screen while other pictures are worked out. */
export function ScoreOverTime({ view, width }: { readonly view: View; readonly width: number }): ReactNode {
  const { program, attempt, theme } = view;
  const spoken = useIsScreenReaderEnabled();
  const picture = useStore(program.game.picture);
  const [scores, keep] = useState<readonly ScoreAfter[]>([]);
  const submitted = attempt?.submitted;
  useEffect(() => {
    if (submitted) program.game.draw({ picture: 'scores' });
  }, [program, submitted]);
  useEffect(() => {
    if (picture?.picture === 'scores') keep(picture.scores);
  }, [picture]);
  const lines = spoken ? scoreChartText(scores).map((text) => line(text)) : scoreChart(scores, width, theme.glyphs);
  return <Lines lines={lines} width={width} height={scoreRows} theme={theme} />;
}
