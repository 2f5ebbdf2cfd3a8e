import type { OperationModel, ServiceModel, Shape } from '../catalogue/shapes.ts';
import type { ApiError, Json, JsonObject } from './call.ts';
import { enumViolation, lengthViolation, patternViolation, rangeViolation, type Violation } from './violation.ts';
import { wordingOf } from './violationWording.ts';

/** Nesting that no model reaches; deeper input is not looked at. */
const maximumDepth = 32;

/**
 * AWS's answer to an input that breaks its model, or null. Members that the model does not know are ignored, as AWS
 * does; its clients refuse them before they send.
 */
export function validate(model: ServiceModel, operation: OperationModel, input: JsonObject): ApiError | null {
  const shape = operation.input && model.shapes[operation.input.shape];
  if (!shape || !operation.input) return null;
  const violations = [...structure({ model, nested: false, depth: 0 }, '', shape, input)];
  return violations.length > 0 ? wordingOf(model)(violations) : null;
}

interface Site {
  readonly model: ServiceModel;
  readonly nested: boolean;
  readonly depth: number;
}

type Check = (site: Site, path: string, shape: Shape, value: Json, name: string) => Iterable<Violation>;

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Inside a list AWS names the members of a structure last to first. */
function* structure(site: Site, path: string, shape: Shape, value: JsonObject): Iterable<Violation> {
  const members = Object.entries(shape.members ?? {});
  if (site.nested) members.reverse();
  for (const [name, member] of members) {
    const inner = path ? `${path}.${lowerFirst(name)}` : lowerFirst(name);
    const given = value[name];
    if (given === undefined || given === null) {
      if (shape.required?.includes(name)) yield { path: inner, member: name, kind: 'null', value: null };
    } else yield* checked(site, inner, member.shape, given, name);
  }
}

function* checked(site: Site, path: string, shapeName: string, value: Json, member: string): Iterable<Violation> {
  const shape = site.model.shapes[shapeName];
  if (!shape || site.depth > maximumDepth) return;
  const deeper = { ...site, depth: site.depth + 1 };
  for (const violation of checks[shape.type](deeper, path, shape, value, member)) {
    yield shape.sensitive ? { ...violation, sensitive: true } : { shape: shapeName, ...violation };
  }
}

const mistyped = (path: string, member: string, value: Json): Violation => ({ path, member, kind: 'type', value });

const text: Check = function* (_site, path, shape, value, member) {
  if (typeof value !== 'string') yield mistyped(path, member, value);
  else {
    yield* enumViolation(path, member, shape, value);
    yield* lengthViolation(path, member, shape, value, [...value].length);
    yield* patternViolation(path, member, shape, value);
  }
};

const number: Check = function* (_site, path, shape, value, member) {
  if (typeof value !== 'number' || (shape.type === 'integer' && !Number.isInteger(value))) {
    yield mistyped(path, member, value);
  } else yield* rangeViolation(path, member, shape, value);
};

const list: Check = function* (site, path, shape, value, member) {
  if (!Array.isArray(value)) {
    yield mistyped(path, member, value);
    return;
  }
  yield* lengthViolation(path, member, shape, value, value.length);
  const element = shape.member?.shape ?? '';
  const scalar = site.model.shapes[element]?.type === 'string';
  for (const [index, given] of value.entries()) {
    const inner = `${path}.${index + 1}.member`;
    if (given === null) yield { path: inner, member, kind: 'null', value: null };
    else if (scalar)
      yield* inListMember(path, member, site.model.shapes[element], [...checked(site, inner, element, given, member)]);
    else yield* checked({ ...site, nested: true }, inner, element, given, member);
  }
};

/** A text in a list that breaks its shape is told with everything that the shape asks for. */
function* inListMember(
  path: string,
  member: string,
  shape: Shape | undefined,
  found: readonly Violation[],
): Iterable<Violation> {
  const first = found[0];
  if (first && shape)
    yield first.kind === 'type' ? first : { path, member, kind: 'listMember', value: null, of: shape };
}

const map: Check = function* (site, path, shape, value, member) {
  if (!isObject(value)) {
    yield mistyped(path, member, value);
    return;
  }
  yield* lengthViolation(path, member, shape, value, Object.keys(value).length);
  for (const [key, given] of Object.entries(value)) {
    yield* checked(site, `${path}.${key}`, shape.value?.shape ?? '', given, member);
  }
};

const checks: Readonly<Record<Shape['type'], Check>> = {
  structure: function* (site, path, shape, value, member) {
    // A structure without members is a document of whatever JSON.
    if (isObject(value)) yield* structure(site, path, shape, value);
    else if (Object.keys(shape.members ?? {}).length > 0) yield mistyped(path, member, value);
  },
  list,
  map,
  string: text,
  blob: function* (_site, path, shape, value, member) {
    if (typeof value !== 'string') yield mistyped(path, member, value);
    else yield* lengthViolation(path, member, shape, value, Buffer.byteLength(value, 'base64'));
  },
  integer: number,
  long: number,
  float: number,
  double: number,
  boolean: function* (_site, path, _shape, value, member) {
    if (typeof value !== 'boolean') yield mistyped(path, member, value);
  },
  timestamp: function* (_site, path, _shape, value, member) {
    const time = typeof value === 'string' ? Date.parse(value) : value;
    if (typeof time !== 'number' || Number.isNaN(time)) yield mistyped(path, member, value);
  },
};
