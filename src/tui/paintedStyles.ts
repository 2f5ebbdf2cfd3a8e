import type { Styles } from './theme.ts';

interface Palette {
  readonly text: string;
  readonly muted: string;
  readonly accent: string;
  readonly allowed: string;
  readonly denied: string;
  readonly excess: string;
  readonly warning: string;
  readonly info: string;
  readonly star: string;
  readonly selectedText: string;
  readonly selectedGround: string;
}

function painted(palette: Palette): Styles {
  const { text, muted, accent, allowed, denied, excess, warning, info, star } = palette;
  return {
    text: { color: text },
    muted: { color: muted },
    heading: { color: text, bold: true },
    accent: { color: accent },
    focus: { color: accent, bold: true },
    border: { color: muted },
    selected: { color: palette.selectedText, backgroundColor: palette.selectedGround },
    selectedQuiet: { color: accent },
    allowed: { color: allowed },
    denied: { color: denied },
    excess: { color: excess },
    warning: { color: warning },
    error: { color: denied, bold: true },
    info: { color: info },
    key: { color: accent, bold: true },
    star: { color: star },
    match: { color: accent, bold: true },
    field: { color: text },
    placeholder: { color: muted },
    jsonKey: { color: accent },
    jsonString: { color: allowed },
    jsonNumber: { color: warning },
    jsonWord: { color: excess },
    jsonPunctuation: { color: muted },
    selection: { color: palette.selectedText, backgroundColor: palette.selectedGround },
  };
}

const dark = painted({
  text: '#d8dee9',
  muted: '#8b95a7',
  accent: '#7cc7ff',
  allowed: '#8fd694',
  denied: '#ff8f8f',
  excess: '#d7a6ff',
  warning: '#f2cc60',
  info: '#9ab8ff',
  star: '#f2cc60',
  selectedText: '#10141c',
  selectedGround: '#7cc7ff',
});

const light = painted({
  text: '#1f2430',
  muted: '#5c6672',
  accent: '#005f9e',
  allowed: '#1b6b2f',
  denied: '#b3261e',
  excess: '#7a1fa2',
  warning: '#7a5200',
  info: '#2a4fb0',
  star: '#7a5200',
  selectedText: '#ffffff',
  selectedGround: '#005f9e',
});

const highContrast = painted({
  text: '#ffffff',
  muted: '#d0d0d0',
  accent: '#00ffff',
  allowed: '#00ff5f',
  denied: '#ff9090',
  excess: '#ff9cff',
  warning: '#ffff00',
  info: '#a8c8ff',
  star: '#ffff00',
  selectedText: '#000000',
  selectedGround: '#ffff00',
});

/** Blue against orange, after the palette of Okabe and Ito; no pair of meanings rests on red against green. */
const colourBlind = painted({
  text: '#e6e6e6',
  muted: '#a6a6a6',
  accent: '#f0e442',
  allowed: '#56b4e9',
  denied: '#e69f00',
  excess: '#cc79a7',
  warning: '#f0e442',
  info: '#56b4e9',
  star: '#f0e442',
  selectedText: '#000000',
  selectedGround: '#f0e442',
});

const highContrastLight = painted({
  text: '#000000',
  muted: '#3a3a3a',
  accent: '#00008b',
  allowed: '#005000',
  denied: '#960000',
  excess: '#6a006a',
  warning: '#5a3e00',
  info: '#00408b',
  star: '#5a3e00',
  selectedText: '#ffffff',
  selectedGround: '#00008b',
});

/** The same blue against orange, dark enough for paper. */
const colourBlindLight = painted({
  text: '#1a1a1a',
  muted: '#595959',
  accent: '#4b2e83',
  allowed: '#005f99',
  denied: '#a84300',
  excess: '#8f3a72',
  warning: '#735a00',
  info: '#005f99',
  star: '#735a00',
  selectedText: '#ffffff',
  selectedGround: '#4b2e83',
});

/** The themes of colours of their own. Those that end in `light` stand in where the terminal's ground is light. */
export const paintedStyles = {
  dark,
  light,
  'high-contrast': highContrast,
  'high-contrast-light': highContrastLight,
  'colour-blind': colourBlind,
  'colour-blind-light': colourBlindLight,
} as const;
