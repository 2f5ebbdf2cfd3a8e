import { Box } from 'ink';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { PracticeView } from '../../stores/practiceDesk.ts';
import { sureness } from '../../training/guidance/prediction.ts';
import type { Glyphs } from '../glyphs.ts';
import { blank, type Line, seg } from '../line.ts';
import { practiceRowsShown } from '../practiceState.ts';
import type { Row } from '../row.ts';
import { practiceLines } from '../views/practiceLines.ts';
import { practiceAsk, practiceHow } from '../views/practiceRows.ts';
import { marked } from '../views/prose.ts';
import { Lines } from '../widgets/lineText.tsx';
import { Panel } from '../widgets/panel.tsx';
import { RowList } from '../widgets/rowList.tsx';
import { ScrollText, scrollPlace } from '../widgets/scrollText.tsx';
import { wrapLine } from '../wrap.ts';
import type { View } from './view.ts';

/** Texts are easier to follow in rows of this width, however wide the terminal is. */
const WIDEST = 100;
/** Rows that the text above the question keeps at least. */
const LEAST = 5;

/** The four steps with their keys; one of them gives the answer. */
function sureLine(how: string): Line {
  const steps = sureness.flatMap((word, index) => [seg(`  ${index + 1}`, 'key'), seg(` ${word}`)]);
  return how === '' ? [] : [seg(how, 'heading'), ...steps];
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Parts {
  readonly text: readonly Line[];
  readonly ask: readonly Line[];
  readonly sure: readonly Line[];
  readonly rows: readonly Row<string>[];
  /** Rows that the text and the choices get. */
  readonly textHeight: number;
  readonly listHeight: number;
}

/** The text gives way to the question, and the choices give way to a few rows of the text. */
function parts(practice: PracticeView, rows: readonly Row<string>[], glyphs: Glyphs, { width, height }: Size): Parts {
  const text = practiceLines(practice, { width, glyphs });
  const question = practiceAsk(practice);
  const how = sureLine(practiceHow(practice));
  const ask =
    question === '' ? [] : [...(text.length > 0 ? [blank] : []), ...wrapLine(marked(question, 'heading'), width)];
  const sure = how.length === 0 ? [] : [blank, ...wrapLine(how, width, 2)];
  const wanted = rows.reduce((sum, row) => sum + row.lines(width, true).length, 0);
  const room = height - ask.length - sure.length;
  const listHeight = Math.max(Math.min(rows.length, 1), Math.min(wanted, room - Math.min(LEAST, text.length)));
  return { text, ask, sure, rows, listHeight, textHeight: Math.max(0, Math.min(text.length, room - listHeight)) };
}

function titleOf({ stage, number, of }: PracticeView): string {
  return stage === 'done' ? 'The session is over' : `Question ${number} of ${of}`;
}

/** What is asked about above, the question with its choices below. */
function Desk({ view, size }: { readonly view: View; readonly size: Size }): ReactNode {
  const { program, state, theme } = view;
  const practice = useStore(program.game.practice.view);
  if (practice === null) return null;
  const { text, ask, sure, rows, textHeight, listHeight } = parts(
    practice,
    practiceRowsShown(program),
    theme.glyphs,
    size,
  );
  const { width, height } = size;
  const top = state.scrolls.practiceText ?? 0;
  const { heights, lengths } = program;
  const focused = state.layers.length === 0;
  // The status row, which is drawn after this, tells whether there is more to read.
  heights.set('practiceText', textHeight);
  lengths.set('practiceText', text.length);
  return (
    <Panel
      title={titleOf(practice)}
      note={scrollPlace(top, text.length, textHeight)}
      focused={focused}
      width={width + 4}
      height={height + 2}
      theme={theme}
    >
      <ScrollText id="practiceText" lines={text} {...{ top, width, theme, heights, lengths }} height={textHeight} />
      <Lines lines={ask} width={width} height={ask.length} theme={theme} />
      <RowList
        id="practice"
        cursor={state.cursors.practice}
        {...{ rows, focused, width, theme, heights }}
        height={listHeight}
      />
      <Lines lines={sure} width={width} height={sure.length} theme={theme} />
    </Panel>
  );
}

/** Questions drawn from what was passed. */
export function PracticeScreen(view: View): ReactNode {
  const { columns, rows } = view;
  const width = Math.min(WIDEST, columns - 4);
  return (
    <Box width={columns} height={rows} justifyContent="center">
      <Desk view={view} size={{ width, height: rows - 2 }} />
    </Box>
  );
}
