import type { Json, JsonObject } from '../call.ts';
import { optionalFlag, texts } from '../iam/input.ts';
import type { FindingRecord } from './accessAnalysis.ts';
import { memberOf } from './inputMember.ts';

/** Attributes of findings that criteria may ask for; `condition.` and `principal.` are followed by a name. */
const attributes: Readonly<Record<string, (finding: FindingRecord) => readonly string[]>> = {
  id: ({ id }) => [id],
  status: ({ status }) => [status],
  findingType: ({ content }) => [content.findingType],
  resource: ({ content }) => [content.resource],
  resourceType: ({ content }) => [content.resourceType],
  resourceOwnerAccount: ({ content }) => [content.owner],
  isPublic: (finding) => textsOf(external(finding).isPublic),
  error: () => [],
  resourceControlPolicyRestriction: (finding) => textsOf(external(finding).resourceControlPolicyRestriction),
};

const families = /^(principal|condition)\.(.+)$/;

const external = ({ content }: FindingRecord): JsonObject =>
  memberOf(content.details[0] ?? {}, 'externalAccessDetails');

const textsOf = (value: Json | undefined): readonly string[] => (value === undefined ? [] : [String(value)]);

/** An attribute that no finding has; null where the filter asks for known ones alone. */
export const unknownAttribute = (filter: JsonObject): string | null =>
  Object.keys(filter).find((name) => !Object.hasOwn(attributes, name) && !families.test(name)) ?? null;

function valuesOf(finding: FindingRecord, name: string): readonly string[] {
  const [, family, key] = families.exec(name) ?? [];
  if (family !== undefined && key !== undefined) return textsOf(memberOf(external(finding), family)[key]);
  return Object.hasOwn(attributes, name) ? (attributes[name]?.(finding) ?? []) : [];
}

/** Whether a finding meets every criterion of a filter. */
export const meets = (finding: FindingRecord, filter: JsonObject): boolean =>
  Object.keys(filter).every((name) => holds(valuesOf(finding, name), memberOf(filter, name)));

function holds(values: readonly string[], criterion: JsonObject): boolean {
  const [eq, neq, contains] = [texts(criterion, 'eq'), texts(criterion, 'neq'), texts(criterion, 'contains')];
  const exists = optionalFlag(criterion, 'exists');
  if (eq.length > 0 && !values.some((value) => eq.includes(value))) return false;
  if (neq.length > 0 && values.some((value) => neq.includes(value))) return false;
  if (contains.length > 0 && !values.some((value) => contains.some((part) => value.includes(part)))) return false;
  return exists === undefined || exists === values.length > 0;
}
