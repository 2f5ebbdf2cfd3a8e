const names: Readonly<Record<string, string>> = {
  ctrl: 'Ctrl',
  alt: 'Alt',
  shift: 'Shift',
  enter: 'Enter',
  escape: 'Esc',
  tab: 'Tab',
  space: 'Space',
  backspace: 'Backspace',
  delete: 'Del',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  home: 'Home',
  end: 'End',
  pageUp: 'PgUp',
  pageDown: 'PgDn',
  f1: 'F1',
};

const plain: Readonly<Record<string, string>> = { up: 'Up', down: 'Down', left: 'Left', right: 'Right' };

/** A key as people write it: `ctrl+s` is `Ctrl+S`. */
export function keyLabel(key: string, ascii = false): string {
  const parts = key === '+' ? ['+'] : key.split('+');
  const labels = parts.map((part) => (ascii ? plain[part] : undefined) ?? names[part] ?? part);
  const last = labels.at(-1) ?? '';
  const letter = parts.length > 1 && last.length === 1 ? last.toUpperCase() : last;
  return [...labels.slice(0, -1), letter].join('+');
}
