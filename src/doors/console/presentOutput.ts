import type { Json, JsonObject } from '../../account/call.ts';
import type { ServiceModel, Shape } from '../../catalogue/shapes.ts';
import { elementShape, memberShape, membersOf, shapeNamed } from './modelShape.ts';
import { shownTimestamp } from './timestamps.ts';

/** Protocols whose moments carry fractions of a second. */
const withFractions = ['json', 'rest-json'];

/** IAM's documents come percent-encoded and are shown as JSON (botocore, handlers.json_decode_policies). */
function decodedDocument(text: string): Json {
  try {
    const document: Json = JSON.parse(text.trimStart().startsWith('%7B') ? decodeURIComponent(text) : text);
    return document;
  } catch {
    return text;
  }
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

class Presenter {
  private readonly model: ServiceModel;

  constructor(model: ServiceModel) {
    this.model = model;
  }

  present(value: Json, shape: Shape | undefined, name: string): Json {
    if (value === null || shape === undefined) return value;
    if (typeof value === 'string') return this.text(value, shape, name);
    if (Array.isArray(value)) {
      if (shape.type !== 'list') return value;
      const element = shape.member?.shape ?? '';
      return value.map((item: Json) => this.present(item, shapeNamed(this.model, element), element));
    }
    if (!isObject(value)) return value;
    return shape.type === 'structure' ? this.structure(value, shape) : this.map(value, shape);
  }

  private text(value: string, shape: Shape, name: string): Json {
    if (shape.type === 'timestamp') return shownTimestamp(value, withFractions.includes(this.model.protocol));
    return name === 'policyDocumentType' && this.model.service === 'iam' ? decodedDocument(value) : value;
  }

  private structure(value: JsonObject, shape: Shape): JsonObject {
    const entries: [string, Json][] = [];
    for (const [name, member] of membersOf(shape)) {
      const item = value[name];
      if (item === undefined || item === null) continue;
      entries.push([name, this.present(item, memberShape(this.model, shape, name), member.shape)]);
    }
    const unknown = Object.entries(value).filter(([name]) => !Object.hasOwn(shape.members ?? {}, name));
    return Object.fromEntries([...entries, ...unknown]);
  }

  private map(value: JsonObject, shape: Shape): JsonObject {
    const element = elementShape(this.model, shape);
    const name = shape.value?.shape ?? '';
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.present(item, element, name)]));
  }
}

/** An API output as the AWS CLI shows it: in the model's order, moments in its form, documents as JSON. */
export function presentOutput(output: JsonObject, shape: Shape | undefined, model: ServiceModel): JsonObject {
  const presented = new Presenter(model).present(output, shape, '');
  return isObject(presented) ? presented : output;
}
