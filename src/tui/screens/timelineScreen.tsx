import { Box, useIsScreenReaderEnabled } from 'ink';
import type { ReactNode } from 'react';
import { type Line, lineWidth, seg } from '../line.ts';
import type { State } from '../program.ts';
import { timelineLines } from '../timeline/timelineLines.ts';
import {
  eventFilter,
  lifeSubject,
  type TimelineTab,
  timelineList,
  timelineRowsShown,
  timelineTab,
  timelineTabs,
  timelineValue,
} from '../timeline/timelineState.ts';
import { shortName } from '../timeline/who.ts';
import { Lines, LineText } from '../widgets/lineText.tsx';
import { Panel } from '../widgets/panel.tsx';
import { wrapLine } from '../wrap.ts';
import { ListPanel } from './listPanel.tsx';
import type { View } from './view.ts';

/** Columns from which what the cursor is on is told beside the list. */
const BESIDE = 110;

const titles: Readonly<Record<TimelineTab, string>> = {
  events: 'Events',
  alerts: 'Alerts',
  steps: 'Calls and branches',
  life: 'One entity',
};

const empty: Readonly<Record<TimelineTab, string>> = {
  events: 'Nothing was called yet.',
  alerts: 'Nothing that somebody who watches would be told of.',
  steps: '',
  life: 'e chooses whose history is told.',
};

/** Why nothing is listed: the search, the filters, or nothing to list. */
function emptyWord(state: State): string {
  const search = state.filters[timelineList(state)] ?? '';
  if (search !== '') return `Nothing holds “${search}”. / searches anew, Esc shows all again.`;
  return filterWords(state).length > 0
    ? 'No event fits the filters. x, r and f change what is listed.'
    : empty[timelineTab(state)];
}

/** What is left out of the events, in words. */
function filterWords(state: State): Line {
  if (timelineTab(state) !== 'events') return [];
  const { failedOnly, withReads, who } = eventFilter(state);
  const words = [
    ...(failedOnly ? ['failed only'] : []),
    ...(withReads ? [] : ['without reads']),
    ...(who === null ? [] : [`of ${shortName(who)}`]),
  ];
  return words.length === 0 ? [] : [seg(words.join(', '), 'warning')];
}

function tabLine(state: State, width: number): Line {
  const now = timelineTab(state);
  const tabs = timelineTabs.flatMap((tab, index) => [
    seg(index === 0 ? ' ' : ' │ ', 'border'),
    seg(titles[tab], tab === now ? 'focus' : 'muted'),
  ]);
  const words = filterWords(state);
  const gap = width - lineWidth(tabs) - lineWidth(words) - 1;
  return gap < 1 ? tabs : [...tabs, seg(' '.repeat(gap)), ...words];
}

function title(state: State): string {
  const subject = lifeSubject(state);
  if (timelineTab(state) === 'life' && subject !== null)
    return `The history of ${subject.kind} ${subject.name}, newest first`;
  return {
    events: 'Events, newest first',
    alerts: 'Alerts, newest first',
    steps: 'Calls, newest first',
    life: 'History',
  }[timelineTab(state)];
}

/** Values hang under themselves; sentences begin at the edge. */
function hanging([name]: Line): number {
  return name !== undefined && /^[a-z]* +$/.test(name.text) ? name.text.length : 0;
}

/** What happened, alarm by alarm, call by call and entity by entity, with the ways back. */
export function TimelineScreen(view: View): ReactNode {
  const { program, state, theme, columns, rows } = view;
  const isWide = columns >= BESIDE;
  const spoken = useIsScreenReaderEnabled();
  const about = isWide ? Math.min(80, Math.floor(columns * 0.42)) : 0;
  const value = timelineValue(program);
  const words =
    value === null ? [] : timelineLines(value, false).flatMap((line) => wrapLine(line, about - 4, hanging(line)));
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <LineText line={tabLine(state, columns)} width={columns} theme={theme} />
      <Box width={columns} height={rows - 1} flexDirection={spoken ? 'column' : 'row'}>
        <ListPanel
          view={view}
          id={timelineList(state)}
          title={title(state)}
          rows={timelineRowsShown(program)}
          empty={emptyWord(state)}
          width={columns - about}
          height={rows - 1}
        />
        {isWide && (
          <Panel title="In plain words" focused={false} width={about} height={rows - 1} theme={theme}>
            <Lines lines={words} width={about - 4} height={rows - 3} theme={theme} />
          </Panel>
        )}
      </Box>
    </Box>
  );
}
