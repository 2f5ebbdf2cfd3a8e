// Text of plain letters and of the program's own signs is measured and split without Unicode's tables: each sign is one
// character and one cell. The tables cost 60 ms at the first use and most of the time of a frame after that.
import { readFileSync } from 'node:fs';
import stringWidth from 'string-width';

/** Where plain signs lie: Latin letters, dashes and quotes, arrows, boxes and blocks, stars, check marks, braille. */
const ranges = [
  [0xa0, 0x17f],
  [0x2010, 0x2027],
  [0x2030, 0x205e],
  [0x2190, 0x21ff],
  [0x2500, 0x25ff],
  [0x2605, 0x2606],
  [0x2700, 0x27bf],
  [0x2800, 0x28ff],
];

const clusters = new Intl.Segmenter();

/** True for a sign that is one cell wide and stays by itself, whatever plain sign stands before or after it. */
function isPlain(sign) {
  return stringWidth(sign) === 1 && [...clusters.segment(`a${sign}${sign}a`)].length === 4;
}

/** The plain signs beyond ASCII, as the inside of a character class. */
function plainSigns() {
  const escaped = (code) => `\\u${code.toString(16).padStart(4, '0')}`;
  return ranges
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index))
    .filter((code) => isPlain(String.fromCharCode(code)))
    .map(escaped)
    .join('');
}

const signs = plainSigns();

const stringWidthFile = /string-width[\\/]index\.js$/;

/** What each module takes for plain by itself: printable ASCII. */
const patches = [
  {
    file: stringWidthFile,
    own: String.raw`/^[\u0020-\u007E]*$/`,
    plain: `/^[\\u0020-\\u007E${signs}]*$/`,
  },
  // V8 reads the table of emoji, 8 ms, where the expression stands.
  {
    file: stringWidthFile,
    own: String.raw`const rgiEmojiRegex = /^\p{RGI_Emoji}$/v;`,
    plain: String.raw`let emoji;
const rgiEmojiRegex = { test: (text) => (emoji ??= new RegExp('^\\p{RGI_Emoji}$', 'v')).test(text) };`,
  },
  { file: /wrap-ansi[\\/]index\.js$/, own: '/^[ -~]*$/', plain: `/^[ -~${signs}]*$/` },
  { file: /ink[\\/]build[\\/]line-update\.js$/, own: '/^[ -~]*$/u', plain: `/^[ -~${signs}]*$/u` },
];

function patched(path, file) {
  return patches
    .filter((patch) => patch.file === file)
    .reduce(
      (text, { own, plain }) => {
        if (!text.includes(own)) throw new Error(`${path} is not as expected`);
        return text.replace(own, () => plain);
      },
      readFileSync(path, 'utf8'),
    );
}

const segmenter = `
const plain = /^[\\n\\u001b\\u0020-\\u007e${signs}]*$/;
function* single(text) {
  for (let index = 0; index < text.length; index += 1) yield { segment: text[index], index, input: text };
}
/** Splits plain text by itself and leaves all other to Unicode's tables. */
export class PlainSegmenter {
  #options;
  #tables;
  constructor(locales, options) {
    this.#options = [locales, options];
  }
  segment(text) {
    if (plain.test(text) && (this.#options[1]?.granularity ?? 'grapheme') === 'grapheme') return single(text);
    this.#tables ??= new globalThis.Intl.Segmenter(...this.#options);
    return this.#tables.segment(text);
  }
}
`;

const namespace = 'plain-segmenter';

/** The part of an esbuild configuration that makes all of it so. */
export const plainText = {
  name: 'plain-text',
  setup(build) {
    build.initialOptions.define = { ...build.initialOptions.define, 'Intl.Segmenter': 'PlainSegmenter' };
    build.initialOptions.inject = [...(build.initialOptions.inject ?? []), namespace];
    build.onResolve({ filter: new RegExp(`^${namespace}$`) }, () => ({ path: namespace, namespace }));
    build.onLoad({ filter: /.*/, namespace }, () => ({ contents: segmenter }));
    for (const file of new Set(patches.map((patch) => patch.file))) {
      build.onLoad({ filter: file }, ({ path }) => ({ contents: patched(path, file) }));
    }
  },
};
