import type { Caller } from './caller.ts';
import type { Context, ContextValue } from './request.ts';

/** Reads condition keys of one request by their lower-case name. */
export interface ContextReader {
  get(lowerKey: string): ContextValue | undefined;
}

/** Given keys first, then those that follow from the caller; the map is made on the first look. */
export function contextReader(given: Context, caller: Caller): ContextReader {
  let values: Map<string, ContextValue> | null = null;
  return {
    get(lowerKey) {
      values ??= lowerCaseKeys(given);
      return values.get(lowerKey) ?? derivedKeys.get(lowerKey)?.(caller);
    },
  };
}

/** Of two keys that differ only in letter case the first one counts; AWS states no rule. */
function lowerCaseKeys(given: Context): Map<string, ContextValue> {
  const values = new Map<string, ContextValue>();
  for (const key of Object.keys(given)) {
    const value = given[key];
    const lower = key.toLowerCase();
    if (value !== undefined && !values.has(lower)) values.set(lower, value);
  }
  return values;
}

type Derive = (caller: Caller) => string | undefined;

const principalTypes: Partial<Record<Caller['kind'], string>> = {
  user: 'User',
  session: 'AssumedRole',
  federated: 'FederatedUser',
  root: 'Account',
  anonymous: 'Anonymous',
};

/** IAM User Guide, reference_policies_variables, principal table. Unique ids cannot be told from an ARN. */
const derivedKeys: ReadonlyMap<string, Derive> = new Map<string, Derive>([
  ['aws:principalarn', (caller) => caller.arn ?? undefined],
  ['aws:principalaccount', (caller) => (caller.kind === 'anonymous' ? 'anonymous' : (caller.account ?? undefined))],
  ['aws:principaltype', (caller) => principalTypes[caller.kind]],
  ['aws:username', (caller) => (caller.kind === 'user' ? caller.name : undefined)],
  ['aws:userid', (caller) => userId(caller)],
]);

function userId(caller: Caller): string | undefined {
  if (caller.kind === 'root') return caller.account ?? undefined;
  if (caller.kind === 'federated') return `${caller.account}:${caller.name}`;
  return caller.kind === 'anonymous' ? 'anonymous' : undefined;
}
