import { Box, useIsScreenReaderEnabled } from 'ink';
import type { ReactNode } from 'react';
import { homeCursor, homeRowsShown, homeShow, homeValueAt } from '../homeState.ts';
import { layoutTier } from '../layoutTier.ts';
import { seg } from '../line.ts';
import { aboutLines } from '../views/aboutLines.ts';
import { Lines } from '../widgets/lineText.tsx';
import { Panel } from '../widgets/panel.tsx';
import { listPlace, RowList } from '../widgets/rowList.tsx';
import { wrapLine } from '../wrap.ts';
import type { View } from './view.ts';

/** Rows of the panel about the row under the cursor where it lies below the list, and what it needs above it. */
const BELOW = 7;
const LEAST_ABOVE = 12;

const showTitles = {
  all: 'Scenarios',
  ready: 'Scenarios you are ready for',
  begun: 'Scenarios you began',
  due: 'Scenarios due for review',
  passed: 'Scenarios you passed',
} as const;

interface Place {
  readonly width: number;
  readonly height: number;
}

/** The map and, beside or below it, what the row under the cursor is about. */
function places(columns: number, rows: number): { readonly list: Place; readonly about: Place | null } {
  if (layoutTier(columns, rows + 2) !== 'single') {
    const width = Math.min(60, Math.floor(columns * 0.34));
    return { list: { width: columns - width, height: rows }, about: { width, height: rows } };
  }
  const height = rows >= LEAST_ABOVE + BELOW ? BELOW : 0;
  const about = height === 0 ? null : { width: columns, height };
  return { list: { width: columns, height: rows - height }, about };
}

function About({
  view,
  place,
  short,
}: {
  readonly view: View;
  readonly place: Place;
  readonly short: boolean;
}): ReactNode {
  const { state, home, theme } = view;
  const inside = { width: place.width - 4, height: place.height - 2 };
  const lines = aboutLines(homeValueAt(home, state), home, { ...inside, glyphs: theme.glyphs, short });
  return (
    <Panel title="About" focused={false} {...place} theme={theme}>
      <Lines lines={lines} {...inside} theme={theme} />
    </Panel>
  );
}

function TrackMap({ view, place }: { readonly view: View; readonly place: Place }): ReactNode {
  const { program, state, home, theme } = view;
  const shown = homeRowsShown(home, state);
  const cursor = homeCursor(home, state);
  const search = state.filters.home ?? '';
  const show = homeShow(state);
  const focused = state.layers.length === 0 || state.layers.at(-1)?.kind === 'filter';
  const inside = { width: place.width - 4, height: place.height - 2 };
  const empty =
    search !== ''
      ? 'Nothing fits the search; / and Esc show all again.'
      : show === 'all'
        ? 'There are no scenarios here.'
        : 'None; f shows others.';
  return (
    <Panel
      title={showTitles[show]}
      note={listPlace(shown, cursor, inside.height)}
      below={search === '' ? '' : `/${search}`}
      focused={focused}
      {...place}
      theme={theme}
    >
      <RowList
        id="home"
        rows={shown}
        cursor={cursor}
        focused={focused}
        {...inside}
        theme={theme}
        heights={program.heights}
        empty={empty}
      />
    </Panel>
  );
}

/** The course as a map of tracks, with what to do next on top. */
export function HomeScreen(view: View): ReactNode {
  const { home, theme, columns, rows } = view;
  const notices = home.notices.flatMap((text) =>
    wrapLine([seg(`${theme.glyphs.warning} `, 'warning'), seg(text)], columns - 4, 2),
  );
  const { list, about } = places(columns, rows - notices.length);
  const spoken = useIsScreenReaderEnabled();
  const beside = about !== null && about.width < columns;
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      {notices.length > 0 && <Lines lines={notices} width={columns} height={notices.length} theme={theme} />}
      <Box width={columns} height={rows - notices.length} flexDirection={beside && !spoken ? 'row' : 'column'}>
        <TrackMap view={view} place={list} />
        {about !== null && <About view={view} place={about} short={!beside} />}
      </Box>
    </Box>
  );
}
