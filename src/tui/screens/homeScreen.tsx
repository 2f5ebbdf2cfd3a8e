import { Box } from 'ink';
import type { ReactNode } from 'react';
import { homeCursor, homeRowsShown, scenarioAt } from '../homeState.ts';
import { layoutTier } from '../layoutTier.ts';
import { seg } from '../line.ts';
import { scenarioLines } from '../views/scenarioLines.ts';
import { Lines } from '../widgets/lineText.tsx';
import { Panel } from '../widgets/panel.tsx';
import { listPlace, RowList } from '../widgets/rowList.tsx';
import { wrapLine } from '../wrap.ts';
import type { View } from './view.ts';

/** Scenarios by track; where there is room, what the one under the cursor is about. */
export function HomeScreen(view: View): ReactNode {
  const { program, state, home, theme, columns, rows } = view;
  const shown = homeRowsShown(home, state);
  const cursor = homeCursor(home, state);
  const isWide = layoutTier(columns, rows) !== 'single';
  const about = isWide ? Math.min(60, Math.floor(columns * 0.4)) : 0;
  const search = state.filters.home ?? '';
  const notices = home.notices.flatMap((text) =>
    wrapLine([seg(`${theme.glyphs.warning} `, 'warning'), seg(text)], columns - 4, 2),
  );
  const height = rows - notices.length;
  const focused = state.layers.length === 0 || state.layers.at(-1)?.kind === 'filter';
  const entry = scenarioAt(home, state);
  const empty = search === '' ? 'There are no scenarios here.' : 'Nothing fits the search; Esc shows all again.';
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      {notices.length > 0 && <Lines lines={notices} width={columns} height={notices.length} theme={theme} />}
      <Box width={columns} height={height}>
        <Panel
          title="Scenarios"
          note={listPlace(shown, cursor, height - 2)}
          below={search === '' ? '' : `/${search}`}
          focused={focused}
          width={columns - about}
          height={height}
          theme={theme}
        >
          <RowList
            id="home"
            rows={shown}
            cursor={cursor}
            focused={focused}
            width={columns - about - 4}
            height={height - 2}
            theme={theme}
            heights={program.heights}
            empty={empty}
          />
        </Panel>
        {isWide && (
          <Panel title="About" focused={false} width={about} height={height} theme={theme}>
            <Lines
              lines={entry === null ? [] : scenarioLines(entry, home, about - 4, theme.glyphs)}
              width={about - 4}
              height={height - 2}
              theme={theme}
            />
          </Panel>
        )}
      </Box>
    </Box>
  );
}
