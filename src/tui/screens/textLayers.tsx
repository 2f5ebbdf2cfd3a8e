import { Box, useIsScreenReaderEnabled } from 'ink';
import type { ReactNode } from 'react';
import { whyDepths } from '../layers.ts';
import { type Line, seg } from '../line.ts';
import { evaluationFlowText } from '../pictures/evaluationFlow.ts';
import { hintLines } from '../views/hintLines.ts';
import { marked } from '../views/prose.ts';
import { howToChoose, questionOf, questionRows } from '../views/questionRows.ts';
import { whyLines } from '../views/whyLines.ts';
import { Lines, LineText } from '../widgets/lineText.tsx';
import { Overlay } from '../widgets/overlay.tsx';
import { RowList } from '../widgets/rowList.tsx';
import { ScrollText, scrollPlace } from '../widgets/scrollText.tsx';
import { wrapLine } from '../wrap.ts';
import { frameFor } from './layerFrame.ts';
import type { LayerProps } from './layers.tsx';
import type { View } from './view.ts';

interface TextProps {
  readonly view: View;
  readonly id: string;
  readonly title: string;
  readonly lines: readonly Line[];
  readonly head?: Line;
  /** Rows of the frame whatever the text, so that it stands still while the text changes. */
  readonly least?: number;
}

/** Width that texts in layers are broken at, borders not counted. */
function textWidth(view: View): number {
  return frameFor(view, 88, 0).width - 4;
}

function TextLayer({ view, id, title, lines, head, least = 0 }: TextProps): ReactNode {
  const above = head === undefined ? 0 : 2;
  const frame = frameFor(view, 88, Math.max(least, lines.length + above));
  const width = frame.width - 4;
  const height = frame.height - 2 - above;
  const top = view.state.scrolls[id] ?? 0;
  const { heights, lengths } = view.program;
  return (
    <Overlay title={title} note={scrollPlace(top, lines.length, height)} {...frame} theme={view.theme}>
      {head !== undefined && (
        <Box height={2} flexDirection="column">
          <LineText line={head} width={width} theme={view.theme} />
        </Box>
      )}
      <ScrollText {...{ id, lines, top, width, height, heights, lengths }} theme={view.theme} />
    </Overlay>
  );
}

export function WhyLayer({ view, layer }: LayerProps<'why'>): ReactNode {
  const head = whyDepths.flatMap((title, index) => [
    seg(index === 0 ? '' : ' │ ', 'border'),
    seg(title, index === layer.depth ? 'focus' : 'muted'),
  ]);
  const { answer, depth, says } = layer;
  const spoken = useIsScreenReaderEnabled();
  const width = textWidth(view);
  const lines = [
    ...(says === '' ? [] : [...wrapLine([seg(says, 'accent')], width), []]),
    ...(spoken && whyDepths[depth] === 'Picture'
      ? evaluationFlowText(answer.decision).map((text) => [seg(text)])
      : whyLines(answer, depth, width, view.theme.glyphs, view.state.settings.plainWords)),
  ];
  return <TextLayer view={view} id="why" title={`Why: ${layer.answer.asked}`} lines={lines} head={head} least={24} />;
}

export function ReadingLayer({ view, layer }: LayerProps<'reading'>): ReactNode {
  const lines = layer.lines.flatMap((line) => wrapLine(line, textWidth(view), 2));
  return <TextLayer view={view} id="reading" title={layer.title} lines={lines} />;
}

export function HintLayer({ view, layer }: LayerProps<'hint'>): ReactNode {
  if (view.attempt === null) return null;
  const lines = hintLines(view.attempt, layer.task, textWidth(view), view.theme.glyphs);
  return <TextLayer view={view} id="hint" title="Hints" lines={lines} />;
}

const sureness = ['not said', '1 guessed', '2 not sure', '3 fairly sure', '4 certain'] as const;

export function QuestionLayer({ view, layer }: LayerProps<'question'>): ReactNode {
  const { attempt, state, theme, program } = view;
  const question = attempt === null ? undefined : questionOf(attempt, layer.question);
  if (attempt === null || question === undefined) return null;
  const width = textWidth(view);
  const ask = wrapLine(marked(question.ask), width);
  const head: Line[] = [...ask, [seg(howToChoose(question), 'muted')]];
  const rows = questionRows(attempt, layer, state);
  const size = rows.reduce((sum, row) => sum + row.lines(width, true).length, 0);
  const frame = frameFor(view, 88, head.length + size + 2);
  const height = Math.max(1, frame.height - 2 - head.length - 2);
  const list = `question ${layer.question}`;
  const sure: Line = [seg('How sure: ', 'muted'), seg(sureness[layer.confidence ?? 0] ?? '', 'accent')];
  return (
    <Overlay title="Question" {...frame} theme={theme}>
      <Lines lines={head} width={width} height={head.length} theme={theme} />
      <RowList
        id={list}
        rows={rows}
        cursor={state.cursors[list]}
        focused
        width={width}
        height={height}
        theme={theme}
        heights={program.heights}
      />
      <Lines lines={[[], sure]} width={width} height={2} theme={theme} />
    </Overlay>
  );
}
