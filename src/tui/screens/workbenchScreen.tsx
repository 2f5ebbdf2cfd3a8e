import { Box, useIsScreenReaderEnabled } from 'ink';
import { memo, type ReactNode, useEffect } from 'react';
import type { AttemptView } from '../../stores/attemptView.ts';
import { type PanelName, panelNames } from '../../stores/uiStore.ts';
import { layoutTier } from '../layoutTier.ts';
import { type Line, seg } from '../line.ts';
import { arrangementOf } from '../panels/benchSize.ts';
import { panelTitles } from '../panels/panelCommands.ts';
import { asksSomething } from '../views/asksSomething.ts';
import { taskCount } from '../views/taskCount.ts';
import { LineText } from '../widgets/lineText.tsx';
import { useRegion } from '../widgets/regionContext.ts';
import { workbenchLayout } from '../workbenchLayout.ts';
import { type BenchPanelProps, benchPanels } from './benchPanels.tsx';
import type { View } from './view.ts';

/** The panels by number, the tasks with what holds: seen from whichever panel has the screen. */
function panelLine(panel: PanelName, attempt: AttemptView): Line {
  const count = asksSomething(attempt.scenario) ? ` ${taskCount(attempt.report)}` : '';
  const counts: Partial<Record<PanelName, string>> = {
    tasks: attempt.checking ? ' '.repeat(count.length) : count,
  };
  return panelNames.flatMap((name, index) => [
    seg(` ${index + 1} `, 'key'),
    seg(panelTitles[name], name === panel ? 'selected' : 'muted'),
    seg(counts[name] ?? '', 'muted'),
    seg(' '),
  ]);
}

interface PlacedPanelProps extends BenchPanelProps {
  readonly name: PanelName;
}

type State = View['state'];

/** What of the screen's state a panel is drawn from, beside the settings; the others follow most of it. */
const drawnFrom: Partial<Record<PanelName, (state: State) => readonly unknown[]>> = {
  tasks: ({ cursors, filters }) => [cursors.tasks, filters.tasks],
  console: () => [],
  events: ({ cursors, filters }) => [cursors.events, filters.events],
};

/** All that decides how a panel looks and where it lies. */
function looks({ view: { state, theme }, attempt, place, focused, tells, name }: PlacedPanelProps): readonly unknown[] {
  const from = drawnFrom[name]?.(state) ?? [state];
  return [...from, state.settings, theme, attempt, focused, tells, place.x, place.y, place.width, place.height];
}

function isSame(before: PlacedPanelProps, after: PlacedPanelProps): boolean {
  const now = looks(after);
  return before.name === after.name && looks(before).every((item, at) => item === now[at]);
}

const PlacedPanel = memo(function PlacedPanel({ name, ...props }: PlacedPanelProps): ReactNode {
  const { place } = props;
  const box = useRegion(`panel ${name}`, { type: 'panel', panel: name });
  const Content = benchPanels[name];
  return (
    <Box
      ref={box}
      position="absolute"
      marginLeft={place.x}
      marginTop={place.y}
      width={place.width}
      height={place.height}
    >
      <Content {...props} />
    </Box>
  );
}, isSame);

/** The account, what is chosen in it, the tasks, the console and the events. */
export function WorkbenchScreen(view: View): ReactNode {
  const { state, attempt, columns, rows, theme } = view;
  // A screen that is read aloud has one panel at a time.
  const tier = useIsScreenReaderEnabled() ? 'single' : layoutTier(columns, rows + 2);
  const strip = tier === 'single' ? 1 : 0;
  useEffect(() => {
    Object.assign(view.program.bench, { tier, columns, rows: rows - strip });
  });
  if (attempt === null) return null;
  const { panel, zoomed } = state;
  const lower = panel === 'events' ? 'events' : 'console';
  const places = workbenchLayout(tier, columns, rows - strip, panel, zoomed, lower, arrangementOf(state, tier));
  const isTop = state.layers.length === 0 || state.layers.at(-1)?.kind === 'filter';
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      {strip > 0 && <LineText line={panelLine(panel, attempt)} width={columns} theme={theme} />}
      <Box width={columns} height={rows - strip}>
        {panelNames.map((name) => {
          const place = places[name];
          if (place === undefined) return null;
          return (
            <PlacedPanel
              key={name}
              view={view}
              attempt={attempt}
              name={name}
              place={place}
              focused={isTop && name === panel}
              tells={places.console === undefined && name === panel}
            />
          );
        })}
      </Box>
    </Box>
  );
}
