import type { Shape } from '../catalogue/shapes.ts';
import type { Json } from './call.ts';

/** One way in which an input breaks its model. */
export interface Violation {
  /** Lower camel case, elements of lists as `tags.1.member.key`. */
  readonly path: string;
  /** The input member in the model's spelling. */
  readonly member: string;
  readonly kind:
    | 'null'
    | 'type'
    | 'enum'
    | 'pattern'
    | 'lengthMax'
    | 'lengthMin'
    | 'rangeMax'
    | 'rangeMin'
    | 'listMember';
  readonly value: Json;
  /** What the constraint says: the bound or the pattern. */
  readonly bound?: string | number;
  /** The element's shape, for a list whose element breaks it. */
  readonly of?: Shape;
  readonly shape?: string;
  readonly sensitive?: boolean;
}

type Named = Pick<Violation, 'path' | 'member'>;

export function* enumViolation(path: string, member: string, shape: Shape, value: string): Iterable<Violation> {
  if (shape.enum && !shape.enum.includes(value)) {
    yield { path, member, kind: 'enum', value, bound: shape.enum.join(', ') };
  }
}

export function* lengthViolation(
  path: string,
  member: string,
  shape: Shape,
  value: Json,
  length: number,
): Iterable<Violation> {
  yield* bounds({ path, member }, shape, value, length, 'lengthMax', 'lengthMin');
}

export function* rangeViolation(path: string, member: string, shape: Shape, value: number): Iterable<Violation> {
  yield* bounds({ path, member }, shape, value, value, 'rangeMax', 'rangeMin');
}

function* bounds(
  named: Named,
  { max, min }: Shape,
  value: Json,
  size: number,
  above: Violation['kind'],
  below: Violation['kind'],
): Iterable<Violation> {
  if (max !== undefined && size > max) yield { ...named, kind: above, value, bound: max };
  if (min !== undefined && size < min) yield { ...named, kind: below, value, bound: min };
}

export function* patternViolation(path: string, member: string, shape: Shape, value: string): Iterable<Violation> {
  if (shape.pattern === undefined) return;
  const expression = compiled(shape.pattern);
  if (expression && !expression.test(value)) yield { path, member, kind: 'pattern', value, bound: shape.pattern };
}

const expressions = new Map<string, RegExp | null>();

/** Letters that the flag `u` does not let be escaped. */
const needlessEscapes = /\\([_:,@'"=&~#%!<>; ])/g;

/** Published patterns stand for the whole text. Most need the flag `u`; a few compile only without, one not at all. */
function compiled(pattern: string): RegExp | null {
  const known = expressions.get(pattern);
  if (known !== undefined) return known;
  const expression =
    attempt(pattern, 'u') ?? attempt(pattern.replace(needlessEscapes, '$1'), 'u') ?? attempt(pattern, '');
  expressions.set(pattern, expression);
  return expression;
}

function attempt(pattern: string, flags: string): RegExp | null {
  try {
    return new RegExp(`^(?:${pattern})$`, flags);
  } catch {
    return null;
  }
}
