import type { Json, JsonObject } from '../../account/call.ts';
import { memberDocumentation } from '../../catalogue/documentation.ts';
import type { ServiceModel, Shape } from '../../catalogue/shapes.ts';
import { membersOf, shapeNamed } from './modelShape.ts';
import type { OperationCommand } from './operationArguments.ts';
import { type CommandResult, nothing } from './shell.ts';

const scalars: Readonly<Record<string, Json>> = {
  integer: 0,
  long: 0,
  float: 0,
  double: 0,
  boolean: true,
  timestamp: '1970-01-01T00:00:00',
};

/** A value of every member, as deep as it goes; a structure within itself ends it. */
function sample(model: ServiceModel, name: string, member: string, outer: readonly string[], names: boolean): Json {
  const shape = shapeNamed(model, name);
  const stack = [...outer, name];
  if (shape.type === 'structure') {
    if (outer.includes(name)) return {};
    const entries = membersOf(shape).map(([key, of]) => [key, sample(model, of.shape, key, stack, names)] as const);
    return Object.fromEntries(entries);
  }
  if (shape.type === 'list') {
    const element = shape.member?.shape ?? '';
    return [sample(model, element, element, stack, names)];
  }
  if (shape.type === 'map') return { KeyName: sample(model, shape.value?.shape ?? '', '', stack, names) };
  if (shape.type === 'string') return names ? member : (shape.enum?.[0] ?? '');
  return shape.type === 'blob' ? null : (scalars[shape.type] ?? '');
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What an operation's output could look like: every text is its member's name. */
export function skeletonOutput({ model, operation }: OperationCommand): JsonObject {
  const value = operation.output ? sample(model, operation.output.shape, '', [], true) : {};
  return isObject(value) ? value : {};
}

function scalarYaml(value: Json): string {
  return typeof value === 'string' ? `'${value}'` : value === null ? '' : String(value);
}

interface YamlPlace {
  readonly model: ServiceModel;
  readonly indent: string;
  readonly outer: readonly string[];
}

function comment(model: ServiceModel, owner: string, ownerShape: Shape, member: string, shape: Shape): string {
  const sentence = memberDocumentation(model.service, owner, member)
    ?.split(/(?<=\.)\s/)[0]
    ?.replace(/\s+/g, ' ');
  const parts = [
    ...(ownerShape.required?.includes(member) ? ['[REQUIRED]'] : []),
    ...(sentence ? [sentence] : []),
    ...(shape.enum ? [`Valid values are: ${shape.enum.join(', ')}.`] : []),
  ];
  return parts.length > 0 ? `  # ${parts.join(' ')}` : '';
}

function yamlMembers(name: string, place: YamlPlace): readonly string[] {
  const { model, indent, outer } = place;
  const owner = shapeNamed(model, name);
  return membersOf(owner).flatMap(([member, of]) => {
    const shape = shapeNamed(model, of.shape);
    const note = comment(model, name, owner, member, shape);
    return yamlValue(`${indent}${member}:`, of.shape, note, { ...place, outer: [...outer, name] });
  });
}

/** Lines of one value after its key or dash. */
function yamlValue(start: string, name: string, note: string, place: YamlPlace): readonly string[] {
  const { model, indent, outer } = place;
  const shape = shapeNamed(model, name);
  if (shape.type === 'structure') {
    if (outer.includes(name)) return [`${start} {}${note}`];
    return [`${start}${note}`, ...yamlMembers(name, { ...place, indent: `${indent}  ` })];
  }
  if (shape.type === 'list') {
    const element = shape.member?.shape ?? '';
    return [`${start}${note}`, ...yamlElement(element, place)];
  }
  if (shape.type === 'map') {
    const inner = { ...place, indent: `${indent}  ` };
    return [`${start}${note}`, ...yamlValue(`${indent}  KeyName:`, shape.value?.shape ?? '', '', inner)];
  }
  if (shape.type === 'blob') return [`${start} !!binary ''${note}`];
  const value = sample(model, name, '', [], false);
  return [`${start} ${scalarYaml(value)}${note}`];
}

/** A list's one element, its first line after the dash. */
function yamlElement(element: string, place: YamlPlace): readonly string[] {
  const { model, indent, outer } = place;
  if (shapeNamed(model, element).type !== 'structure' || outer.includes(element))
    return yamlValue(`${indent}-`, element, '', place);
  const [first, ...rest] = yamlMembers(element, { ...place, indent: `${indent}  ` });
  return first === undefined ? [`${indent}- {}`] : [`${indent}- ${first.trimStart()}`, ...rest];
}

/** Prints the template of an operation's input as JSON or commented YAML. */
export function printSkeleton({ model, operation }: OperationCommand, form: 'input' | 'yaml-input'): CommandResult {
  const shape = operation.input?.shape;
  if (form === 'input') {
    const value = shape === undefined ? {} : sample(model, shape, '', [], false);
    return { ...nothing, stdout: `${JSON.stringify(value, null, 4)}\n` };
  }
  const lines = shape === undefined ? ['{}'] : yamlMembers(shape, { model, indent: '', outer: [] });
  return { ...nothing, stdout: `${lines.join('\n')}\n` };
}
