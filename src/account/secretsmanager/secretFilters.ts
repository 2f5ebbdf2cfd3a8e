import type { JsonObject } from '../call.ts';
import { optionalText, structures, texts } from '../iam/input.ts';
import type { Found } from '../resource.ts';
import { nameOf } from './onSecret.ts';

type Secret = Found<'secret'>;

/** What a filter looks at: AWS Secrets Manager User Guide, manage_search-secret. */
const fields: Readonly<Record<string, (secret: Secret) => readonly string[]>> = {
  name: ({ resource }) => [nameOf(resource.arn)],
  description: ({ state }) => [state.description],
  'tag-key': ({ resource }) => resource.tags.map(({ key }) => key),
  'tag-value': ({ resource }) => resource.tags.map(({ value }) => value),
};

/** Names are compared with regard to letter case, all else without; each value is a beginning, `!` negates it. */
function fits(key: string, held: readonly string[], written: string): boolean {
  const folded = (text: string) => (key === 'description' ? text.toLowerCase() : text);
  const wanted = folded(written.replace(/^!/, ''));
  return held.some((one) => folded(one).startsWith(wanted)) !== written.startsWith('!');
}

/** Whether a secret fits all filters of a call; of the values of one filter one is enough. */
export const matchesFilters = (input: JsonObject, secret: Secret): boolean =>
  structures(input, 'Filters').every((filter) => {
    const key = optionalText(filter, 'Key') ?? '';
    const keys = key === 'all' ? Object.keys(fields) : [key];
    return texts(filter, 'Values').some((value) => keys.some((one) => fits(one, fields[one]?.(secret) ?? [], value)));
  });
