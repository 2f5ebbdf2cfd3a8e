import type { Json, JsonObject } from '../call.ts';

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The member that a step of a path means: paths are in lower camel case, members in upper. */
const memberOf = (step: string): string => step.charAt(0).toUpperCase() + step.slice(1);

/** Attributes with one set by its path, e.g. `name.givenName`; null takes it away. */
export function withAttribute(attributes: JsonObject, path: string, value: Json): JsonObject {
  const [first = '', ...rest] = path.split('.');
  const member = memberOf(first);
  const { [member]: before, ...others } = attributes;
  if (rest.length === 0) return value === null ? others : { ...attributes, [member]: value };
  const inner = withAttribute(isObject(before) ? before : {}, rest.join('.'), value);
  return { ...others, [member]: inner };
}

const plainStep = /^[a-z]+$/i;

/**
 * Text of an attribute by the paths of attributes for access control (IAM Identity Center User Guide,
 * attributemappingsconcept): `userName`, `name.givenName`, `emails[primary eq true].value`, `enterprise.department`.
 */
export function attributeText(attributes: JsonObject, path: string): string | null {
  const steps = path.replace(/\[[^\]]*\]/g, '').split('.');
  let value: Json | undefined = attributes;
  for (const step of steps) {
    if (!plainStep.test(step)) return null;
    if (Array.isArray(value)) value = value[0];
    if (!isObject(value)) return null;
    const inner: Json | undefined = step === 'enterprise' ? enterprise(value) : value[memberOf(step)];
    value = inner;
  }
  return typeof value === 'string' ? value : null;
}

function enterprise({ Extensions: extensions }: JsonObject): Json | undefined {
  const found = isObject(extensions) ? extensions['aws:identitystore:enterprise'] : undefined;
  if (!isObject(found)) return undefined;
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [memberOf(name), value]));
}
