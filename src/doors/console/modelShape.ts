import type { ServiceModel, Shape, ShapeMember } from '../../catalogue/shapes.ts';

const scalar: Shape = { type: 'string' };

/** The shape of that name; a text where the model has none. */
export function shapeNamed(model: ServiceModel, name: string): Shape {
  return model.shapes[name] ?? scalar;
}

export function isComplex(shape: Shape): boolean {
  return shape.type === 'structure' || shape.type === 'list' || shape.type === 'map';
}

/** Members of a structure in the model's order. */
export function membersOf(shape: Shape): readonly (readonly [string, ShapeMember])[] {
  return Object.entries(shape.members ?? {});
}

export function memberShape(model: ServiceModel, shape: Shape, name: string): Shape | undefined {
  const member = membersOf(shape).find(([key]) => key === name)?.[1];
  return member && shapeNamed(model, member.shape);
}

/** The shape of a list's elements or a map's values. */
export function elementShape(model: ServiceModel, shape: Shape): Shape {
  const member = shape.member ?? shape.value;
  return member ? shapeNamed(model, member.shape) : scalar;
}

/** True for what shorthand may say: structures, maps, and lists of such. */
export function takesShorthand(model: ServiceModel, shape: Shape): boolean {
  if (!isComplex(shape)) return false;
  return shape.type !== 'list' || isComplex(elementShape(model, shape));
}
