/** One character of a pattern; a literal one is no wildcard, whatever it is. */
export interface Unit {
  readonly character: string;
  readonly literal: boolean;
}

export type Values = ReadonlyMap<string, string | readonly string[]>;

const unitsOf = (text: string, literal: boolean): Unit[] => text.split('').map((character) => ({ character, literal }));

/**
 * The characters of a policy text with its variables replaced (IAM User Guide, reference_policies_variables); null
 * where a variable has no single value. Without `values` nothing is replaced.
 */
export function written(text: string, values: Values | null): Unit[] | null {
  const start = values === null ? -1 : text.indexOf('${');
  const end = text.indexOf('}', start);
  if (values === null || start < 0 || end < 0) return unitsOf(text, false);
  const rest = written(text.slice(end + 1), values);
  const variable = value(text.slice(start + 2, end).trim(), values);
  if (rest === null || variable === null) return null;
  return [...unitsOf(text.slice(0, start), false), ...unitsOf(variable, true), ...rest];
}

function value(inside: string, values: Values): string | null {
  if (inside === '*' || inside === '?' || inside === '$') return inside;
  const [key = '', fallback] = inside.split(/\s*,\s*/);
  const found = values.get(key.toLowerCase()) ?? fallback?.slice(1, -1);
  return typeof found === 'string' ? found : null;
}

export const textOf = (units: readonly Unit[]): string => units.map(({ character }) => character).join('');

/** Any run of characters for a star, one for a question mark; `inPart` keeps both from colons. */
function regexOf(units: readonly Unit[], inPart: (index: number) => boolean): string {
  return units
    .map(({ character, literal }, index) => {
      if (!literal && character === '*') return inPart(index) ? '[^:]*' : '[^]*';
      if (!literal && character === '?') return inPart(index) ? '[^:]' : '[^]';
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    })
    .join('');
}

export function likeMatches(units: readonly Unit[], given: string): boolean {
  return new RegExp(`^${regexOf(units, () => false)}$`).test(given);
}

/** Prefix and name match apart, in any letter case. */
export function actionMatches(pattern: string, action: string): boolean {
  if (/^\*+$/.test(pattern)) return true;
  const [service = '', name = ''] = pattern.toLowerCase().split(':');
  const [wantedService = '', wantedName = ''] = action.toLowerCase().split(':');
  return likeMatches(unitsOf(service, false), wantedService) && likeMatches(unitsOf(name, false), wantedName);
}

/** The parts of an ARN pattern: five colons part six of them. */
function partsOf(units: readonly Unit[]): Unit[][] {
  const parts: Unit[][] = [[]];
  for (const unit of units) {
    if (unit.character === ':' && parts.length < 6) parts.push([]);
    else parts.at(-1)?.push(unit);
  }
  return parts;
}

const isStar = (unit: Unit | undefined) => unit?.character === '*' && !unit.literal;

/**
 * Wildcards of the first five parts stay in their part, but for a star at its end (IAM User Guide,
 * reference_policies_elements_resource); parts that are missing are `*` (reference_identifiers).
 */
export function resourceMatches(units: readonly Unit[], resource: string): boolean {
  if (!textOf(units).startsWith('arn:')) return likeMatches(units, resource);
  const parts = partsOf(units);
  const written = parts.map((part, index) => {
    return regexOf(part, (at) => index < 5 && !(isStar(part[at]) && at === part.length - 1));
  });
  const completed = [...written, ...new Array<string>(6 - parts.length).fill('[^]*')];
  const endsOpen = parts.slice(0, 5).some((part) => isStar(part.at(-1)));
  const forms = parts.length < 6 && endsOpen ? [written, completed] : [completed];
  return forms.some((form) => new RegExp(`^${form.join(':')}$`).test(resource));
}

/** Each part matches on its own; a lone star is every ARN. Null for a pattern with fewer parts. */
export function arnMatches(units: readonly Unit[], given: string): boolean {
  if (units.length === 1 && isStar(units[0])) return true;
  const parts = partsOf(units);
  if (parts.length < 6) return false;
  const givenParts = partsOf(unitsOf(given, true)).map(textOf);
  return parts.every((part, index) => likeMatches(part, givenParts[index] ?? ''));
}
