import { Box, Text, useApp, useInput, useIsScreenReaderEnabled, usePaste, useWindowSize } from 'ink';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { AttemptView } from '../stores/attemptView.ts';
import { clearToast, say } from '../stores/uiActs.ts';
import type { ScreenName } from '../stores/uiStore.ts';
import { pasteText, pressKey } from './dispatch.ts';
import { LessonStrip, stripRows } from './firstSteps/lessonStrip.tsx';
import { lessonSlug } from './firstSteps/startFirstSteps.ts';
import { readKeys } from './keyReader.ts';
import type { Layer } from './layers.ts';
import { layoutTier, smallest } from './layoutTier.ts';
import { lineText } from './line.ts';
import type { Program } from './program.ts';
import { BriefingScreen } from './screens/briefingScreen.tsx';
import { DebriefScreen } from './screens/debriefScreen.tsx';
import { Header } from './screens/header.tsx';
import { HomeScreen } from './screens/homeScreen.tsx';
import { LayerView } from './screens/layers.tsx';
import { MessagesScreen, SettingsScreen } from './screens/listScreens.tsx';
import { PracticeScreen } from './screens/practiceScreen.tsx';
import { ResultScreen } from './screens/resultScreen.tsx';
import { LongMessage, StatusRow } from './screens/statusRow.tsx';
import { TimelineScreen } from './screens/timelineScreen.tsx';
import type { View } from './screens/view.ts';
import { WorkbenchScreen } from './screens/workbenchScreen.tsx';
import { themeFor } from './themeFor.ts';
import { RegionContext, type RegionPlace } from './widgets/regionContext.ts';
import { wrapText } from './wrap.ts';

/** Milliseconds that a message stays; warnings and errors stay until the next key. */
const TOAST = 4000;

const screens: Readonly<Record<ScreenName, (view: View) => ReactNode>> = {
  home: HomeScreen,
  practice: PracticeScreen,
  briefing: BriefingScreen,
  workbench: WorkbenchScreen,
  timeline: TimelineScreen,
  result: ResultScreen,
  debrief: DebriefScreen,
  settings: SettingsScreen,
  messages: MessagesScreen,
};

/** All keys and pastes of the program come in here, once. */
function useKeys(program: Program): void {
  const { exit } = useApp();
  /** A fault of ours ends the program in order, so that whoever started it can tell about it. */
  const orExit = (act: () => void): void => {
    try {
      act();
    } catch (fault) {
      exit(fault instanceof Error ? fault : new Error(String(fault)));
    }
  };
  useInput((input, key) =>
    orExit(() => {
      for (const press of readKeys(input, key)) pressKey(program, press);
    }),
  );
  usePaste((text) => orExit(() => pasteText(program, text)));
}

function useToast({ ui }: Program): void {
  const toast = useStore(ui, (state) => state.toast);
  useEffect(() => {
    if (toast === null || toast.kind === 'error' || toast.kind === 'warning') return undefined;
    const timer = setTimeout(() => {
      if (ui.getState().toast === toast) clearToast(ui);
    }, TOAST);
    return () => clearTimeout(timer);
  }, [ui, toast]);
}

/** Says it once when everything that is asked for holds. */
function usePassing({ ui }: Program, attempt: AttemptView | null): void {
  const before = useRef<AttemptView | null>(null);
  useEffect(() => {
    const last = before.current;
    before.current = attempt;
    if (last === null || attempt === null || last.scenario !== attempt.scenario || attempt.submitted !== null) return;
    if (attempt.report.passed && !last.report.passed)
      say(ui, 'success', 'Everything asked for holds now. Ctrl+S hands it in.');
  }, [ui, attempt]);
}

/** Says it once when whoever acts signs nothing any more, such as when their session ends. */
function useExpiry({ ui }: Program, attempt: AttemptView | null): void {
  const now = attempt?.profiles.find(({ name }) => name === attempt.profile);
  const problem = now?.problem ? `${now.name}: ${now.problem}. p acts as somebody else.` : null;
  useEffect(() => {
    if (problem !== null) say(ui, 'warning', problem);
  }, [ui, problem]);
}

/** A fault of ours in the analysis is told; the play goes on, and the next change tries again. */
function useFaultToast({ ui }: Program, fault: string | null): void {
  useEffect(() => {
    if (fault !== null) say(ui, 'error', `a fault of the program: not everything could be checked (${fault})`);
  }, [ui, fault]);
}

export interface AppProps {
  readonly program: Program;
  /** Called when the first frame is drawn and keys are read. */
  readonly onReady?: () => void;
  /** Takes Ink's way of giving the terminal away for a while. */
  readonly onSuspend?: (suspend: Program['terminal']['suspend']) => void;
}

/** The whole program: header, screen, status row, and what lies over them. */
export function App({ program, onReady, onSuspend }: AppProps): ReactNode {
  const { columns, rows: terminalRows } = useWindowSize();
  const state = useStore(program.ui);
  const home = useStore(program.game.home);
  const attempt = useStore(program.game.attempt);
  const spoken = useIsScreenReaderEnabled();
  useKeys(program);
  useToast(program);
  useFaultToast(program, attempt?.checkFault ?? null);
  usePassing(program, attempt);
  useExpiry(program, attempt);
  useEffect(() => {
    program.console.setEntries(attempt?.transcript ?? []);
  }, [program, attempt?.transcript]);
  const { suspendTerminal } = useApp();
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once
  useEffect(() => {
    onSuspend?.((callback) => suspendTerminal(callback));
    onReady?.();
  }, []);
  // Windows' console scrolls when its last row is filled.
  const rows = process.platform === 'win32' ? terminalRows - 1 : terminalRows;
  if (layoutTier(columns, rows) === 'tooSmall') return <TooSmall columns={columns} rows={rows} />;
  const theme = themeFor(state.settings, state.ground);
  const isLesson = attempt?.scenario.slug === lessonSlug;
  const free = rows - (isLesson ? stripRows : 0);
  const layers = spoken ? topmost(state.layers) : state.layers;
  const view: View = { program, state, home, attempt, theme, columns, rows };
  const Screen = screens[state.screens.at(-1) ?? 'home'];
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Header {...view} />
      <Box width={columns} height={free - 2} flexShrink={0}>
        <Above regions={program.regions} depth={0}>
          {isCovered(state.layers) || (spoken && layers.length > 0) ? null : <Screen {...view} rows={free - 2} />}
        </Above>
      </Box>
      {isLesson && <LessonStrip {...view} />}
      <StatusRow {...view} />
      {layers.map((layer, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a layer is known by its height in the stack
        <Above key={`${index} ${layer.kind}`} regions={program.regions} depth={index + 1}>
          <LayerView view={{ ...view, rows: free }} layer={layer} />
        </Above>
      ))}
      <LongMessage {...view} />
    </Box>
  );
}

interface AboveProps extends RegionPlace {
  readonly children: ReactNode;
}

/** The regions of what is drawn in it; the same object while it stays, or everything below would be drawn anew. */
function Above({ regions, depth, children }: AboveProps): ReactNode {
  const place = useMemo(() => ({ regions, depth }), [regions, depth]);
  return <RegionContext value={place}>{children}</RegionContext>;
}

/** Layers that leave next to nothing of the screen below. */
const covering: ReadonlySet<Layer['kind']> = new Set(['editor', 'map', 'graph', 'inspector', 'reference']);

/** True where a layer takes nearly the whole screen: what lies below would be drawn with each key for nothing. */
function isCovered(layers: readonly Layer[]): boolean {
  return layers.some(({ kind }) => covering.has(kind));
}

/** The layer that has the keys, where it is drawn at all: what lies below it is not read again. */
function topmost(layers: readonly Layer[]): readonly Layer[] {
  return layers.filter(({ kind }) => kind !== 'filter').slice(-1);
}

function TooSmall({ columns, rows }: { readonly columns: number; readonly rows: number }): ReactNode {
  const text = `Please make the window larger: ${smallest.columns}×${smallest.rows} at least, it is ${columns}×${rows}.`;
  return (
    <Box width={columns} height={Math.max(1, rows)}>
      <Text>{wrapText(text, columns).map(lineText).join('\n')}</Text>
    </Box>
  );
}
