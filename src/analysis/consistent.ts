import type { Context, ContextValue } from '../policy/request.ts';

type Get = (lowerKey: string) => ContextValue | undefined;
type Law = (get: Get, context: Context, chosen: ReadonlySet<string>) => boolean;

/** Combinations that no request can have. */
const laws: readonly Law[] = [
  // The age of a sign-in with MFA comes with such a sign-in only (reference_policies_condition-keys).
  (get) => get('aws:multifactorauthage') === undefined || get('aws:multifactorauthpresent') !== 'false',
  (get, context, chosen) => tagKeysAgree(get, context, chosen),
  (get) => get('aws:calledvia') === undefined || get('aws:viaawsservice') !== 'false',
];

const vpcKeys = ['aws:sourcevpc', 'aws:sourcevpce', 'aws:vpcsourceip'];
const requestTag = 'aws:requesttag/';

/** A tag is in the request exactly when its key is in `aws:TagKeys`. */
function tagKeysAgree(get: Get, context: Context, chosen: ReadonlySet<string>): boolean {
  const keys = get('aws:tagkeys');
  if (keys === undefined) return true;
  const listed = new Set((typeof keys === 'string' ? [keys] : keys).map((key) => key.toLowerCase()));
  const given = Object.keys(context).map((key) => key.toLowerCase());
  const tags = given.filter((key) => key.startsWith(requestTag)).map((key) => key.slice(requestTag.length));
  const missing = [...listed].filter((key) => chosen.has(requestTag + key) && !tags.includes(key));
  return missing.length === 0 && tags.every((tag) => listed.has(tag));
}

/** The context as a request has it, or null where no request can. `chosen` are the keys, in lower case, that vary. */
export function consistent(context: Context, chosen: ReadonlySet<string>): Context | null {
  const values = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
  const get: Get = (key) => values.get(key);
  if (!laws.every((law) => law(get, context, chosen))) return null;
  // A request comes from the internet or through a VPC endpoint: with the keys of one those of the other are absent.
  if (!vpcKeys.some((key) => values.has(key))) return context;
  return Object.fromEntries(Object.entries(context).filter(([key]) => key.toLowerCase() !== 'aws:sourceip'));
}
