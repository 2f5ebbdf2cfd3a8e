import fuzzysort from 'fuzzysort';
import { type Frame, type JsonScan, keysTo, type Scalar, scanJson } from './jsonScan.ts';

/** One proposal of the popup. */
export interface Option {
  readonly label: string;
  /** Short, beside the label: an access level, a type. */
  readonly detail: string;
  /** Read only when the option is shown. */
  readonly describe?: () => string | undefined;
  /** The text of the string when it differs from the label. */
  readonly text?: string;
  /** What a new key is given, e.g. `["|"]`; `|` is where the cursor goes. */
  readonly template?: string;
  /** True where choosing it leads to further proposals at once, e.g. `s3:`. */
  readonly open?: boolean;
}

/** Options for the text between `from` and `to`. */
export interface Completion {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Option[];
  /** The string or word at the cursor; null between tokens. */
  readonly scalar: Scalar | null;
  readonly role: 'key' | 'value';
}

/** Where the cursor is and what is written around it. */
export interface Asking {
  readonly role: 'key' | 'value';
  /** Keys from the root, without indices. */
  readonly keys: readonly string[];
  /** The object or array the cursor is in. */
  readonly frame: Frame | null;
  /** What is written before the cursor in the string. */
  readonly typed: string;
  readonly scan: JsonScan;
  /** Names the object has already, without the one at the cursor. */
  readonly siblings: ReadonlySet<string>;
}

/** Proposes for one place, best first; filtering by what is typed happens after, unless `filtered`. */
export type OptionSource = (asking: Asking) => { readonly options: readonly Option[]; readonly filtered?: boolean };

const LIMIT = 200;

/** Options whose label or text begins with `typed`, then those that contain it or its letters in order. */
export function filterOptions(options: readonly Option[], typed: string): readonly Option[] {
  if (typed === '') return options.slice(0, LIMIT);
  const wanted = typed.toLowerCase();
  const begins = (text: string | undefined) => text?.toLowerCase().startsWith(wanted) === true;
  const begin = options.filter((option) => begins(option.label) || begins(option.text));
  if (begin.length >= LIMIT) return begin.slice(0, LIMIT);
  const seen = new Set(begin);
  const rest = fuzzysort
    .go(typed, options, { key: 'label', threshold: 0.2, limit: LIMIT })
    .map((result) => result.obj)
    .filter((option) => !seen.has(option));
  return [...begin, ...rest].slice(0, LIMIT);
}

function askingAt(scan: JsonScan, offset: number): (Asking & { readonly scalar: Scalar | null }) | null {
  const scalar = scan.scalars.find((entry) => entry.from <= offset && offset <= entry.to) ?? null;
  const place = scalar ?? scan.gap;
  if (place.role === 'none') return null;
  const siblings = scan.scalars.filter(
    (entry) => entry.role === 'key' && entry.frame === place.frame && entry !== scalar,
  );
  return {
    role: place.role,
    keys: keysTo(place.frame, place.role === 'key' ? null : place.name),
    frame: place.frame,
    typed: scalar === null ? '' : scalar.text.slice(0, offset - scalar.from),
    scan,
    siblings: new Set(siblings.map((entry) => entry.text)),
    scalar,
  };
}

/** What may stand at `offset`; null where nothing is known or nothing fits. */
export function completeAt(text: string, offset: number, source: OptionSource): Completion | null {
  const asking = askingAt(scanJson(text, offset), offset);
  if (asking === null) return null;
  const answer = source(asking);
  const options = answer.filtered ? answer.options.slice(0, LIMIT) : filterOptions(answer.options, asking.typed);
  const first = options[0];
  if (first === undefined) return null;
  const { scalar, role } = asking;
  if (options.length === 1 && scalar?.quoted && scalar.closed && (first.text ?? first.label) === scalar.text)
    return null;
  // A string without its closing quote runs to the end of the line: only what is before the cursor is replaced.
  return { from: scalar?.from ?? offset, to: scalar?.closed ? scalar.to : offset, options, scalar, role };
}

/** A replacement in the text. `cursor` is where the cursor stands afterwards. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly cursor: number;
}

const quote = (text: string): string => JSON.stringify(text).slice(1, -1);

/** What follows a new key: nothing where a colon stands already, else its template and a comma before the next key. */
function templateAfter(text: string, at: number, option: Option): string {
  const rest = text.slice(at).trimStart();
  if (option.template === undefined || rest.startsWith(':')) return '';
  return `: ${option.template}${rest.startsWith('"') ? ',' : ''}`;
}

/** Lines of a template take the indentation of the line they go into. */
function indented(template: string, text: string, at: number): string {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const indent = /^ */.exec(text.slice(lineStart))?.[0] ?? '';
  return template.replaceAll('\n', `\n${indent}`);
}

/** The edit that writes `option`: quotes are added where the cursor was outside of a string. */
export function editFor(text: string, completion: Completion, option: Option): Edit {
  const { scalar, from, to, role } = completion;
  const hasClosing = scalar?.quoted === true && scalar.closed;
  const word = (scalar?.quoted ? '' : '"') + quote(option.text ?? option.label);
  if (option.open) return { from, to, insert: hasClosing ? word : `${word}"`, cursor: from + word.length };
  const behind = hasClosing ? to + 1 : to;
  const template = role === 'key' ? indented(templateAfter(text, behind, option), text, from) : '';
  const marker = template.indexOf('|');
  const head = `${word}"`;
  const cursor = from + head.length + (marker < 0 ? template.length : marker);
  return { from, to: behind, insert: head + template.replace('|', ''), cursor };
}
