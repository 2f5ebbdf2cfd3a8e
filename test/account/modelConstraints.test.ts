import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../src/account/call.ts';
import { serviceModel } from '../../src/catalogue/models.ts';
import type { ServiceModel, Shape } from '../../src/catalogue/shapes.ts';
import { root, send, world } from './larkspur.ts';
import { minimalInput, sampleWorld } from './minimalInput.ts';

const sandbox = world(sampleWorld);

const modelOf = (service: string): ServiceModel => {
  const model = serviceModel(service);
  if (!model) throw new Error(`there is no model of ${service}`);
  return model;
};

/** One input that breaks one constraint of one member. */
interface Breach {
  readonly operation: string;
  readonly member: string;
  readonly input: JsonObject;
}

/** A value that breaks a constraint of a shape; undefined where the shape has none of that kind. */
type Breaking = (shape: Shape) => Json | undefined;

const kinds: Readonly<Record<string, Breaking>> = {
  enum: (shape) => (shape.enum ? 'no-such-value' : undefined),
  'greatest length': (shape) =>
    shape.type === 'string' && shape.max !== undefined && !shape.enum && shape.max < 3000
      ? 'a'.repeat(shape.max + 1)
      : undefined,
  'least length': (shape) =>
    shape.type === 'string' && (shape.min ?? 0) > 0 && !shape.enum ? ''.padEnd((shape.min ?? 1) - 1, 'a') : undefined,
  'greatest number': (shape) => (shape.type === 'integer' && shape.max !== undefined ? shape.max + 1 : undefined),
  'least number': (shape) => (shape.type === 'integer' && shape.min !== undefined ? shape.min - 1 : undefined),
  pattern: (shape) =>
    shape.pattern !== undefined && !/^\[\\u0009/.test(shape.pattern) ? '\u0007\u0007\u0007\u0007' : undefined,
  type: (shape) => (shape.type === 'string' ? 7 : shape.type === 'list' ? 'one' : undefined),
};

function breaches(service: string, breaking: Breaking): readonly Breach[] {
  const model = modelOf(service);
  return Object.values(model.operations).flatMap(({ name: operation, input }) => {
    const members = Object.entries((input && model.shapes[input.shape]?.members) ?? {});
    return members.flatMap(([member, { shape }]) => {
      const value = breaking(model.shapes[shape] ?? { type: 'boolean' });
      return value === undefined
        ? []
        : [{ operation, member, input: { ...minimalInput(model, operation), [member]: value } }];
    });
  });
}

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

/** Why an answer is not the one that AWS gives to a broken constraint; null where it is. */
function refused(service: string, { operation, member, input }: Breach): string | null {
  const { outcome } = send(sandbox, root, `${service}:${operation}`, input);
  if (outcome.ok) return `${operation} takes ${member}: ${JSON.stringify(input[member])}`;
  const { code, status, message } = outcome.error;
  const named = message.toLowerCase().includes(member.toLowerCase()) || message.includes('path');
  return status === 400 && /^(ValidationError|ParamValidation|MalformedInput)$/.test(code) && named
    ? null
    : `${operation}.${member}: ${code} ${status}: ${message}`;
}

describe.each(['iam', 'sts'])('the model of %s', (service) => {
  const model = modelOf(service);

  it('has every required member asked for', () => {
    const faults = Object.values(model.operations).flatMap(({ name: operation, input }) => {
      const required = (input && model.shapes[input.shape]?.required) ?? [];
      return required.flatMap((member) => {
        const { [member]: _left, ...rest } = minimalInput(model, operation);
        const { outcome } = send(sandbox, root, `${service}:${operation}`, rest);
        const expected = `1 validation error detected: Value at '${lowerFirst(member)}' failed to satisfy constraint: Member must not be null`;
        const got = outcome.ok ? 'done' : outcome.error.message;
        return got === expected ? [] : [`${operation}.${member}: ${got}`];
      });
    });
    expect(faults).toEqual([]);
  });

  it.each(Object.keys(kinds))('keeps the constraint on: %s', (kind) => {
    const tried = breaches(service, kinds[kind] ?? (() => undefined));
    expect(tried.flatMap((breach) => refused(service, breach) ?? [])).toEqual([]);
  });
});
