/** What a key does in the console, beside editing the line. */
export type ConsoleAct =
  | 'enter'
  | 'newLine'
  | 'complete'
  | 'older'
  | 'newer'
  | 'search'
  | 'pageUp'
  | 'pageDown'
  | 'lineUp'
  | 'lineDown'
  | 'top'
  | 'bottom'
  | 'clear'
  | 'cancel';

export interface ConsoleBinding {
  readonly keys: readonly string[];
  readonly act: ConsoleAct;
  readonly label: string;
}

/** All keys of the console, beside those of its line. */
export const consoleBindings: readonly ConsoleBinding[] = [
  { keys: ['enter'], act: 'enter', label: 'run' },
  { keys: ['alt+enter', 'shift+enter'], act: 'newLine', label: 'new line' },
  { keys: ['tab', 'ctrl+space'], act: 'complete', label: 'complete' },
  { keys: ['up'], act: 'older', label: 'line before' },
  { keys: ['down'], act: 'newer', label: 'line after' },
  { keys: ['ctrl+r', 'alt+r'], act: 'search', label: 'search earlier lines' },
  { keys: ['pageUp'], act: 'pageUp', label: 'page up' },
  { keys: ['pageDown'], act: 'pageDown', label: 'page down' },
  { keys: ['shift+up', 'ctrl+up'], act: 'lineUp', label: 'scroll up' },
  { keys: ['shift+down', 'ctrl+down'], act: 'lineDown', label: 'scroll down' },
  { keys: ['ctrl+home'], act: 'top', label: 'first line' },
  { keys: ['ctrl+end'], act: 'bottom', label: 'last line' },
  { keys: ['ctrl+l'], act: 'clear', label: 'clear' },
  { keys: ['escape'], act: 'cancel', label: 'cancel' },
];

const byKey = new Map(consoleBindings.flatMap(({ keys, act }) => keys.map((key) => [key, act] as const)));

export function consoleActOf(key: string): ConsoleAct | undefined {
  return byKey.get(key);
}
