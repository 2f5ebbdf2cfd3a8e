import { matchesWildcard } from '../../policy/wildcard.ts';
import type { ApiError, JsonObject } from '../call.ts';
import { entryOf } from '../entryOf.ts';
import { optionalText, structures, texts } from '../iam/input.ts';
import type { Tags } from '../sandbox.ts';
import { fail } from './failures.ts';

/** Values of a thing by filter name. Tag filters come by themselves. */
export type Filterable<Thing> = Readonly<Record<string, (thing: Thing) => string | null>>;

/**
 * Things that all filters of a call let through; the values of a filter are alternatives and may hold `*` and `?`: EC2
 * User Guide, Using_Filtering.
 */
export function filtered<Thing extends { readonly tags: Tags }>(
  input: JsonObject,
  things: readonly Thing[],
  values: Filterable<Thing>,
): readonly Thing[] | { readonly error: ApiError } {
  let left = things;
  for (const filter of structures(input, 'Filters')) {
    const name = optionalText(filter, 'Name') ?? 'null';
    const read = reader(name, values);
    if (!read) return fail('ec2.filter', { Name: name });
    const patterns = texts(filter, 'Values');
    left = left.filter((thing) =>
      read(thing).some((value) => patterns.some((pattern) => matchesWildcard(pattern, value, { ignoreCase: false }))),
    );
  }
  return left;
}

function reader<Thing extends { readonly tags: Tags }>(
  name: string,
  values: Filterable<Thing>,
): ((thing: Thing) => readonly string[]) | null {
  if (name === 'tag-key') return ({ tags }) => tags.map(({ key }) => key);
  if (name.startsWith('tag:')) {
    const wanted = name.slice('tag:'.length);
    return ({ tags }) => tags.filter(({ key }) => key === wanted).map(({ value }) => value);
  }
  const read = entryOf(values, name);
  if (!read) return null;
  return (thing) => {
    const value = read(thing);
    return value === null ? [] : [value];
  };
}
