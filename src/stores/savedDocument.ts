import { LowSync, type SyncAdapter } from 'lowdb';
import type { z } from 'zod';
import { vetText } from '../policy/vetText.ts';
import { readText, replaceText, setAside } from './durableFile.ts';

/** Something about the saves that the person must be told. */
export interface Notice {
  readonly file: string;
  readonly message: string;
}

export interface DocumentKind<T> {
  /** Layout of the file; a larger number on the disk was written by a newer program. */
  readonly version: number;
  readonly schema: z.ZodType<T>;
  readonly empty: T;
}

interface Envelope<T> {
  readonly version: number;
  readonly data: T;
}

/** A small JSON document that is kept on the disk: read once, written and flushed after every change. */
export interface SavedDocument<T> {
  get(): T;
  /** Writes before it returns; keeps the change in memory only where the saves are read-only. */
  set(next: T): void;
}

/**
 * lowdb's file adapters trust what they read and do not flush; this one sets unreadable and newer files aside and
 * tells, and is durable when `write` returns.
 */
class DurableAdapter<T> implements SyncAdapter<Envelope<T>> {
  readonly #path: string;
  readonly #kind: DocumentKind<T>;
  readonly #readOnly: boolean;
  readonly #tell: (notice: Notice) => void;

  constructor(path: string, kind: DocumentKind<T>, readOnly: boolean, tell: (notice: Notice) => void) {
    this.#path = path;
    this.#kind = kind;
    this.#readOnly = readOnly;
    this.#tell = tell;
  }

  read(): Envelope<T> | null {
    const text = readText(this.#path);
    if (text === null) return null;
    const vetted = vetText(text);
    const value = 'text' in vetted ? parsedJson(vetted.text) : undefined;
    const version = versionOf(value);
    if (version !== null && version > this.#kind.version) return this.#refuse('newer');
    if (version === null || typeof value !== 'object' || value === null) return this.#refuse('damaged');
    const data = this.#kind.schema.safeParse('data' in value ? value.data : undefined);
    return data.success ? { version: this.#kind.version, data: data.data } : this.#refuse('damaged');
  }

  write(envelope: Envelope<T>): void {
    if (!this.#readOnly) replaceText(this.#path, `${JSON.stringify(envelope, null, 2)}\n`);
  }

  #refuse(why: 'damaged' | 'newer'): null {
    const said = why === 'newer' ? 'was written by a newer iam-dojo' : 'is damaged and could not be read';
    if (this.#readOnly) {
      this.#tell({ file: this.#path, message: `${this.#path} ${said}; it is left alone and not used` });
      return null;
    }
    const aside = setAside(this.#path, why);
    this.#tell({ file: aside, message: `${this.#path} ${said}; it is kept as ${aside} and a new one is started` });
    return null;
  }
}

/** Opens the document at `path`, or starts it empty where there is none that can be used. */
export function openDocument<T>(
  path: string,
  kind: DocumentKind<T>,
  options: { readonly readOnly: boolean; readonly tell: (notice: Notice) => void },
): SavedDocument<T> {
  const adapter = new DurableAdapter(path, kind, options.readOnly, options.tell);
  const low = new LowSync<Envelope<T>>(adapter, { version: kind.version, data: kind.empty });
  low.read();
  return {
    get: () => low.data.data,
    set: (next) => {
      low.data = { version: kind.version, data: next };
      low.write();
    },
  };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function versionOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('version' in value)) return null;
  return typeof value.version === 'number' ? value.version : null;
}
