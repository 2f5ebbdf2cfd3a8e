import type { ServiceModel, Shape } from '../../catalogue/shapes.ts';
import { elementShape, isComplex, membersOf, shapeNamed } from './modelShape.ts';

/** Deeper than this a structure is better given as JSON. */
const mostLevels = 3;

function inner(model: ServiceModel, shape: Shape, level: number): string {
  if (level > mostLevels) return '...';
  if (shape.type === 'list') {
    const element = elementShape(model, shape);
    const text = inner(model, element, level + 1);
    return isComplex(element) || level > 1 ? `[${text},${text}]` : `${text},${text}`;
  }
  if (shape.type === 'map') {
    const value = inner(model, elementShape(model, shape), level + 1);
    const text = `KeyName1=${value},KeyName2=${value}`;
    return level > 0 ? `{${text}}` : text;
  }
  if (shape.type !== 'structure') return shape.type;
  const parts = membersOf(shape).map(([name, of]) => `${name}=${inner(model, shapeNamed(model, of.shape), level + 1)}`);
  return level > 0 ? `{${parts.join(',')}}` : parts.join(',');
}

/** How a parameter is written in shorthand, e.g. `Key=string,Value=string ...`. */
export function shorthandSyntax(model: ServiceModel, shape: Shape): string {
  return shape.type === 'list' ? `${inner(model, elementShape(model, shape), 0)} ...` : inner(model, shape, 0);
}
