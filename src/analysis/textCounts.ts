import { type Automaton, automatonOf, fitsAll, type Matcher, type State } from './automaton.ts';
import { spend } from './work.ts';

/** How many texts there are: at most `longest` characters, each one of `letters`. */
export interface TextSpace {
  readonly longest: number;
  readonly letters: number;
}

/** The space that published counts of policies use (Quacky, ICSE 2022). */
export const usualSpace: TextSpace = { longest: 100, letters: 256 };

export interface TextCounts {
  /** Number of texts by what they fit: one `0` or `1` for each group. */
  readonly counts: ReadonlyMap<string, number>;
  /** False where the product of the patterns grew too large to count. */
  readonly complete: boolean;
}

/** A joint state, with the number of letters that lead to each of its followers. */
interface Node {
  readonly signature: string;
  readonly accepts: boolean;
  readonly ways: ReadonlyMap<number, number>;
}

/** Joint states that one count may visit. */
const most = 20_000;

/** Bounded wildcards stop at these, so that they never count among the letters that all act alike. */
const separators = [58, 47];

/** Texts of the shape by the groups of patterns that they fit; a text fits a group when it fits one of its patterns. */
export function textCounts(
  shape: Matcher,
  groups: readonly (readonly Matcher[])[],
  space: TextSpace = usualSpace,
): TextCounts {
  const nodes = nodesOf(automatonOf(shape), groups, space.letters);
  if (!nodes) return { counts: new Map(), complete: false };
  const ways = nodes.reduce((sum, node) => sum + node.ways.size + 1, 0);
  if (!spend((ways * space.longest) / 10)) return { counts: new Map(), complete: false };
  const counts = new Map<string, number>();
  let texts = new Float64Array(nodes.length);
  texts[0] = 1;
  for (let length = 0; length <= space.longest; length += 1) {
    for (const [at, { accepts, signature }] of nodes.entries()) {
      const here = texts[at] ?? 0;
      if (accepts && here > 0) counts.set(signature, (counts.get(signature) ?? 0) + here);
    }
    if (length < space.longest) texts = oneLonger(nodes, texts);
  }
  return { counts, complete: true };
}

function oneLonger(nodes: readonly Node[], texts: Float64Array): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(nodes.length);
  for (const [at, { ways }] of nodes.entries()) {
    const here = texts[at] ?? 0;
    if (here > 0) for (const [to, letters] of ways) longer[to] = (longer[to] ?? 0) + here * letters;
  }
  return longer;
}

/** Every joint state that some text of the shape leads to, the first one first; null where there are too many. */
function nodesOf(shape: Automaton, groups: readonly (readonly Matcher[])[], letters: number): Node[] | null {
  const patterns = groups.map((group) => group.map(automatonOf));
  const flat = patterns.flat();
  const places = new Map<string, number>();
  const queue: { readonly shape: State; readonly states: readonly State[] }[] = [];
  const placeOf = (state: State, states: readonly State[]): number => {
    const key = `${state.id} ${states.map(({ id }) => id).join()}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, queue.length);
    queue.push({ shape: state, states });
    return queue.length - 1;
  };
  placeOf(
    shape.start,
    flat.map(({ start }) => start),
  );
  const nodes: Node[] = [];
  for (let next = 0; next < queue.length; next += 1) {
    const joint = queue[next];
    if (next > most || !joint || !spend(flat.length + 20)) return null;
    const ways = new Map<number, number>();
    const cost = joint.states.reduce((sum, state) => sum + state.cost, joint.shape.cost);
    for (const { unit, count } of lettersAt([joint.shape, ...joint.states], letters)) {
      spend(cost + 10);
      const following = shape.step(joint.shape, unit);
      if (following.fate === 'never') continue;
      const states = joint.states.map((state, at) => {
        const pattern = flat[at];
        return state.fate === 'open' && pattern ? pattern.step(state, unit) : state;
      });
      const to = placeOf(following, states);
      ways.set(to, (ways.get(to) ?? 0) + count);
    }
    nodes.push({ accepts: fitsAll(joint.shape), signature: signatureOf(patterns, joint.states), ways });
  }
  return nodes;
}

/** Each letter that some state asks for, and one that stands for all others. */
function lettersAt(states: readonly State[], letters: number): { readonly unit: number; readonly count: number }[] {
  const wanted = new Set(separators);
  for (const { fate, wanted: units } of states) if (fate === 'open') for (const unit of units) wanted.add(unit);
  const others = letters - wanted.size;
  let other = 0xe000;
  while (wanted.has(other)) other += 1;
  const named = [...wanted].map((unit) => ({ unit, count: 1 }));
  return others > 0 ? [...named, { unit: other, count: others }] : named;
}

function signatureOf(groups: readonly (readonly Automaton[])[], states: readonly State[]): string {
  let at = 0;
  return groups
    .map((group) => {
      const fitting = states.slice(at, at + group.length).some(fitsAll);
      at += group.length;
      return fitting ? '1' : '0';
    })
    .join('');
}

/** The binary logarithm of the sum of two numbers given by theirs. */
export function addLogs(a: number, b: number): number {
  const [larger, smaller] = a > b ? [a, b] : [b, a];
  return smaller === Number.NEGATIVE_INFINITY ? larger : larger + Math.log2(1 + 2 ** (smaller - larger));
}
