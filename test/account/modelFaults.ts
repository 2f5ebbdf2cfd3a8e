import type { Json } from '../../src/account/call.ts';
import { serviceModel } from '../../src/catalogue/models.ts';
import type { Shape } from '../../src/catalogue/shapes.ts';

type Shapes = Readonly<Record<string, Shape>>;

/** How an answer breaks the API's model: unknown, misplaced or missing members, values outside their shapes. */
export function modelFaults(service: string, operation: string, output: Json): readonly string[] {
  const model = serviceModel(service);
  const shape = model?.operations[operation]?.output?.shape;
  if (!model || shape === undefined) {
    return Object.keys(Object(output)).length === 0 ? [] : ['an answer where there is none'];
  }
  return faultsOf(model.shapes, shape, output, operation);
}

/** Shapes whose patterns AWS's own answers break: ids of policies have eight characters. */
const looser = new Set(['PolicyArn']);

/** Some patterns are made for Unicode, some have escapes that it does not know. */
function expression(pattern: string): RegExp {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u');
  } catch {
    return new RegExp(`^(?:${pattern})$`);
  }
}

function faultsOf(shapes: Shapes, shapeName: string, value: Json, at: string): readonly string[] {
  const found = shapes[shapeName];
  if (!found) return [`${at}: no shape ${shapeName}`];
  const { pattern, ...rest } = found;
  const shape = looser.has(shapeName) || pattern === undefined ? rest : found;
  return faults[shape.type](shapes, shape, value, at);
}

const typed =
  (type: 'string' | 'number' | 'boolean') =>
  (_shapes: Shapes, _shape: Shape, value: Json, at: string): readonly string[] =>
    typeof value === type ? [] : [`${at} is not a ${type}`];

const faults: Readonly<
  Record<Shape['type'], (shapes: Shapes, shape: Shape, value: Json, at: string) => readonly string[]>
> = {
  string: (_shapes, shape, value, at) => {
    if (typeof value !== 'string') return [`${at} is not a string`];
    if (shape.enum && !shape.enum.includes(value)) return [`${at} is ${value}, none of ${shape.enum.join()}`];
    const pattern = shape.pattern === undefined ? null : expression(shape.pattern);
    return pattern && !pattern.test(value) ? [`${at} is ${value}, outside ${shape.pattern}`] : [];
  },
  integer: typed('number'),
  long: typed('number'),
  float: typed('number'),
  double: typed('number'),
  boolean: typed('boolean'),
  blob: (_shapes, _shape, value, at) =>
    typeof value === 'string' && /^[A-Za-z0-9+/]*={0,2}$/.test(value) ? [] : [`${at} is not base 64`],
  timestamp: (_shapes, _shape, value, at) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) ? [] : [`${at} is not a timestamp`],
  list: (shapes, shape, value, at) =>
    Array.isArray(value)
      ? value.flatMap((one: Json, index) => faultsOf(shapes, shape.member?.shape ?? '', one, `${at}[${index}]`))
      : [`${at} is not a list`],
  map: (shapes, shape, value, at) =>
    Object.entries(Object(value)).flatMap(([key, one]) =>
      faultsOf(shapes, shape.value?.shape ?? '', JSON.parse(JSON.stringify(one)), `${at}.${key}`),
    ),
  structure: (shapes, shape, value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at} is not a structure`];
    const members = Object.keys(shape.members ?? {});
    const given = Object.keys(value);
    const unknown = given.filter((name) => !members.includes(name)).map((name) => `${at}.${name} is unknown`);
    const order = members.filter((name) => given.includes(name));
    const misplaced = order.join() === given.join() ? [] : [`${at} has its members in another order: ${given.join()}`];
    const missing = (shape.required ?? [])
      .filter((name) => !given.includes(name))
      .map((name) => `${at}.${name} is missing`);
    const inner = Object.entries(value).flatMap(([name, one]: [string, Json]) =>
      shape.members?.[name] ? faultsOf(shapes, shape.members[name].shape, one, `${at}.${name}`) : [],
    );
    return [...unknown, ...misplaced, ...missing, ...inner];
  },
};
