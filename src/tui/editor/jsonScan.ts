/**
 * A reader of JSON text that is still being written: one linear pass, never fails, no recursion. Whatever is missing or
 * too much, each string is given the place it most likely has.
 */

/** An object or array. */
export interface Frame {
  readonly parent: Frame | null;
  readonly kind: 'object' | 'array';
  /** Its key or index in the parent; null for the root. */
  readonly name: string | number | null;
  readonly from: number;
  /** Offset behind the closing bracket; infinite while open. */
  to: number;
}

/** A string or bare word. `from` and `to` enclose its content without the quotes. */
export interface Scalar {
  readonly frame: Frame | null;
  readonly role: 'key' | 'value';
  /** The key or index it belongs to; for a key its own text. */
  readonly name: string | number | null;
  readonly from: number;
  readonly to: number;
  readonly quoted: boolean;
  /** False for a string without its closing quote. */
  readonly closed: boolean;
  readonly text: string;
}

/** What stands at one offset outside of strings. */
export interface Gap {
  readonly frame: Frame | null;
  readonly role: 'key' | 'value' | 'none';
  readonly name: string | number | null;
}

export interface JsonScan {
  readonly scalars: readonly Scalar[];
  readonly gap: Gap;
}

type Expecting = 'key' | 'colon' | 'value' | 'comma';

interface Level {
  readonly frame: Frame;
  expecting: Expecting;
  key: string | null;
  index: number;
}

const WORD = /[^\s{}[\],:"]/;

class Scanner {
  readonly scalars: Scalar[] = [];
  private readonly levels: Level[] = [];
  private gap: Gap | null = null;
  private readonly text: string;
  private readonly offset: number;

  constructor(text: string, offset: number) {
    this.text = text;
    this.offset = offset;
  }

  scan(): JsonScan {
    let at = 0;
    while (at < this.text.length) {
      if (this.gap === null && at >= this.offset) this.gap = this.here();
      at = this.take(at);
    }
    return { scalars: this.scalars, gap: this.gap ?? this.here() };
  }

  private take(at: number): number {
    const char = this.text.charAt(at);
    if (char === '"') return this.takeString(at);
    if (char === '{' || char === '[') this.open(char === '{' ? 'object' : 'array', at);
    else if (char === '}' || char === ']') this.close(at);
    else if (char === ',') this.comma();
    else if (char === ':') this.colon();
    else if (WORD.test(char)) return this.takeWord(at);
    return at + 1;
  }

  private get level(): Level | undefined {
    return this.levels[this.levels.length - 1];
  }

  private here(): Gap {
    const level = this.level;
    if (level === undefined) return { frame: null, role: 'none', name: null };
    const role = level.expecting === 'key' || level.expecting === 'value' ? level.expecting : 'none';
    return { frame: level.frame, role, name: this.nameIn(level) };
  }

  private nameIn(level: Level): string | number | null {
    return level.frame.kind === 'array' ? level.index : level.key;
  }

  private open(kind: Frame['kind'], from: number): void {
    const level = this.level;
    const name = level === undefined ? null : this.nameIn(level);
    const frame: Frame = { parent: level?.frame ?? null, kind, name, from, to: Number.POSITIVE_INFINITY };
    if (level !== undefined) level.expecting = 'comma';
    this.levels.push({ frame, expecting: kind === 'object' ? 'key' : 'value', key: null, index: 0 });
  }

  private close(at: number): void {
    const level = this.levels.pop();
    if (level !== undefined) level.frame.to = at + 1;
  }

  private comma(): void {
    const level = this.level;
    if (level === undefined) return;
    level.index++;
    level.key = null;
    level.expecting = level.frame.kind === 'object' ? 'key' : 'value';
  }

  private colon(): void {
    const level = this.level;
    if (level?.frame.kind === 'object') level.expecting = 'value';
  }

  private takeString(quote: number): number {
    let to = quote + 1;
    for (; to < this.text.length; to++) {
      const char = this.text.charAt(to);
      if (char === '\\') to++;
      else if (char === '"' || char === '\n') break;
    }
    to = Math.min(to, this.text.length);
    const closed = this.text.charAt(to) === '"';
    this.add(quote + 1, to, true, closed);
    return closed ? to + 1 : to;
  }

  private takeWord(from: number): number {
    let to = from;
    while (to < this.text.length && WORD.test(this.text.charAt(to))) to++;
    this.add(from, to, false, true);
    return to;
  }

  /** A string where a comma was expected begins a new entry: the comma is being written. */
  private add(from: number, to: number, quoted: boolean, closed: boolean): void {
    const level = this.level;
    if (level?.expecting === 'comma') this.comma();
    const role = level !== undefined && level.frame.kind === 'object' && level.expecting !== 'value' ? 'key' : 'value';
    const text = this.text.slice(from, to);
    if (level !== undefined && role === 'key') level.key = text;
    const name = level === undefined ? null : this.nameIn(level);
    this.scalars.push({ frame: level?.frame ?? null, role, name, from, to, quoted, closed, text });
    if (level !== undefined) level.expecting = role === 'key' ? 'colon' : 'comma';
  }
}

/** Reads the whole text; `gap` tells what may stand at `offset`. */
export function scanJson(text: string, offset: number): JsonScan {
  return new Scanner(text, offset).scan();
}

/** Keys from the root to what stands under `name` in `frame`, without indices: `["Statement", "Action"]`. */
export function keysTo(frame: Frame | null, name: string | number | null): string[] {
  const keys: string[] = typeof name === 'string' ? [name] : [];
  for (let at = frame; at !== null; at = at.parent) if (typeof at.name === 'string') keys.push(at.name);
  return keys.reverse();
}
