import type { ContextReader } from '../policy/context.ts';
import { canonicalKey, completed, possible, writtenAs } from '../policy/contextRelations.ts';
import type { Context, ContextValue } from '../policy/request.ts';
import { type Dimension, type Option, optionsOf } from './dimension.ts';
import type { Layout, NearStatement } from './layout.ts';
import { partlyReadValues } from './partlyRead.ts';
import type { Prospect, Status } from './prospect.ts';
import type { Situation } from './situation.ts';
import { isSpent, spend } from './work.ts';

/** Contexts that one search may look at. */
const steps = 20_000;

interface Search {
  readonly situation: Situation;
  readonly layout: Layout;
  readonly prospect: Prospect;
  readonly accept: (context: Context) => boolean;
  readonly chosen: ReadonlySet<string>;
  readonly values: Map<string, ContextValue | undefined>;
  readonly picked: Option[];
  readonly reasons: Set<string>;
  readonly known: Map<Dimension, readonly Option[]>;
  steps: number;
}

/** Values of the free keys, by canonical key; undefined where a key is absent. */
export type Choice = ReadonlyMap<string, ContextValue | undefined>;

/**
 * The first choice whose context is accepted, with one value of each free key for all that no statement tells apart;
 * null where there is none. What was left out is added to `reasons`.
 */
export function findChoice(
  situation: Situation,
  layout: Layout,
  prospect: Prospect,
  accept: (context: Context) => boolean,
  reasons: Set<string>,
): Choice | null {
  const chosen = new Set(layout.dimensions.map(({ key }) => key));
  const search: Search = {
    situation,
    layout,
    prospect,
    accept,
    chosen,
    values: new Map(),
    picked: [],
    reasons,
    known: new Map(),
    steps: 0,
  };
  return descend(search, 0) ? search.values : null;
}

function descend(search: Search, depth: number): boolean {
  search.steps += 1;
  if (!spend(20 + search.layout.near.length)) return false;
  if (search.steps > steps) {
    search.reasons.add(`more than ${steps} combinations of condition values were not all tried`);
    return false;
  }
  if (!search.prospect.hopeful((near) => statusOf(near, search.picked))) return false;
  const dimension = search.layout.dimensions[depth];
  if (!dimension) return isAccepted(search);
  for (const option of optionsAt(search, dimension)) {
    search.values.set(dimension.key, option.value);
    search.picked.push(option);
    const found = descend(search, depth + 1);
    search.picked.pop();
    if (found || search.steps > steps || isSpent()) return found;
  }
  search.values.delete(dimension.key);
  return false;
}

function statusOf({ open, free }: NearStatement, picked: readonly Option[]): Status {
  if (!open) return 'no';
  let status: Status = 'yes';
  for (const [at, place] of free) {
    const option = picked[at];
    if (!option) status = 'open';
    else if (!option.holds[place]) return 'no';
  }
  return status;
}

function optionsAt(search: Search, dimension: Dimension): readonly Option[] {
  const { situation, chosen, known } = search;
  const depends = dimension.reads.some((key) => chosen.has(key));
  const remembered = depends ? undefined : known.get(dimension);
  if (remembered) return remembered;
  const reader = readerOf(search);
  const partly = partlyReadValues(dimension.key, search.layout.dimensions, reader);
  const { options, reasons } = optionsOf(dimension, {
    service: situation.service,
    reader,
    usual: situation.reader.get(dimension.key),
    temporary: situation.principal.temporary,
    chosen,
    texts: partly.values,
    floor: situation.floor,
    unlisted: search.layout.unlisted.has(dimension.key),
    readers: search.layout.dimensions.flatMap(({ key, reads, clauses }) =>
      key !== dimension.key && reads.includes(dimension.key) ? clauses : [],
    ),
  });
  for (const reason of reasons) search.reasons.add(reason);
  if (!partly.complete) {
    search.reasons.add(`values of \`${dimension.key}\` that stand in others were tried for some values only`);
  }
  const admitted = options.filter(({ value }) => situation.admits(dimension.key, value));
  if (!depends) known.set(dimension, admitted);
  return admitted;
}

/** Chosen values over settled ones. */
function readerOf({ situation, values }: Search): ContextReader {
  return {
    get: (lowerKey) => {
      const key = canonicalKey(lowerKey);
      if (!values.has(key)) return situation.reader.get(lowerKey);
      const value = values.get(key);
      return value === undefined ? undefined : writtenAs(lowerKey, value);
    },
  };
}

function isAccepted({ situation, layout, values, chosen, accept }: Search): boolean {
  const get = (key: string) => (values.has(key) ? values.get(key) : situation.reader.get(key));
  return possible(get, chosen) && accept(written(situation, layout, values));
}

/** The ordinary context with the chosen values under all their names. */
export function written({ context: ordinary }: Situation, { dimensions }: Layout, choice: Choice): Context {
  if (dimensions.length === 0) return ordinary;
  const context: Record<string, ContextValue> = {};
  for (const [name, value] of Object.entries(ordinary)) {
    const key = canonicalKey(name.toLowerCase());
    if (choice.has(key)) write(context, name, choice.get(key));
    else context[name] = value;
  }
  const present = new Set(Object.keys(context).map((name) => name.toLowerCase()));
  for (const { key, names } of dimensions) {
    for (const name of names) if (!present.has(name.toLowerCase())) write(context, name, choice.get(key));
  }
  return completed(context, new Set(choice.keys()));
}

function write(context: Record<string, ContextValue>, name: string, value: ContextValue | undefined): void {
  if (value !== undefined) context[name] = writtenAs(name.toLowerCase(), value);
}
