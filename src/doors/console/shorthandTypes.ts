import type { Json } from '../../account/call.ts';
import type { ServiceModel, Shape } from '../../catalogue/shapes.ts';
import { elementShape, memberShape } from './modelShape.ts';
import { pythonFloat, pythonInteger, pythonLiteral } from './pythonText.ts';
import type { Shorthand } from './shorthand.ts';

/** Thrown within this file only, caught by `typedShorthand`. */
class NotANumber extends Error {}

function number(text: string, shape: Shape): number {
  const whole = shape.type === 'integer' || shape.type === 'long';
  const value = whole ? pythonInteger(text) : pythonFloat(text);
  if (value !== null) return value;
  throw new NotANumber(
    whole
      ? `invalid literal for int() with base 10: ${pythonLiteral(text)}`
      : `could not convert string to float: ${pythonLiteral(text)}`,
  );
}

function scalar(text: string, shape: Shape): Json {
  const lower = text.toLowerCase();
  if (shape.type === 'boolean') return lower === 'true' || (lower === 'false' ? false : text);
  return ['integer', 'long', 'float', 'double'].includes(shape.type) ? number(text, shape) : text;
}

function isList(value: Shorthand): value is readonly Shorthand[] {
  return Array.isArray(value);
}

function typed(value: Shorthand, shape: Shape | undefined, model: ServiceModel): Json {
  if (shape?.type === 'list') {
    const element = elementShape(model, shape);
    return (isList(value) ? value : [value]).map((item) => typed(item, element, model));
  }
  if (isList(value)) return value.map((item) => typed(item, undefined, model));
  if (typeof value === 'string') return shape ? scalar(value, shape) : value;
  const member = (key: string) => {
    if (shape?.type === 'structure') return memberShape(model, shape, key);
    return shape?.type === 'map' ? elementShape(model, shape) : undefined;
  };
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, typed(part, member(key), model)]));
}

/** Gives shorthand the types of the model: numbers, Booleans, and lists where one value stands for a list. */
export function typedShorthand(
  value: Shorthand,
  shape: Shape,
  model: ServiceModel,
): { readonly value: Json } | { readonly problem: string } {
  try {
    return { value: typed(value, shape, model) };
  } catch (error) {
    if (error instanceof NotANumber) return { problem: error.message };
    throw error;
  }
}
