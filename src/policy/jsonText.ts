import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Fault, JsonPath, Place } from './fault.ts';

/** A JSON text as plain values, with the place of each. */
export interface JsonText {
  /** Undefined where the text is no JSON at all. */
  readonly value: unknown;
  readonly faults: readonly Fault[];
  /** The place of the value at a path; null where there is none. */
  readonly locate: (path: JsonPath) => Place | null;
  /** The place of the key at a path whose last step is a key. */
  readonly locateKey: (path: JsonPath) => Place | null;
}

/** Faults told of one text; a hostile one has a fault for every character. */
const MOST_FAULTS = 1_000;

/** Reads strict JSON: comments and trailing commas are faults, and so is a key that stands twice in an object. */
export function readJson(text: string): JsonText {
  const errors: ParseError[] = [];
  const options = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false };
  const root = parseTree(text, errors, options);
  const place = placer(text);
  const faults = errors.slice(0, MOST_FAULTS).map((error) => syntaxFault(error, text, place));
  const find = finder();
  const locate = (path: JsonPath): Place | null => {
    const node = root && find(root, path);
    return node ? place(node.offset, node.length) : null;
  };
  const locateKey = (path: JsonPath): Place | null => {
    const node = root && find(root, path);
    const [key] = node?.parent?.type === 'property' ? (node.parent.children ?? []) : [];
    return key ? place(key.offset, key.length) : null;
  };
  if (root) collectDuplicates(root, [], faults, place);
  return { value: root ? plainValue(root) : undefined, faults: distinct(faults), locate, locateKey };
}

type Placer = (offset: number, length: number) => Place;

/** Places by binary search over the starts of lines. */
export function placer(text: string): Placer {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset, length) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset, length };
  };
}

/** Finds nodes by path. Each object is indexed once, so that many faults in a large one stay cheap. */
function finder(): (root: Node, path: JsonPath) => Node | undefined {
  const indexes = new WeakMap<Node, ReadonlyMap<string, Node | undefined>>();
  const child = (node: Node, step: string | number): Node | undefined => {
    if (node.type === 'array') return typeof step === 'number' ? node.children?.[step] : undefined;
    if (node.type !== 'object') return undefined;
    const index = indexes.get(node) ?? new Map(properties(node).map(({ key, value }) => [key, value]));
    indexes.set(node, index);
    return index.get(String(step));
  };
  return (root, path) => {
    let node: Node | undefined = root;
    for (const step of path) node = node && child(node, step);
    return node;
  };
}

/** Own properties only, so that a key such as `__proto__` is an ordinary key. */
function plainValue(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(plainValue);
  if (node.type !== 'object') return node.value;
  return Object.fromEntries(properties(node).map(({ key, value }) => [key, value ? plainValue(value) : undefined]));
}

interface Property {
  readonly key: string;
  readonly keyNode: Node;
  readonly value: Node | undefined;
}

function properties(node: Node): Property[] {
  return (node.children ?? []).flatMap((property): Property[] => {
    const [keyNode, value] = property.children ?? [];
    return keyNode ? [{ key: String(keyNode.value), keyNode, value }] : [];
  });
}

function collectDuplicates(node: Node, path: JsonPath, faults: Fault[], place: Placer): void {
  if (node.type === 'array') {
    for (const [index, child] of (node.children ?? []).entries()) {
      collectDuplicates(child, [...path, index], faults, place);
    }
  }
  if (node.type !== 'object') return;
  const seen = new Set<string>();
  for (const { key, keyNode, value } of properties(node)) {
    if (seen.has(key) && faults.length < MOST_FAULTS)
      faults.push(duplicateFault(key, [...path, key], place(keyNode.offset, keyNode.length)));
    seen.add(key);
    if (value) collectDuplicates(value, [...path, key], faults, place);
  }
}

function duplicateFault(key: string, path: JsonPath, place: Place): Fault {
  const message = `the key \`${key}\` stands twice in one object`;
  const advice = 'keep one of them; several values of one key go into a list';
  return { code: 'DUPLICATE_KEY', severity: 'error', message, advice, path, place };
}

/** What a person needs to read for each error of the scanner: message and advice. */
const texts: Readonly<Record<string, readonly [string, string]>> = {
  InvalidSymbol: ['unexpected `{text}`', 'text needs double quotes; only true, false, null and numbers go without'],
  InvalidNumberFormat: [
    'malformed number `{text}`',
    'write digits, an optional fraction and exponent, no leading zero',
  ],
  PropertyNameExpected: [
    'a key in double quotes is missing here',
    'remove a comma before `}`, and write keys in double quotes',
  ],
  ValueExpected: ['a value is missing here', 'write the value, or remove the comma or colon before it'],
  ColonExpected: ['a colon is missing after the key', 'write `"key": value`'],
  CommaExpected: ['a comma is missing before this', 'separate elements with commas'],
  CloseBraceExpected: ['a closing `}` is missing', 'close each `{`'],
  CloseBracketExpected: ['a closing `]` is missing', 'close each `[`'],
  EndOfFileExpected: ['unexpected text after the end of the document', 'keep one JSON value'],
  InvalidCommentToken: ['JSON has no comments', 'remove the comment; `Sid` can say what a statement is for'],
  UnexpectedEndOfComment: ['JSON has no comments', 'remove the comment; `Sid` can say what a statement is for'],
  UnexpectedEndOfString: ['this text has no closing quote', 'close it with `"` on the same line'],
  UnexpectedEndOfNumber: ['the number ends too early', 'write at least one digit more'],
  InvalidUnicode: ['malformed `\\u` escape', 'write `\\u` and four hexadecimal digits'],
  InvalidEscapeCharacter: ['unknown escape in a text', 'write `\\\\` for a backslash'],
  InvalidCharacter: ['a control character in a text', 'write it as an escape such as `\\n`'],
};

function syntaxFault(error: ParseError, text: string, place: Placer): Fault {
  const [message, advice] = texts[printParseErrorCode(error.error)] ?? ['the text is not JSON', ''];
  const offending = text.slice(error.offset, error.offset + Math.min(error.length, 40));
  return {
    code: 'JSON_SYNTAX_ERROR',
    severity: 'error',
    message:
      offending === '' && error.offset >= text.trimEnd().length
        ? `${message}: the text ends here`
        : message.replace('{text}', () => offending),
    advice,
    path: [],
    place: place(error.offset, error.length),
  };
}

/** The scanner can report one spot several times; the first report is the clearest. */
function distinct(faults: readonly Fault[]): Fault[] {
  const seen = new Set<string>();
  return faults.filter(({ code, place }) => {
    const key = `${code} ${place?.offset}`;
    return !seen.has(key) && seen.add(key);
  });
}
