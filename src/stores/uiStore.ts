import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PanelArrangement } from './panelArrangement.ts';
import { defaultSettings, type UiSettings } from './uiSettings.ts';

export type ScreenName =
  | 'home'
  | 'practice'
  | 'briefing'
  | 'workbench'
  | 'timeline'
  | 'result'
  | 'debrief'
  | 'settings'
  | 'messages';

export const panelNames = ['account', 'detail', 'tasks', 'console', 'events'] as const;
export type PanelName = (typeof panelNames)[number];

export type MessageKind = 'info' | 'success' | 'warning' | 'error';

export interface Message {
  /** Counts from 1. */
  readonly id: number;
  readonly kind: MessageKind;
  readonly text: string;
}

/** Where a list's cursor stands: on a row by its id, or where that row was if it is gone. */
export interface Cursor {
  readonly id: string;
  readonly index: number;
}

/** What is on the screen, apart from the game itself. `Layer` is whatever lies over the screen and takes the keys. */
export interface UiState<Layer> {
  /** The last one is shown; the first is always `home`. */
  readonly screens: readonly ScreenName[];
  /** The last one has the keys. */
  readonly layers: readonly Layer[];
  readonly panel: PanelName;
  /** Panel to go back to from the console. */
  readonly previousPanel: PanelName;
  readonly zoomed: boolean;
  /** Panels while a divider is dragged; null otherwise. */
  readonly dragged: PanelArrangement | null;
  /** By list. */
  readonly cursors: Readonly<Record<string, Cursor>>;
  /** First line shown, by text. */
  readonly scrolls: Readonly<Record<string, number>>;
  /** Search words by list. */
  readonly filters: Readonly<Record<string, string>>;
  /** Tree nodes that the learner folded. */
  readonly folded: ReadonlySet<string>;
  /** Chosen tab by kind of thing. */
  readonly tabs: Readonly<Record<string, string>>;
  readonly messages: readonly Message[];
  /** The message in the status row. */
  readonly toast: Message | null;
  readonly settings: UiSettings;
  /** The terminal's ground, where it told. */
  readonly ground: 'dark' | 'light' | null;
  /** Steps of the lesson about the program that are done. */
  readonly lesson: number;
}

export type UiStore<Layer> = StoreApi<UiState<Layer>>;

export function createUiStore<Layer>(settings: UiSettings = defaultSettings): UiStore<Layer> {
  return createStore<UiState<Layer>>(() => ({
    screens: ['home'],
    layers: [],
    panel: 'account',
    previousPanel: 'account',
    zoomed: false,
    dragged: null,
    cursors: {},
    scrolls: {},
    filters: {},
    folded: new Set(),
    tabs: {},
    messages: [],
    toast: null,
    settings,
    ground: null,
    lesson: 0,
  }));
}
