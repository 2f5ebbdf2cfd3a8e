import { Box } from 'ink';
import type { ReactNode } from 'react';
import type { AttemptView } from '../../stores/attemptView.ts';
import type { PanelName } from '../../stores/uiStore.ts';
import { accountRowsShown, detailShown, eventRowsShown, taskRowsShown } from '../benchState.ts';
import { ConsolePanel } from '../consolePanel/consolePanel.tsx';
import { type Line, seg } from '../line.ts';
import { asksSomething } from '../views/asksSomething.ts';
import { changeText } from '../views/changeText.ts';
import { checkingWord } from '../views/checkingWord.ts';
import { subjectTitle } from '../views/subjectTitle.ts';
import { taskCount } from '../views/taskCount.ts';
import { LineText } from '../widgets/lineText.tsx';
import { Panel } from '../widgets/panel.tsx';
import { listPlace, RowList } from '../widgets/rowList.tsx';
import type { Rect } from '../workbenchLayout.ts';
import type { View } from './view.ts';

export interface BenchPanelProps {
  readonly view: View;
  readonly attempt: AttemptView;
  readonly place: Rect;
  readonly focused: boolean;
  /** True where the console, which tells what the last call changed, is not in sight. */
  readonly tells: boolean;
}

/** In the lower border: the search, else what the last call changed where no other panel tells it. */
function below({ view, attempt, place, tells }: BenchPanelProps, list: string): string {
  const search = view.state.filters[list] ?? '';
  if (search !== '') return `/${search}`;
  return tells ? changeText(attempt.lastChange, place.width - 8) : '';
}

/** What stands in an empty list: nothing is there, or the search finds nothing. */
function emptyWord(view: View, list: string, nothing: string): string {
  return (view.state.filters[list] ?? '') === '' ? nothing : 'nothing found';
}

function shared({ view, place, focused }: BenchPanelProps) {
  return { focused, width: place.width, height: place.height, theme: view.theme };
}

function inside({ view, place, focused }: BenchPanelProps) {
  const { theme, program } = view;
  return { focused, width: place.width - 4, height: place.height - 2, theme, heights: program.heights };
}

function AccountPanel(props: BenchPanelProps): ReactNode {
  const { view, attempt, place } = props;
  const { state } = view;
  const rows = accountRowsShown(attempt, state);
  const note = listPlace(rows, state.cursors.account, place.height - 2);
  return (
    <Panel title="1 Account" note={note} below={below(props, 'account')} {...shared(props)}>
      <RowList id="account" rows={rows} cursor={state.cursors.account} {...inside(props)} empty="nothing found" />
    </Panel>
  );
}

function tabLine(titles: readonly string[], tab: number): Line {
  return titles.flatMap((title, index) => [
    seg(index === 0 ? '' : ' │ ', 'border'),
    seg(title, index === tab ? 'focus' : 'muted'),
  ]);
}

function DetailPanel(props: BenchPanelProps): ReactNode {
  const { view, attempt, place } = props;
  const { state, theme } = view;
  const detail = detailShown(attempt, state);
  if (detail === null) {
    return (
      <Panel title="2 Detail" {...shared(props)}>
        {null}
      </Panel>
    );
  }
  const hasTabs = detail.tabs.length > 1;
  const room = inside(props);
  const height = room.height - (hasTabs ? 2 : 0);
  const cursor = state.cursors[detail.list];
  return (
    <Panel
      title={`2 ${subjectTitle(detail.subject)}`}
      note={listPlace(detail.rows, cursor, height)}
      below={below(props, 'detail')}
      {...shared(props)}
    >
      {hasTabs && (
        <Box flexDirection="column" height={2} flexShrink={0}>
          <LineText
            line={tabLine(
              detail.tabs.map(({ title }) => title),
              detail.tab,
            )}
            width={place.width - 4}
            theme={theme}
          />
          <LineText line={[]} width={place.width - 4} theme={theme} />
        </Box>
      )}
      <RowList
        key={detail.list}
        id={detail.list}
        rows={detail.rows}
        cursor={cursor}
        {...room}
        height={height}
        empty="nothing found"
      />
    </Panel>
  );
}

function TasksPanel(props: BenchPanelProps): ReactNode {
  const { view, attempt } = props;
  const { state } = view;
  const rows = taskRowsShown(attempt, state);
  const count = attempt.checking ? checkingWord(attempt) : taskCount(attempt.report);
  const note = asksSomething(attempt.scenario) ? count : '';
  return (
    <Panel title="3 Tasks" note={note} below={below(props, 'tasks')} {...shared(props)}>
      <RowList
        id="tasks"
        rows={rows}
        cursor={state.cursors.tasks}
        {...inside(props)}
        empty={emptyWord(view, 'tasks', 'Nothing is asked here.')}
      />
    </Panel>
  );
}

function BenchConsole(props: BenchPanelProps): ReactNode {
  const { view, attempt, place } = props;
  return (
    <Panel
      title="4 Console"
      note={attempt.profile}
      below={changeText(attempt.lastChange, place.width - 8)}
      {...shared(props)}
    >
      <ConsolePanel model={view.program.console} {...inside(props)} />
    </Panel>
  );
}

function EventsPanel(props: BenchPanelProps): ReactNode {
  const { view, attempt, place } = props;
  const { state } = view;
  const rows = eventRowsShown(attempt, state);
  const note = listPlace(rows, state.cursors.events, place.height - 2);
  return (
    <Panel title="5 Events" note={note} below={below(props, 'events')} {...shared(props)}>
      <RowList
        id="events"
        rows={rows}
        cursor={state.cursors.events}
        {...inside(props)}
        empty={emptyWord(view, 'events', 'Nothing happened yet.')}
      />
    </Panel>
  );
}

export const benchPanels: Readonly<Record<PanelName, (props: BenchPanelProps) => ReactNode>> = {
  account: AccountPanel,
  detail: DetailPanel,
  tasks: TasksPanel,
  console: BenchConsole,
  events: EventsPanel,
};
