import { unlistedKeys } from '../analysis/carriedKeys.ts';
import type { Edit } from '../analysis/documents/smallestEdit.ts';
import type { UnlistedCondition } from '../analysis/documents/unlistedConditions.ts';
import { type ExcessGroup, fullName } from '../analysis/excessEntries.ts';
import { serviceEntry } from '../catalogue/authorization.ts';
import type { AccessLevel } from '../catalogue/shapes.ts';
import type { AuthorizationRequest } from '../policy/request.ts';

export type CompareVerdict = 'equal' | 'excess' | 'missing' | 'both';

/** The public result of `iam-dojo compare`. */
export interface CompareReport {
  readonly verdict: CompareVerdict;
  readonly excess: readonly CompareEntry[];
  readonly missing: readonly CompareEntry[];
  readonly unknownActions: readonly string[];
  /** Conditions of either side that may be dead; left out where there are none. */
  readonly unlistedConditions?: readonly (UnlistedCondition & { readonly side: 'granted' | 'needed' })[];
  /** Actions of the catalogue; null where actions are plain text. */
  readonly counts: {
    readonly actionsGranted: number;
    readonly actionsNeeded: number;
    readonly actionsExcess: number;
  } | null;
  /** Binary logarithms of the number of requests; null where none is allowed or they were not counted. */
  readonly permissiveness: { readonly granted: number | null; readonly needed: number | null };
  readonly complete: boolean;
  readonly reasons?: readonly string[];
}

/** Actions that differ alike, with one request that proves it. */
export interface CompareEntry {
  readonly actions: readonly string[];
  readonly actionCount: number;
  /** Null for an action that the catalogue does not know. */
  readonly accessLevel: AccessLevel | null;
  readonly witness: CompareWitness;
  /** What is in force beside the compared policies where AWS asks for more. */
  readonly assumes?: string;
  /** Condition keys of the witness that AWS does not list for its action: requests may never carry them. */
  readonly unlistedKeys?: readonly string[];
  readonly edit?: Edit;
}

export type CompareWitness = Pick<AuthorizationRequest, 'principal' | 'role' | 'action' | 'resource' | 'context'> & {
  readonly resourceAccount?: string;
};

/** Actions that an entry names; its count tells all. */
const namedActions = 50;

export function entryOf(group: ExcessGroup, witness: CompareWitness, assumes: string | null): CompareEntry {
  const unlisted = unlistedIn(group, witness);
  return {
    actions: group.actions.slice(0, namedActions).map(fullName),
    actionCount: group.actions.length,
    accessLevel: group.accessLevel,
    witness,
    ...(assumes === null ? {} : { assumes }),
    ...(unlisted.length > 0 ? { unlistedKeys: unlisted } : {}),
  };
}

function unlistedIn({ service, actions: [worst] }: ExcessGroup, { context }: CompareWitness): string[] {
  const entry = serviceEntry(service);
  return entry && worst ? unlistedKeys(entry, worst, Object.keys(context)) : [];
}

export function verdictFrom(excess: number, missing: number): CompareVerdict {
  if (excess > 0) return missing > 0 ? 'both' : 'excess';
  return missing > 0 ? 'missing' : 'equal';
}
