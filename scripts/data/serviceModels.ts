import type { OperationModel, ServiceModel, Shape } from '../../src/catalogue/shapes.ts';
import type { BotocoreMember, BotocoreOperation, BotocorePaginator, BotocoreService } from './botocore.ts';

const shapeFields = [
  'type',
  'required',
  'flattened',
  'enum',
  'min',
  'max',
  'pattern',
  'sensitive',
  'timestampFormat',
  'payload',
  'streaming',
  'union',
  'error',
  'exception',
];
const memberFields = ['shape', 'locationName', 'queryName', 'location'];

function kept(source: object, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(source).filter(([field]) => fields.includes(field)));
}

function listed(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

function paginator(published: BotocorePaginator): OperationModel['paginator'] {
  return {
    inputToken: listed(published.input_token).join(','),
    outputToken: listed(published.output_token).join(','),
    ...(published.limit_key ? { limitKey: published.limit_key } : {}),
    ...(published.more_results ? { moreResults: published.more_results } : {}),
    resultKeys: listed(published.result_key),
    nonAggregateKeys: published.non_aggregate_keys ?? [],
  };
}

function operation(published: BotocoreOperation, paging: BotocorePaginator | undefined): OperationModel {
  const { name, http, input, output, errors = [], auth = [], authtype } = published;
  const pages = paging && paginator(paging);
  return {
    name,
    http,
    ...(input ? { input: { shape: input.shape } } : {}),
    ...(output ? { output } : {}),
    errors: errors.map((error) => error.shape),
    unsigned: authtype === 'none' || auth.includes('smithy.api#noAuth'),
    ...(pages ? { paginator: pages } : {}),
  };
}

function neighbours(service: BotocoreService, name: string): string[] {
  const shape = service.shapes[name];
  if (!shape) throw new Error(`no shape ${name}`);
  const members = [...Object.values(shape.members ?? {}), shape.member, shape.key, shape.value];
  return members.flatMap((member) => (member ? [member.shape] : []));
}

/** Names of all shapes that can be reached from the given ones. */
export function reachable(service: BotocoreService, start: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    open.push(...neighbours(service, name));
  }
  return seen;
}

function trimmedShape(service: BotocoreService, name: string): Shape {
  const shape = service.shapes[name];
  if (!shape) throw new Error(`no shape ${name}`);
  const member = (from: BotocoreMember) => kept(from, memberFields);
  const trimmed = {
    ...kept(shape, shapeFields),
    ...(shape.members
      ? { members: Object.fromEntries(Object.entries(shape.members).map(([key, value]) => [key, member(value)])) }
      : {}),
    ...(shape.member ? { member: member(shape.member) } : {}),
    ...(shape.key ? { key: member(shape.key) } : {}),
    ...(shape.value ? { value: member(shape.value) } : {}),
  };
  return trimmed as unknown as Shape;
}

/** The model without documentation, with the kept operations and the shapes they reach. */
export function serviceModel(name: string, service: BotocoreService, keep: readonly string[] | null): ServiceModel {
  const operations: Record<string, OperationModel> = {};
  const roots: string[] = [];
  for (const key of Object.keys(service.operations).sort()) {
    const published = service.operations[key];
    if (!published || (keep && !keep.includes(key))) continue;
    const trimmed = operation(published, service.pagination[key]);
    operations[key] = trimmed;
    roots.push(...[trimmed.input?.shape, trimmed.output?.shape].filter((shape) => shape !== undefined));
    roots.push(...trimmed.errors);
  }
  const names = keep ? reachable(service, roots) : new Set(Object.keys(service.shapes));
  const shapes = Object.fromEntries([...names].sort().map((shape) => [shape, trimmedShape(service, shape)]));
  const metadata = kept(service.metadata, [
    'protocol',
    'apiVersion',
    'targetPrefix',
    'jsonVersion',
    'xmlNamespace',
    'endpointPrefix',
    'signingName',
  ]);
  return { service: name, ...metadata, operations, shapes } as unknown as ServiceModel;
}
