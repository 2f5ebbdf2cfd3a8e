import type { Clause } from '../policy/conditions/clause.ts';
import type { Layout, NearStatement } from './layout.ts';

const marks = new WeakMap<Clause, string>();

/** Equal for clauses that hold for the same requests: operator, key and values, whatever their order. */
export function markOf(clause: Clause): string {
  const known = marks.get(clause);
  if (known !== undefined) return known;
  const { source, lowerKey, values, use } = clause;
  const texts = [...new Set(source.values)].sort();
  const reads = values.some(({ waits }) => waits);
  const mark = JSON.stringify([source.operator, lowerKey, texts, reads, use ? '' : clause.effect]);
  marks.set(clause, mark);
  return mark;
}

/** True where the one applies to every request on the resource that the other applies to, by their clauses alone. */
export type Covers = (one: NearStatement, other: NearStatement) => boolean;

export function coversIn({ dimensions }: Layout): Covers {
  const known = new Map<NearStatement, ReadonlySet<string>>();
  const marksOf = (near: NearStatement): ReadonlySet<string> => {
    const found = known.get(near) ?? new Set(near.free.flatMap(([at, place]) => markIn(dimensions, at, place)));
    known.set(near, found);
    return found;
  };
  return (one, other) => {
    if (!one.open) return false;
    const others = marksOf(other);
    return [...marksOf(one)].every((mark) => others.has(mark));
  };
}

function markIn(dimensions: Layout['dimensions'], at: number, place: number): string[] {
  const clause = dimensions[at]?.clauses[place];
  return clause ? [markOf(clause)] : [];
}
