import { fitsAll, keyOf, type Matcher, read } from './automaton.ts';
import {
  fitting,
  goesOn,
  type Joint,
  type JointPatterns,
  jointPatterns,
  startOf,
  step,
  stepAlike,
} from './jointPatterns.ts';
import { isSpent, spend, uncounted } from './work.ts';

/** A text that stands for all that fit the same groups of patterns. */
export interface TextClass {
  readonly text: string;
  /** True where the shortest such text needs no character that a pattern asks for. */
  readonly any: boolean;
  /** Numbers of the groups of patterns one of which the text fits, in their order. */
  readonly fits: readonly number[];
}

export interface TextClasses {
  readonly classes: readonly TextClass[];
  /** False where the search was cut: some combination may be missing. */
  readonly complete: boolean;
}

/** Stands in raw texts where any character does. */
const free = '\ue000';
const freeRun = /\ue000+/g;
/** Characters to put there, the first that no pattern asks for. */
const fillers = 'xyzwvutsrqponmlkjihgfedcba0123456789XYZWVUTSRQPONMLKJIHGFEDCBA-_.~';
/** Joint states that one search may visit. */
const visits = 20_000;
/** Steps that one search may spend: they take memory too. */
const most = 5_000_000;

/** Turns a raw text into one that people like to read; null where it knows none. */
export interface Polish {
  readonly text: (raw: string) => string | null;
  /** True for a raw text that is as free as the shape lets it be. */
  readonly isAny: (raw: string) => boolean;
}

export const plain: Polish = { text: () => null, isAny: isFree };

interface Visit {
  readonly joint: Joint;
  readonly raw: string;
  readonly safe: string;
}

interface Found {
  readonly fits: readonly number[];
  readonly raw: string;
  readonly safe: string;
}

interface Search {
  readonly patterns: JointPatterns;
  readonly found: Map<string, Found>;
}

interface Remembered extends TextClasses {
  readonly steps: number;
}

let remembered = new WeakMap<Polish, Map<string, Remembered>>();
let rememberedCount = 0;
const cut: TextClasses = { classes: [], complete: false };
const mostRemembered = 4000;
/** Keeps what is remembered within some hundred megabytes. */
const mostRememberedSteps = 5_000_000;
let rememberedSteps = 0;

/**
 * One text of the shape for each combination of groups that some text of the shape fits: the product of the patterns'
 * automata, walked breadth first, so that texts are short. A text fits a group when it fits one of its patterns; where
 * `wanted` lists groups, texts that fit none of them may be left out.
 */
export function textClasses(
  shape: Matcher,
  groups: readonly (readonly Matcher[])[],
  polish: Polish = plain,
  wanted: readonly number[] | null = null,
): TextClasses {
  if (!spend(groups.reduce((sum, { length }) => sum + length, 0) * 5)) return cut;
  const key = [[shape], ...groups].map((group) => group.map(keyOf).join('\n')).join('\n\n') + (wanted?.join() ?? '');
  const own = remembered.get(polish) ?? new Map<string, Remembered>();
  const known = own.get(key);
  if (known) return spend(known.steps) ? known : cut;
  const search: Search = { patterns: jointPatterns(shape, groups, wanted), found: new Map() };
  const complete = walk(search);
  if (isSpent()) return cut;
  const classes = [...search.found.values()].map((one) => finish(search, one, polish));
  const result = { classes, complete, steps: search.patterns.steps };
  remember(polish, key, result);
  return result;
}

function remember(polish: Polish, key: string, result: Remembered): void {
  if (rememberedCount >= mostRemembered || rememberedSteps > mostRememberedSteps) {
    remembered = new WeakMap();
    rememberedCount = 0;
    rememberedSteps = 0;
  }
  const own = remembered.get(polish) ?? new Map<string, Remembered>();
  remembered.set(polish, own.set(key, result));
  rememberedCount += 1;
  rememberedSteps += result.steps;
}

function walk(search: Search): boolean {
  const { patterns } = search;
  const start = startOf(patterns);
  const queue: Visit[] = [{ joint: start, raw: '', safe: '' }];
  const seen = new Set([start]);
  for (let next = 0; next < queue.length; next += 1) {
    const visit = queue[next];
    if (!visit) break;
    if (next > visits || patterns.steps > most || !goesOn(patterns, visit.joint.open.length)) return false;
    if (visit.joint.open.length === 0) {
      record(search, visit.joint, completed(visit));
      continue;
    }
    if (visit.joint.shape.accepts) record(search, visit.joint, visit);
    for (const following of successors(search, visit)) {
      if (seen.has(following.joint)) continue;
      if (!goesOn(patterns, 0)) return false;
      seen.add(following.joint);
      queue.push(following);
    }
  }
  return true;
}

function record(search: Search, joint: Joint, { raw, safe }: { raw: string; safe: string }): void {
  const fits = fitting(search.patterns, joint);
  const signature = fits.join();
  const known = search.found.get(signature);
  if (!known || raw.length < known.raw.length) search.found.set(signature, { fits, raw, safe });
}

/** The shortest text of the shape that goes on from here, once no pattern cares any more. */
function completed({ joint, raw, safe }: Visit): { raw: string; safe: string } {
  const rest = (filler: string) =>
    joint.shape
      .rest()
      .map((token) => (token < 0 ? filler : String.fromCharCode(token)))
      .join('');
  return { raw: raw + rest(free), safe: safe + rest('x') };
}

/** One way on for each unit that somebody asks for, and one for all others together. */
function* successors(search: Search, { joint, raw: before, safe }: Visit): Iterable<Visit> {
  const wanted = new Set(joint.shape.wanted);
  for (const { state } of joint.open) for (const unit of state.wanted) wanted.add(unit);
  const other = [...fillers].find((filler) => !wanted.has(filler.charCodeAt(0)));
  const named = [...wanted].map((unit) => ({ unit, raw: String.fromCharCode(unit) }));
  const ways = other === undefined ? named : [{ unit: other.charCodeAt(0), raw: free }, ...named];
  for (const { unit, raw } of ways) {
    const next = step(search.patterns, joint, unit);
    if (next) yield { joint: next, raw: before + raw, safe: safe + String.fromCharCode(unit) };
  }
}

/** A readable text of the class; the plain one where no readable one is in the same class. */
function finish(search: Search, { fits, raw, safe }: Found, polish: Polish): TextClass {
  let text: string | null = null;
  return {
    // Made when it is looked at: few of many texts are.
    get text() {
      text ??=
        [polish.text(raw), raw.replace(freeRun, 'x')].find((one) => one !== null && sameClass(search, one, fits)) ??
        safe;
      return text;
    },
    any: polish.isAny(raw),
    fits,
  };
}

function sameClass(search: Search, text: string, fits: readonly number[]): boolean {
  if (text.includes(free) || !fitsAll(read(search.patterns.shape, text))) return false;
  let joint: Joint | null = startOf(search.patterns);
  for (let at = 0; at < text.length && joint && joint.open.length > 0; at += 1) {
    joint = uncounted(() => joint && stepAlike(search.patterns, joint, text.charCodeAt(at)));
  }
  return joint !== null && fitting(search.patterns, joint).join() === fits.join();
}

/** True for a part of a raw text that is free as a whole. */
export function isFree(part: string): boolean {
  return part !== '' && part.replace(freeRun, '') === '';
}

export function fillFree(part: string, filler: string): string {
  return part.replace(freeRun, filler);
}
