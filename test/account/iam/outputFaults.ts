import type { Json } from '../../../src/account/call.ts';
import { serviceModel } from '../../../src/catalogue/models.ts';
import type { Shape } from '../../../src/catalogue/shapes.ts';

const model = serviceModel('iam');
if (!model) throw new Error('there is no model of IAM');
const { operations, shapes } = model;

/** How an answer breaks the API's model: unknown, misplaced or missing members, values of another type. */
export function outputFaults(operation: string, output: Json): readonly string[] {
  const shape = operations[operation]?.output?.shape;
  if (shape === undefined) return Object.keys(Object(output)).length === 0 ? [] : ['an answer where there is none'];
  return faultsOf(shape, output, operation);
}

/** Answers on the root user lack what a user has; keys of the root user have no owner's name. */
const optional = new Set(['UserName', 'Path']);

function faultsOf(shapeName: string, value: Json, at: string): readonly string[] {
  const shape = shapes[shapeName];
  if (!shape) return [`${at}: no shape ${shapeName}`];
  return faults[shape.type](shape, value, at);
}

const typed =
  (type: 'string' | 'number' | 'boolean') =>
  (_shape: Shape, value: Json, at: string): readonly string[] =>
    typeof value === type ? [] : [`${at} is not a ${type}`];

const faults: Readonly<Record<Shape['type'], (shape: Shape, value: Json, at: string) => readonly string[]>> = {
  string: typed('string'),
  integer: typed('number'),
  long: typed('number'),
  float: typed('number'),
  double: typed('number'),
  boolean: typed('boolean'),
  blob: (_shape, value, at) =>
    typeof value === 'string' && /^[A-Za-z0-9+/]*={0,2}$/.test(value) ? [] : [`${at} is not base 64`],
  timestamp: (_shape, value, at) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) ? [] : [`${at} is not a timestamp`],
  list: (shape, value, at) =>
    Array.isArray(value)
      ? value.flatMap((one: Json, index) => faultsOf(shape.member?.shape ?? '', one, `${at}[${index}]`))
      : [`${at} is not a list`],
  map: (shape, value, at) =>
    Object.entries(Object(value)).flatMap(([key, one]) =>
      faultsOf(shape.value?.shape ?? '', JSON.parse(JSON.stringify(one)), `${at}.${key}`),
    ),
  structure: (shape, value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at} is not a structure`];
    const members = Object.keys(shape.members ?? {});
    const given = Object.keys(value);
    const unknown = given.filter((name) => !members.includes(name)).map((name) => `${at}.${name} is unknown`);
    const order = members.filter((name) => given.includes(name));
    const misplaced = order.join() === given.join() ? [] : [`${at} has its members in another order: ${given.join()}`];
    const missing = (shape.required ?? [])
      .filter((name) => !given.includes(name) && !optional.has(name))
      .map((name) => `${at}.${name} is missing`);
    const inner = Object.entries(value).flatMap(([name, one]: [string, Json]) =>
      shape.members?.[name] ? faultsOf(shape.members[name].shape, one, `${at}.${name}`) : [],
    );
    return [...unknown, ...misplaced, ...missing, ...inner];
  },
};
