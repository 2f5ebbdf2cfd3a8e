import { canonicalKey, writtenAs } from './contextRelations.ts';
import type { Context, ContextValue } from './request.ts';

/** Keys that leave the request when another one enters it: through a VPC endpoint there is no public address. */
const parts: readonly { readonly enters: RegExp; readonly leaves: RegExp }[] = [
  { enters: /^aws:(sourcevpc|sourcevpce|vpcsourceip)$/, leaves: /^aws:sourceip$/ },
  {
    enters: /^aws:sourceip$/,
    leaves: /^aws:(sourcevpc|sourcevpcarn|sourcevpce|vpcsourceip|vpce(account|orgid|orgpaths))$/,
  },
];

/** Values that come with a key: an age tells that MFA was used, a calling service that one was. */
const brings: Readonly<Record<string, readonly [name: string, value: string]>> = {
  'aws:multifactorauthage': ['aws:MultiFactorAuthPresent', 'true'],
  'aws:calledvia': ['aws:ViaAWSService', 'true'],
  'aws:calledviafirst': ['aws:ViaAWSService', 'true'],
  'aws:calledvialast': ['aws:ViaAWSService', 'true'],
};

/**
 * The context with one key set, or taken away where the value is undefined, and with what follows from that: the other
 * names of the same thing, keys that cannot stand beside it, `aws:TagKeys` for a tag in the request. `names` are the
 * names by which policies read keys.
 */
export function changed(
  context: Context,
  key: string,
  value: ContextValue | undefined,
  names: readonly string[],
): Context {
  const lower = key.toLowerCase();
  const first = canonicalKey(lower);
  const leaving = value === undefined ? [] : parts.filter(({ enters }) => enters.test(lower));
  const kept = Object.entries(context).filter(([name]) => {
    const other = name.toLowerCase();
    return canonicalKey(other) !== first && !leaving.some(({ leaves }) => leaves.test(other));
  });
  if (value === undefined) return withTagKeys(Object.fromEntries(kept), first, false);
  const same = [...Object.keys(context), ...names].filter((name) => canonicalKey(name.toLowerCase()) === first);
  const set = [...same, key].map((name) => [name, writtenAs(name.toLowerCase(), value)]);
  const next: Context = Object.fromEntries([...kept, ...set, ...companion(context, lower)]);
  return withTagKeys(next, first, true);
}

function companion(context: Context, lower: string): (readonly [string, string])[] {
  const row = brings[lower];
  if (row === undefined) return [];
  const [name, value] = row;
  const known = Object.keys(context).find((given) => given.toLowerCase() === name.toLowerCase());
  return [[known ?? name, value]];
}

const requestTag = 'aws:requesttag/';

/** A tag is in the request exactly when its key is in `aws:TagKeys`. */
function withTagKeys(context: Context, first: string, present: boolean): Context {
  if (!first.startsWith(requestTag)) return context;
  const tag = first.slice(requestTag.length);
  const name = Object.keys(context).find((given) => given.toLowerCase() === 'aws:tagkeys');
  if (name === undefined && !present) return context;
  const others = [context[name ?? ''] ?? []].flat().filter((listed) => listed.toLowerCase() !== tag);
  const spelt = Object.keys(context).find((given) => canonicalKey(given.toLowerCase()) === first) ?? first;
  const own = present ? [spelt.slice(spelt.indexOf('/') + 1)] : [];
  return { ...context, [name ?? 'aws:TagKeys']: [...others, ...own] };
}
