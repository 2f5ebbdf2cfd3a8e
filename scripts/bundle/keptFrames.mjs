// Ink paints every cell of every frame anew, from texts that it puts together and measures anew. Most rows are those of
// the frame before, so here rows are painted where what is written to them changed, and a text is put together when it
// changed. That halves the time of a frame.
import { readFileSync } from 'node:fs';
import { changedRuns } from './changedRuns.mjs';

/** Replaces pieces of a module's text, each of which must be there. */
function edited(path, changes) {
  return changes.reduce(
    (text, [own, ours]) => {
      if (!text.includes(own)) throw new Error(`${path} is not as expected: ${own}`);
      return text.replace(own, () => ours);
    },
    readFileSync(path, 'utf8'),
  );
}

/**
 * Ink's own painting, of the rows that changed alone. A row is known by all that is written to it, in order: text, place,
 * what is cut off, and the functions that give it its style.
 */
const keptRows = `
let before = { width: -1, rows: [], texts: [] };

function rowsOf({ operations, height }) {
  const rows = Array.from({ length: height }, () => []);
  const clips = [];
  for (const operation of operations) {
    if (operation.type === 'clip') clips.push(intersectClips(clips.at(-1), operation.clip));
    else if (operation.type === 'unclip') clips.pop();
    else {
      const { text, x, y, transformers } = operation;
      const { x1, x2, y1, y2 } = clips.at(-1) ?? {};
      let line = 0;
      for (let end = 0; end !== -1; line += 1) {
        rows[y + line]?.push(operation, text, x, line, x1, x2, y1, y2, transformers.length, ...transformers);
        end = text.indexOf('\\n', end) + 1 || -1;
      }
    }
  }
  return rows;
}

/** The operations themselves are made anew for each frame. */
function same(row, other) {
  return (
    row.length === other?.length &&
    row.every((value, index) => value === other[index] || (value?.type === 'write' && other[index]?.type === 'write'))
  );
}

export default class KeptOutput extends Output {
  get() {
    const rows = rowsOf(this);
    const kept = before.width === this.width ? before : { rows: [], texts: [] };
    const changed = rows.map((row, y) => !same(row, kept.rows[y]));
    const wanted = new Set(rows.flatMap((row, y) => (changed[y] ? row.filter((value) => value?.type === 'write') : [])));
    const cells = changed.map((isChanged) => (isChanged ? blankRow(this.width) : undefined));
    const clips = [];
    for (const operation of this.operations) {
      if (operation.type === 'clip') clips.push(intersectClips(clips.at(-1), operation.clip));
      else if (operation.type === 'unclip') clips.pop();
      else if (wanted.has(operation)) this.applyWriteOperation(cells, operation, clips.at(-1));
    }
    const texts = cells.map((row, y) => (row === undefined ? kept.texts[y] : textOfRow(row).trimEnd()));
    before = { width: this.width, rows, texts };
    return { output: texts.join('\\n'), height: texts.length };
  }
}

const blankRow = (width) => new Array(width).fill(blank);

/** As styledCharsToString, with the way from one style to another put together once. */
function textOfRow(row) {
  let text = '';
  let styles = blank.styles;
  for (const cell of row) {
    if (cell === undefined) continue;
    if (cell.styles !== styles) {
      text += between(styles, cell.styles);
      styles = cell.styles;
    }
    text += cell.value;
  }
  return styles === blank.styles ? text : text + between(styles, blank.styles);
}

function between(from, to) {
  let others = ways.get(from);
  if (others === undefined) ways.set(from, (others = new WeakMap()));
  let way = others.get(to);
  if (way === undefined) others.set(to, (way = ansiCodesToString(diffAnsiCodes(from, to))));
  return way;
}
`;

const lines = `        const characterLines = [[]];
        for (const character of this.caches.getStyledChars(text)) {
            if (character.value === '\\n') {
                characterLines.push([]);
            }
            else {
                characterLines.at(-1).push(character);
            }
        }
        let lines = characterLines.map(line => styledCharsToString(line));`;

const keptLines = `
    lines = new Map();
    getLines(text) {
        let cached = this.lines.get(text);
        if (cached === undefined) {
            const characterLines = [[]];
            for (const character of this.getStyledChars(text)) {
                if (character.value === '\\n') characterLines.push([]);
                else characterLines.at(-1).push(character);
            }
            cached = characterLines.map(line => styledCharsToString(line));
            this.lines.set(text, cached);
        }
        return cached;
    }
    styledChars = new Map();`;

/** Ink makes its caches of measured and split texts anew for each frame. They start anew before they grow large. */
const keptCaches = `let kept = new OutputCaches();
const isOneCell = (value) => value.length === 1 && (value < '\\u007f' || (value >= '\\u2500' && value <= '\\u25fc'));

/** The same list for the same styles. */
const known = new Map();
function styleOf(styles) {
  const name = styles.map(({ code, endCode }) => code + endCode).join('');
  let style = known.get(name);
  if (style === undefined) {
    style = styles;
    known.set(name, style);
  }
  return style;
}

const ways = new WeakMap();
const blank = { type: 'char', value: ' ', fullWidth: false, styles: styleOf([]) };
const keptCaches = () => (kept = kept.styledChars.size > 2000 ? new OutputCaches() : kept);
`;

const output = [
  ['import { styledCharsFromTokens,', 'import { ansiCodesToString, diffAnsiCodes, styledCharsFromTokens,'],
  [
    'cached = styledCharsFromTokens(tokenize(line))',
    'cached = styledCharsFromTokens(tokenize(line)).map((cell) => ({ ...cell, styles: styleOf(cell.styles) }))',
  ],
  [
    'Math.max(1, this.caches.getStringWidth(character.value))',
    '(isOneCell(character.value) ? 1 : Math.max(1, this.caches.getStringWidth(character.value)))',
  ],
  ['caches = new OutputCaches();', 'caches = keptCaches();'],
  ['\n    styledChars = new Map();', keptLines],
  [lines, '        let lines = this.caches.getLines(text);'],
  ['export default class Output', `${keptCaches}class Output`],
];

/** A style is one function, whoever draws in it: a text that is drawn anew as it was changes nothing. */
const styles = `
const transforms = new Map();
function transformOf(...style) {
    const name = style.join('\\n');
    let transform = transforms.get(name);
    if (transform === undefined) {
        transform = styled(...style);
        transforms.set(name, transform);
    }
    return transform;
}
const styled = (color, effectiveBackgroundColor, dimColor, bold, italic, underline, strikethrough, inverse) => (text) => {`;

const names = 'color, effectiveBackgroundColor, dimColor, bold, italic, underline, strikethrough, inverse';

/** Pieces of a text in styles of their own are put together here: for Ink each is three nodes of its trees. */
const nested = '    return (React.createElement(BackgroundContext, {';
const folded = `    const whole = isScreenReaderEnabled ? undefined : foldedText(childrenOrAriaLabel, effectiveBackgroundColor);
    if (whole !== undefined) {
        return React.createElement('ink-text', { style: styleOf(wrap), internal_transform: transform }, whole);
    }
`;
const folding = `
const textStyles = new Map();
function styleOf(textWrap) {
    let style = textStyles.get(textWrap);
    if (style === undefined) {
        style = { flexGrow: 0, flexShrink: 1, flexDirection: 'row', textWrap };
        textStyles.set(textWrap, style);
    }
    return style;
}

// Undefined for what is not plain: Ink cleans each piece of control characters before it gives it a style.
function foldedText(child, background) {
    if (typeof child === 'string') return /[\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f]/.test(child) ? undefined : child;
    if (typeof child === 'number') return String(child);
    if (child === null || child === undefined || typeof child === 'boolean') return '';
    if (Array.isArray(child)) {
        let whole = '';
        for (const one of child) {
            const text = foldedText(one, background);
            if (text === undefined) return undefined;
            whole += text;
        }
        return whole;
    }
    if (child.type !== Text) return undefined;
    const { color, backgroundColor = background, dimColor = false, bold = false, italic = false, underline = false, strikethrough = false, inverse = false, children } = child.props;
    const text = foldedText(children, backgroundColor);
    if (text === undefined || text === '') return text;
    const transform = transformOf(color, backgroundColor, dimColor, bold, italic, underline, strikethrough, inverse);
    return text.includes('\\n') ? text.split('\\n').map((line) => transform(line)).join('\\n') : transform(text);
}
`;

function textOf(path) {
  const text = readFileSync(path, 'utf8');
  const [start, end] = ['    const transform = (text) => {', '        return text;\n    };\n'];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${path} is not as expected`);
  const body = text.slice(from + start.length, to + end.length);
  const made = `${text.slice(0, from)}    const transform = transformOf(${names});\n${text.slice(to + end.length)}`;
  if (!made.includes(nested)) throw new Error(`${path} is not as expected`);
  return `${made.replace(nested, () => `${folded}${nested}`)}${styles}${body}${folding}`;
}

const dirty = 'const markNodeAsDirty = (node) => {';
const dom = [
  [dirty, `${dirty}\n    for (let one = node; one; one = one.parentNode) one.squashed = undefined;`],
  ["node.nodeName === '#text' ? node.nodeValue : squashTextNodes(node)", '(node.squashed ??= squashTextNodes(node))'],
];
const render = [
  [
    'let text = squashTextNodes(node);\n        if',
    'let text = (node.squashed ??= squashTextNodes(node));\n        if',
  ],
  ['widestLine(text)', 'widest(text)'],
  [
    'const renderNodeToOutput =',
    `let widths = new Map();
function widest(text) {
    let width = widths.get(text);
    if (width === undefined) {
        if (widths.size > 2000) widths = new Map();
        width = widestLine(text);
        widths.set(text, width);
    }
    return width;
}
const renderNodeToOutput =`,
  ],
];

/** One write a frame instead of three, which a network would send by themselves. */
const frames = [
  [
    `                    this.options.stdout.write(bsu);
                }
                this.log(output);`,
    `                    this.options.stdout.cork?.();
                    this.options.stdout.write(bsu);
                }
                this.log(output);`,
  ],
  [
    `                    this.options.stdout.write(esu);
                }
            }, undefined,`,
    `                    this.options.stdout.write(esu);
                    this.options.stdout.uncork?.();
                }
            }, undefined,`,
  ],
];

const rowUpdate = [['export default function lineUpdate', 'function restOfLine']];

/** What is changed, by the module of Ink. */
const modules = [
  [/ink[\\/]build[\\/]output\.js$/, (path) => edited(path, output) + keptRows],
  [/ink[\\/]build[\\/]components[\\/]Text\.js$/, textOf],
  [/ink[\\/]build[\\/]dom\.js$/, (path) => edited(path, dom)],
  [/ink[\\/]build[\\/]render-node-to-output\.js$/, (path) => edited(path, render)],
  [/ink[\\/]build[\\/]line-update\.js$/, (path) => edited(path, rowUpdate) + changedRuns],
  [/ink[\\/]build[\\/]ink\.js$/, (path) => edited(path, frames)],
];

/** The part of an esbuild configuration that makes it so. */
export const keptFrames = {
  name: 'kept-frames',
  setup(build) {
    for (const [filter, change] of modules) {
      build.onLoad({ filter }, ({ path }) => ({ contents: change(path) }));
    }
  },
};
