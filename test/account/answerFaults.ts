import type { Json } from '../../src/account/call.ts';
import { serviceModel } from '../../src/catalogue/models.ts';
import type { ServiceModel, Shape } from '../../src/catalogue/shapes.ts';

/** How an answer breaks its API's model: unknown or missing members, values of another type. */
export function answerFaults(service: string, operation: string, output: Json): readonly string[] {
  const model = serviceModel(service);
  if (!model) return [`there is no model of ${service}`];
  const shape = model.operations[operation]?.output?.shape;
  if (shape === undefined) return Object.keys(Object(output)).length === 0 ? [] : ['an answer where there is none'];
  return faultsOf(model, shape, output, operation);
}

function faultsOf(model: ServiceModel, shapeName: string, value: Json, at: string): readonly string[] {
  const shape = model.shapes[shapeName];
  return shape ? faults[shape.type](model, shape, value, at) : [`${at}: no shape ${shapeName}`];
}

type Check = (model: ServiceModel, shape: Shape, value: Json, at: string) => readonly string[];

const typed =
  (type: 'string' | 'number' | 'boolean'): Check =>
  (_model, _shape, value, at) =>
    typeof value === type ? [] : [`${at} is not a ${type}`];

const faults: Readonly<Record<Shape['type'], Check>> = {
  string: (model, shape, value, at) => {
    const wrong = shape.enum && !shape.enum.includes(String(value)) ? [`${at} is none of its values: ${value}`] : [];
    return [...typed('string')(model, shape, value, at), ...wrong];
  },
  integer: typed('number'),
  long: typed('number'),
  float: typed('number'),
  double: typed('number'),
  boolean: typed('boolean'),
  blob: (_model, _shape, value, at) =>
    typeof value === 'string' && /^[A-Za-z0-9+/]*={0,2}$/.test(value) ? [] : [`${at} is not base 64`],
  timestamp: (_model, _shape, value, at) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) ? [] : [`${at} is not a timestamp`],
  list: (model, shape, value, at) =>
    Array.isArray(value)
      ? value.flatMap((one: Json, index) => faultsOf(model, shape.member?.shape ?? '', one, `${at}[${index}]`))
      : [`${at} is not a list`],
  map: (model, shape, value, at) =>
    Object.entries(Object(value)).flatMap(([key, one]) =>
      faultsOf(model, shape.value?.shape ?? '', JSON.parse(JSON.stringify(one)), `${at}.${key}`),
    ),
  structure: (model, shape, value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at} is not a structure`];
    const missing = (shape.required ?? []).filter((name) => !(name in value)).map((name) => `${at}.${name} is missing`);
    const inner = Object.entries(value).flatMap(([name, one]: [string, Json]) => {
      const member = shape.members?.[name];
      return member ? faultsOf(model, member.shape, one, `${at}.${name}`) : [`${at}.${name} is unknown`];
    });
    return [...missing, ...inner];
  },
};
