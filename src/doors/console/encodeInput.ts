import type { Json } from '../../account/call.ts';
import type { ServiceModel, Shape } from '../../catalogue/shapes.ts';
import { readBase64 } from '../../policy/base64.ts';
import type { InputValue } from './argumentValue.ts';
import { elementShape, memberShape } from './modelShape.ts';
import type { CommandResult } from './shell.ts';
import { isoTimestamp } from './timestamps.ts';
import { exitCode, refusal } from './usage.ts';

type Encoded = { readonly input: Readonly<Record<string, InputValue>> } | { readonly failure: CommandResult };

/** Blobs as base64 text and moments as ISO 8601, wherever the model has them. */
class Encoder {
  /** The first blob that is no base64. */
  refused: string | null = null;
  private readonly model: ServiceModel;
  private readonly rawBinary: boolean;

  constructor(model: ServiceModel, rawBinary: boolean) {
    this.model = model;
    this.rawBinary = rawBinary;
  }

  encode(value: InputValue, shape: Shape | undefined): InputValue {
    if (shape?.type === 'blob') return this.blob(value);
    if (value instanceof Uint8Array) return value;
    if (shape?.type === 'timestamp') return isoTimestamp(value) ?? value;
    if (Array.isArray(value)) {
      const element = shape?.type === 'list' ? elementShape(this.model, shape) : undefined;
      return value.map((item) => this.encode(item, element) as Json);
    }
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, item]) => [key, this.encode(item, this.member(shape, key))]);
    return Object.fromEntries(entries);
  }

  private member(shape: Shape | undefined, key: string): Shape | undefined {
    if (shape?.type === 'structure') return memberShape(this.model, shape, key);
    return shape?.type === 'map' ? elementShape(this.model, shape) : undefined;
  }

  private blob(value: InputValue): InputValue {
    if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
    if (typeof value !== 'string') return value;
    if (this.rawBinary) return Buffer.from(value, 'utf8').toString('base64');
    if (readBase64(value.replace(/\s/g, ''))?.padded !== true) this.refused ??= value;
    return value;
  }
}

/** Brings an input into the form of an API call. */
export function encodedInput(
  input: Readonly<Record<string, InputValue>>,
  shape: Shape,
  model: ServiceModel,
  rawBinary: boolean,
): Encoded {
  const encoder = new Encoder(model, rawBinary);
  const entries = Object.entries(input).map(([key, value]) => [
    key,
    encoder.encode(value, memberShape(model, shape, key)),
  ]);
  if (encoder.refused !== null) return { failure: refusal(`Invalid base64: "${encoder.refused}"`, exitCode.general) };
  return { input: Object.fromEntries(entries) };
}
