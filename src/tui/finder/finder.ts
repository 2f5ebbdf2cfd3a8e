import fuzzysort from 'fuzzysort';
import { pushLayer } from '../../stores/uiActs.ts';
import { lineInput } from '../editor/lineInput.ts';
import type { Program } from '../program.ts';

/** Something that is found by typing a few of its letters. */
export interface FinderEntry {
  readonly id: string;
  readonly title: string;
  /** At the right end: its keys, or a few words about it. */
  readonly note: string;
  /** Why it cannot be chosen now. */
  readonly disabled: string | null;
  readonly run: (program: Program) => void;
}

/** A long list to choose from by typing. */
export interface Finder {
  readonly title: string;
  readonly placeholder: string;
  /** Best first. */
  readonly entries: (program: Program, search: string) => readonly FinderEntry[];
}

/** Those whose titles fit the letters, best first; all in their order where nothing is searched for. */
export function fitting(entries: readonly FinderEntry[], search: string): readonly FinderEntry[] {
  const wanted = search.trim();
  if (wanted === '') return entries;
  return fuzzysort.go(wanted, entries, { key: 'title', threshold: 0 }).map(({ obj }) => obj);
}

export function openFinder({ ui }: Program, finder: Finder): void {
  pushLayer(ui, { kind: 'palette', finder, input: lineInput(), chosen: 0 });
}
