import fuzzysort from 'fuzzysort';
import { modelledServices } from '../../catalogue/models.ts';
import { referenceEntries } from '../../training/reference/referenceEntries.ts';
import type { ReferenceEntry, ReferenceKind } from '../../training/reference/referenceEntry.ts';

export type ReferenceGroup = 'all' | ReferenceKind;

/** An entry that a search found, with the letters that matched. */
export interface ReferenceHit {
  readonly entry: ReferenceEntry;
  /** Offsets into the name. */
  readonly matched: readonly number[];
}

/** What the reference shows; a new object after each change. */
export interface ReferenceSnapshot {
  readonly query: string;
  readonly group: ReferenceGroup;
  readonly hits: readonly ReferenceHit[];
  /** Entries that fit, of which `hits` are the best. */
  readonly total: number;
  /** Entries read so far. */
  readonly size: number;
  /** False while the catalogue is still being read. */
  readonly complete: boolean;
}

interface Target {
  readonly entry: ReferenceEntry;
  readonly prepared: ReturnType<typeof fuzzysort.prepare>;
}

interface Scored extends ReferenceHit {
  readonly score: number;
}

/** Milliseconds of work between two looks for keys. */
const SLICE = 8;
/** Milliseconds between two tellings of how far reading has come. */
const TELL = 150;
/** Entries searched before the clock is looked at. */
const CHUNK = 1000;
/** The best that are shown. */
const SHOWN = 200;

/** Runs a task later, after what waits for the program. */
export type Schedule = (task: () => void) => void;

/**
 * Everything that can be looked up, read and searched in slices, so that no key waits. A search that is not finished when
 * the next one begins is dropped; until a search is finished the hits of the last one stay.
 */
export class ReferenceIndex {
  #targets: Target[] = [];
  #source: Iterator<readonly ReferenceEntry[]> | null = null;
  #search = 0;
  #told = 0;
  #snapshot: ReferenceSnapshot = { query: '', group: 'all', hits: [], total: 0, size: 0, complete: false };
  readonly #listeners = new Set<() => void>();
  readonly #schedule: Schedule;

  constructor(schedule: Schedule = setImmediate) {
    this.#schedule = schedule;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): ReferenceSnapshot => this.#snapshot;

  /** Begins to read the catalogue, at the first call. */
  open(): void {
    if (this.#source !== null) return;
    this.#source = referenceEntries()[Symbol.iterator]();
    this.#schedule(() => this.#read());
  }

  /** Looks for entries of a group whose names fit the query. */
  search(query: string, group: ReferenceGroup): void {
    this.#search += 1;
    const mine = this.#search;
    const moved = group !== this.#snapshot.group;
    this.#snapshot = { ...this.#snapshot, query, group };
    if (moved) this.#set({});
    const pool = group === 'all' ? this.#targets : this.#targets.filter(({ entry }) => entry.kind === group);
    if (query.trim() === '') {
      this.#set({ hits: pool.slice(0, SHOWN).map(({ entry }) => ({ entry, matched: [] })), total: pool.length });
      return;
    }
    // The letter is painted first.
    this.#schedule(() => this.#look(mine, pool, 0, []));
  }

  #look(mine: number, pool: readonly Target[], from: number, before: readonly Scored[]): void {
    if (mine !== this.#search) return;
    const until = performance.now() + SLICE;
    const found = [...before];
    let at = from;
    while (at < pool.length && performance.now() < until) {
      found.push(...scored(this.#snapshot.query, pool.slice(at, at + CHUNK)));
      at += CHUNK;
    }
    if (at < pool.length) {
      this.#schedule(() => this.#look(mine, pool, at, found));
      return;
    }
    const hits = found.sort((one, other) => other.score - one.score).slice(0, SHOWN);
    this.#set({ hits, total: found.length });
  }

  #read(): void {
    const until = performance.now() + SLICE;
    while (performance.now() < until) {
      const next = this.#source?.next();
      if (next === undefined || next.done === true) {
        this.#set({ size: this.#targets.length, complete: true });
        this.search(this.#snapshot.query, this.#snapshot.group);
        return;
      }
      for (const entry of next.value) this.#targets.push({ entry, prepared: fuzzysort.prepare(entry.name) });
    }
    if (performance.now() - this.#told > TELL) {
      this.#set({ size: this.#targets.length });
      this.#told = performance.now();
    }
    this.#schedule(() => this.#read());
  }

  #set(change: Partial<ReferenceSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** The services that people meet first. */
let usualServices: ReadonlySet<string> | null = null;

function isUsual(prefix: string): boolean {
  usualServices ??= new Set(['aws', ...modelledServices()]);
  return usualServices.has(prefix);
}

/** A little more for whole names, for beginnings, and for global keys and usual services. */
function scored(query: string, targets: readonly Target[]): Scored[] {
  const plain = query.trim().toLowerCase();
  return fuzzysort.go(query.trim(), targets, { key: 'prepared', threshold: 0 }).map((result) => {
    const { entry } = result.obj;
    const name = entry.name.toLowerCase();
    const local = name.slice(name.indexOf(':') + 1);
    const bonus = name === plain || local === plain ? 2 : name.startsWith(plain) || local.startsWith(plain) ? 1 : 0;
    const known = isUsual(name.slice(0, Math.max(0, name.search(/[:.]/)))) ? 0.2 : 0;
    return { entry, matched: [...result.indexes], score: result.score + bonus + known };
  });
}
