import { Box } from 'ink';
import type { ReactNode } from 'react';
import { cellWidth } from '../cellWidth.ts';
import { type Line, seg } from '../line.ts';
import type { View } from '../screens/view.ts';
import { marked } from '../views/prose.ts';
import { Lines } from '../widgets/lineText.tsx';
import { wrapLine } from '../wrap.ts';
import { lessonPage } from './lesson.ts';

/** Rows of the strip: a rule with its title, and the text. */
const TEXT = 3;
export const stripRows = TEXT + 1;

/** What the lesson asks for now, below everything else. */
export function LessonStrip(view: View): ReactNode {
  const { program, state, theme, columns } = view;
  const page = lessonPage(program, state);
  if (page === null) return null;
  const { horizontal } = theme.glyphs;
  const rest = horizontal.repeat(Math.max(0, columns - cellWidth(page.title) - 5));
  const rule: Line = [seg(`${horizontal}${horizontal} `, 'focus'), seg(page.title, 'focus'), seg(` ${rest}`, 'focus')];
  const text = wrapLine(marked(page.text), columns - 2).map((line): Line => [seg(' '), ...line]);
  return (
    <Box width={columns} height={stripRows} flexShrink={0}>
      <Lines lines={[rule, ...text]} width={columns} height={stripRows} theme={theme} />
    </Box>
  );
}
