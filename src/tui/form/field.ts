import type { ServiceModel, Shape } from '../../catalogue/shapes.ts';
import type { PolicyKind } from '../../policy/policyKind.ts';

export type FieldKind =
  | 'text'
  | 'number'
  | 'boolean'
  /** ISO 8601. */
  | 'time'
  /** Typed as text, sent as base64. */
  | 'blob'
  | 'policy'
  /** Structures too deep for rows: JSON text. */
  | 'json'
  | 'group'
  | 'list'
  /** Key-value rows: a list of tags or a map of plain values. */
  | 'pairs';

/** One member of a request as the form sees it. */
export interface Field {
  /** Member name; for an element of a list the name of the list. */
  readonly name: string;
  /** The structure that has the member, for its documentation. */
  readonly owner: string;
  readonly shapeName: string;
  readonly shape: Shape;
  readonly kind: FieldKind;
  readonly required: boolean;
  readonly policyKind: PolicyKind;
  /** Structures around it. */
  readonly depth: number;
}

const DEEPEST = 3;

const policyShape = /([pP]olicyDocument(Type)?|PolicyContent|[a-z]Policy|^Policy)$/;

const policyKinds: readonly {
  readonly test: (service: string, operation: string, shape: string, name: string) => boolean;
  readonly kind: PolicyKind;
}[] = [
  {
    test: (_, operation, shape, name) =>
      /AssumeRolePolicy|TrustPolicy/.test(operation + shape + name) && /Policy/.test(name),
    kind: 'trust',
  },
  { test: (service) => service === 'sts', kind: 'session' },
  { test: (service, _, shape) => service === 'organizations' && shape === 'PolicyContent', kind: 'scp' },
  {
    test: (service, _, shape) => service === 's3' || (service !== 'iam' && /[a-z]Policy(Content)?$/.test(shape)),
    kind: 'resource',
  },
];

const plainKinds: Partial<Record<Shape['type'], FieldKind>> = {
  string: 'text',
  integer: 'number',
  long: 'number',
  float: 'number',
  double: 'number',
  boolean: 'boolean',
  timestamp: 'time',
  blob: 'blob',
};

/** Key and value members of a list of tags; null for any other shape. */
export function tagMembers(model: ServiceModel, shape: Shape): { readonly key: string; readonly value: string } | null {
  const names = Object.keys(model.shapes[shape.member?.shape ?? '']?.members ?? {});
  const key = names.find((name) => name.toLowerCase() === 'key');
  const value = names.find((name) => name.toLowerCase() === 'value');
  return shape.type === 'list' && names.length === 2 && key && value ? { key, value } : null;
}

function isPlain(model: ServiceModel, shapeName: string | undefined): boolean {
  return model.shapes[shapeName ?? '']?.type === 'string';
}

function kindOf(model: ServiceModel, shapeName: string, shape: Shape, depth: number): FieldKind {
  if (shape.type === 'string' && shape.enum === undefined && policyShape.test(shapeName)) return 'policy';
  const plain = plainKinds[shape.type];
  if (plain !== undefined) return plain;
  if (tagMembers(model, shape) !== null) return 'pairs';
  if (shape.type === 'map') return isPlain(model, shape.value?.shape) ? 'pairs' : 'json';
  if (depth >= DEEPEST) return 'json';
  return shape.type === 'list' ? 'list' : 'group';
}

/** Reads fields from a service model. */
export class FieldReader {
  readonly model: ServiceModel;
  private readonly operation: string;

  constructor(model: ServiceModel, operation: string) {
    this.model = model;
    this.operation = operation;
  }

  /** The members of a structure, required ones first. */
  members(shapeName: string, depth: number): readonly Field[] {
    const shape = this.model.shapes[shapeName];
    const required = shape?.required ?? [];
    const fields = Object.entries(shape?.members ?? {}).flatMap(([name, member]) =>
      this.field({ name, owner: shapeName, shapeName: member.shape, required: required.includes(name), depth }),
    );
    return [...fields.filter((field) => field.required), ...fields.filter((field) => !field.required)];
  }

  /** The element of a list field. */
  element(list: Field): Field | undefined {
    const shapeName = list.shape.member?.shape;
    if (shapeName === undefined) return undefined;
    return this.field({ name: list.name, owner: list.owner, shapeName, required: true, depth: list.depth + 1 })[0];
  }

  private field(given: Pick<Field, 'name' | 'owner' | 'shapeName' | 'required' | 'depth'>): Field[] {
    const shape = this.model.shapes[given.shapeName];
    if (shape === undefined) return [];
    const { service } = this.model;
    const kind = kindOf(this.model, given.shapeName, shape, given.depth);
    const row = policyKinds.find(({ test }) => test(service, this.operation, given.shapeName, given.name));
    return [{ ...given, shape, kind, policyKind: row?.kind ?? 'identity' }];
  }
}
