import type { UiSettings } from './uiSettings.ts';
import type { Cursor, MessageKind, PanelName, ScreenName, UiStore } from './uiStore.ts';

/** Messages kept in the log. */
const KEPT = 500;

export function currentScreen(ui: UiStore<unknown>): ScreenName {
  return ui.getState().screens.at(-1) ?? 'home';
}

/** Shows a screen above the present one. */
export function showScreen(ui: UiStore<unknown>, screen: ScreenName): void {
  ui.setState(({ screens }) => ({ screens: [...screens.filter((name) => name !== screen), screen], layers: [] }));
}

/** Takes the place of the present screen, so that going back skips it. */
export function replaceScreen(ui: UiStore<unknown>, screen: ScreenName): void {
  ui.setState(({ screens }) => ({
    screens: [...screens.slice(0, -1).filter((name) => name !== screen), screen],
    layers: [],
  }));
}

export function goHome(ui: UiStore<unknown>): void {
  ui.setState({ screens: ['home'], layers: [] });
}

/** Back to the screen below; home stays. */
export function goBack(ui: UiStore<unknown>): void {
  ui.setState(({ screens }) => (screens.length > 1 ? { screens: screens.slice(0, -1), layers: [] } : {}));
}

export function pushLayer<Layer>(ui: UiStore<Layer>, layer: Layer): void {
  ui.setState(({ layers }) => ({ layers: [...layers, layer] }));
}

export function popLayer(ui: UiStore<unknown>): void {
  ui.setState(({ layers }) => ({ layers: layers.slice(0, -1) }));
}

/** Puts `layer` where `old` is; nothing happens if `old` is gone. */
export function replaceLayer<Layer>(ui: UiStore<Layer>, old: Layer, layer: Layer): void {
  ui.setState(({ layers }) => ({ layers: layers.map((item) => (item === old ? layer : item)) }));
}

export function focusPanel(ui: UiStore<unknown>, panel: PanelName): void {
  ui.setState((state) =>
    state.panel === panel
      ? {}
      : { panel, previousPanel: state.panel === 'console' ? state.previousPanel : state.panel },
  );
}

export function setCursor(ui: UiStore<unknown>, list: string, cursor: Cursor): void {
  ui.setState(({ cursors }) => ({ cursors: { ...cursors, [list]: cursor } }));
}

export function setScroll(ui: UiStore<unknown>, text: string, line: number): void {
  ui.setState(({ scrolls }) => ({ scrolls: { ...scrolls, [text]: line } }));
}

export function setFilter(ui: UiStore<unknown>, list: string, filter: string): void {
  ui.setState(({ filters }) => ({ filters: { ...filters, [list]: filter } }));
}

export function setTab(ui: UiStore<unknown>, kind: string, tab: string): void {
  ui.setState(({ tabs }) => ({ tabs: { ...tabs, [kind]: tab } }));
}

export function setFolded(ui: UiStore<unknown>, node: string, isFolded: boolean): void {
  ui.setState(({ folded }) => {
    const next = new Set(folded);
    if (isFolded) next.add(node);
    else next.delete(node);
    return { folded: next };
  });
}

export function changeSettings(ui: UiStore<unknown>, change: Partial<UiSettings>): void {
  ui.setState(({ settings }) => ({ settings: { ...settings, ...change } }));
}

/** Shows a message in the status row and keeps it in the log. */
export function say(ui: UiStore<unknown>, kind: MessageKind, text: string): void {
  ui.setState(({ messages }) => {
    const message = { id: (messages.at(-1)?.id ?? 0) + 1, kind, text };
    return { messages: [...messages.slice(-KEPT + 1), message], toast: message };
  });
}

export function clearToast(ui: UiStore<unknown>): void {
  ui.setState({ toast: null });
}

/** A clean bench for another scenario; settings, messages and the home screen's lists stay. */
export function forgetAttempt(ui: UiStore<unknown>): void {
  ui.setState(({ cursors, filters, folded }) => ({
    panel: 'account',
    previousPanel: 'account',
    zoomed: false,
    scrolls: {},
    folded: new Set([...folded].filter((node) => node.startsWith('home '))),
    tabs: {},
    cursors: Object.fromEntries(Object.entries(cursors).filter(([list]) => list === 'home')),
    filters: Object.fromEntries(Object.entries(filters).filter(([list]) => list === 'home')),
  }));
}
