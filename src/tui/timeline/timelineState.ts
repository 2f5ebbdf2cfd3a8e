import type { TimelineSubject } from '../../account/timeline.ts';
import type { AttemptView } from '../../stores/attemptView.ts';
import type { EventEntry } from '../../training/eventList.ts';
import { cursorRow } from '../cursor.ts';
import type { Glyphs } from '../glyphs.ts';
import { lastCall } from '../lastCall.ts';
import type { GamePort } from '../ports.ts';
import { attemptOf, type Program, type State } from '../program.ts';
import { filterRows, type Row } from '../row.ts';
import { themeFor } from '../themeFor.ts';
import { nodeParts } from '../views/nodeId.ts';
import { alertRows } from './alertRows.ts';
import { type EventFilter, eventRows, listedEvents } from './eventRows.ts';
import { lifeRows } from './lifeRows.ts';
import { stepRows } from './stepRows.ts';
import type { TimelineValue } from './timelineValue.ts';

export const timelineTabs = ['events', 'alerts', 'steps', 'life'] as const;
export type TimelineTab = (typeof timelineTabs)[number];

/** Choices of the timeline, kept with the tabs of the workbench. */
export const timelineKeys = {
  tab: 'timeline',
  reads: 'timeline reads',
  failed: 'timeline failed',
  who: 'timeline who',
  /** Node of the entity whose life is told. */
  of: 'timeline of',
} as const;

export function timelineTab({ tabs }: State): TimelineTab {
  return timelineTabs.find((tab) => tab === tabs[timelineKeys.tab]) ?? 'events';
}

export function eventFilter({ tabs }: State): EventFilter {
  const who = tabs[timelineKeys.who] ?? '';
  return {
    failedOnly: tabs[timelineKeys.failed] === 'only',
    withReads: tabs[timelineKeys.reads] !== 'hidden',
    who: who === '' ? null : who,
  };
}

/** Whose life is told; null while nobody was chosen. */
export function lifeSubject({ tabs }: State): TimelineSubject | null {
  const { account, kind, name } = nodeParts(tabs[timelineKeys.of] ?? '');
  const isKnown = kind === 'user' || kind === 'group' || kind === 'role' || kind === 'policy';
  return isKnown ? { account, kind, name } : null;
}

type Rows = readonly Row<TimelineValue>[];

/** Each is made once a change of the attempt. */
const events = lastCall((_attempt: AttemptView, game: GamePort) => game.events());
const history = lastCall((_attempt: AttemptView, game: GamePort) => game.history());
const listed = lastCall((all: readonly EventEntry[], failedOnly: boolean, withReads: boolean, who: string | null) =>
  listedEvents(all, { failedOnly, withReads, who }),
);
const eventsMade = lastCall(eventRows);
const alertsMade = lastCall((_attempt: AttemptView, game: GamePort, glyphs: Glyphs) =>
  alertRows(game.alerts(), glyphs),
);
const stepsMade = lastCall(stepRows);
const lifeMade = lastCall((attempt: AttemptView, game: GamePort, of: string, glyphs: Glyphs): Rows => {
  const { account, kind, name } = nodeParts(of);
  if (kind !== 'user' && kind !== 'group' && kind !== 'role' && kind !== 'policy') return [];
  return lifeRows(game.timeline({ account, kind, name }), history(attempt, game).cursor, glyphs);
});
const shown = lastCall((rows: Rows, search: string): Rows => filterRows(rows, search));

/** Events of everybody, for the choice of one caller. */
export function allEvents(program: Program): readonly EventEntry[] {
  const attempt = attemptOf(program);
  return attempt === null ? [] : events(attempt, program.game);
}

/** Where the account stands in what was played. */
export function historyNow(program: Program) {
  const attempt = attemptOf(program);
  return attempt === null ? null : history(attempt, program.game);
}

const made: Readonly<Record<TimelineTab, (attempt: AttemptView, program: Program, glyphs: Glyphs) => Rows>> = {
  events: (attempt, { game, ui }, glyphs) => {
    const { failedOnly, withReads, who } = eventFilter(ui.getState());
    const found = listed(events(attempt, game), failedOnly, withReads, who);
    return eventsMade(found, history(attempt, game).cursor, glyphs);
  },
  alerts: (attempt, { game }, glyphs) => alertsMade(attempt, game, glyphs),
  steps: (attempt, { game }, glyphs) => stepsMade(history(attempt, game), glyphs),
  life: (attempt, { game, ui }, glyphs) => lifeMade(attempt, game, ui.getState().tabs[timelineKeys.of] ?? '', glyphs),
};

/** Names the list of the tab shown. */
export function timelineList(state: State): string {
  return `timeline ${timelineTab(state)}`;
}

export function timelineRowsShown(program: Program): Rows {
  const attempt = attemptOf(program);
  const state = program.ui.getState();
  if (attempt === null) return [];
  const rows = made[timelineTab(state)](attempt, program, themeFor(state.settings).glyphs);
  return shown(rows, state.filters[timelineList(state)] ?? '');
}

/** What the row under the cursor stands for. */
export function timelineValue(program: Program): TimelineValue | null {
  const state = program.ui.getState();
  return cursorRow(timelineRowsShown(program), state.cursors[timelineList(state)])?.value ?? null;
}
