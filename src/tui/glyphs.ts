/** Signs of our own drawing. Each is one cell wide in every terminal; the ASCII column stands in where a font lacks them. */
const table = {
  passed: ['✓', '+'],
  failed: ['✗', 'x'],
  skipped: ['·', '-'],
  warning: ['▲', '!'],
  info: ['•', '*'],
  starFull: ['★', '*'],
  starEmpty: ['☆', '_'],
  open: ['▾', 'v'],
  closed: ['▸', '>'],
  cursor: ['❯', '>'],
  bullet: ['•', '-'],
  ellipsis: ['…', '~'],
  arrow: ['→', '>'],
  back: ['←', '<'],
  up: ['↑', '^'],
  down: ['↓', 'v'],
  crumb: ['›', '>'],
  barFull: ['█', '#'],
  barEmpty: ['░', '.'],
  scrollTrack: ['│', '|'],
  scrollThumb: ['█', '#'],
  horizontal: ['─', '-'],
  vertical: ['│', '|'],
  topLeft: ['┌', '+'],
  topRight: ['┐', '+'],
  bottomLeft: ['└', '+'],
  bottomRight: ['┘', '+'],
  teeDown: ['┬', '+'],
  teeUp: ['┴', '+'],
  teeRight: ['├', '+'],
  focusTeeDown: ['┳', '+'],
  focusTeeUp: ['┻', '+'],
  focusTeeRight: ['┣', '+'],
  focusHorizontal: ['━', '='],
  focusVertical: ['┃', '|'],
  focusTopLeft: ['┏', '+'],
  focusTopRight: ['┓', '+'],
  focusBottomLeft: ['┗', '+'],
  focusBottomRight: ['┛', '+'],
  level1: ['▁', '.'],
  level2: ['▂', '.'],
  level3: ['▃', '-'],
  level4: ['▄', '-'],
  level5: ['▅', '='],
  level6: ['▆', '='],
  level7: ['▇', '#'],
  checked: ['■', 'x'],
  unchecked: ['□', ' '],
  locked: ['×', 'x'],
  due: ['↻', '@'],
  next: ['◆', '>'],
  ready: ['○', 'o'],
  later: ['·', '.'],
} as const satisfies Record<string, readonly [string, string]>;

export type Glyph = keyof typeof table;
export type Glyphs = Readonly<Record<Glyph, string>>;

function column(index: 0 | 1): Glyphs {
  const glyphs: Record<string, string> = {};
  for (const [name, row] of Object.entries(table)) glyphs[name] = row[index];
  return glyphs as Record<Glyph, string>;
}

export const unicodeGlyphs: Glyphs = column(0);
export const asciiGlyphs: Glyphs = column(1);
