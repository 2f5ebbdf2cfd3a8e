import fc from 'fast-check';
import type { Json, JsonObject } from '../../src/account/call.ts';
import type { ServiceModel } from '../../src/catalogue/shapes.ts';

/** A value of a shape, or now and then something else. */
function shapeValue(
  model: ServiceModel,
  shapeName: string,
  text: fc.Arbitrary<string>,
  depth: number,
): fc.Arbitrary<Json> {
  const shape = model.shapes[shapeName];
  const junk: fc.Arbitrary<Json> = fc.constantFrom<Json>(null, 0, -1, '', 'x', true, [], {}, [null], [[]]);
  if (!shape || depth > 3) return junk;
  const right = (): fc.Arbitrary<Json> => {
    if (shape.type === 'structure') return inputOfShape(model, shapeName, text, depth + 1);
    if (shape.type === 'list')
      return fc.array(shapeValue(model, shape.member?.shape ?? '', text, depth + 1), { maxLength: 3 });
    if (shape.type === 'boolean') return fc.boolean();
    if (shape.type === 'integer' || shape.type === 'long') return fc.integer({ min: 0, max: 5000 });
    return shape.enum ? fc.constantFrom(...shape.enum) : text;
  };
  return fc.oneof({ weight: 12, arbitrary: right() }, { weight: 1, arbitrary: junk });
}

/** An input of the structure of that name: required members are there, others now and then; texts come from `text`. */
export function inputOfShape(
  model: ServiceModel,
  shapeName: string,
  text: fc.Arbitrary<string>,
  depth = 0,
): fc.Arbitrary<JsonObject> {
  const members = Object.entries(model.shapes[shapeName]?.members ?? {});
  const entries = Object.fromEntries(
    members.map(([name, member]) => [name, shapeValue(model, member.shape, text, depth)]),
  );
  const required = (model.shapes[shapeName]?.required ?? []).filter((name) => name in entries);
  return fc.record<Record<string, Json>, string>(entries, { requiredKeys: required, noNullPrototype: true });
}
