import type { Context, ContextValue } from '../policy/request.ts';
import { contextKeyRows } from './contextKeyTable.ts';
import { type Situation, serviceOf } from './contextSituation.ts';
import { keysOfCalls } from './keysNotFilled.ts';
import { otherNames } from './otherKeyNames.ts';

/**
 * The whole context of a request: what the account fills in under all names
 * that its service knows, what an identity provider left in the session, then the
 * call's own keys, then what the caller states.
 */
export function contextOf(situation: Situation): Context {
  const filled: Record<string, ContextValue> = {};
  for (const row of contextKeyRows) {
    const value = row.value(situation);
    if (value === undefined) continue;
    if (typeof value === 'string' || isList(value)) filled[row.key] = value;
    else for (const [suffix, text] of Object.entries(value)) filled[row.key + suffix] = text;
  }
  const own = { ...filled, ...otherNames(filled, serviceOf(situation)) };
  const ofProvider = situation.identity.session?.keys ?? {};
  return overlaid(own, ofProvider, ofCall(situation.permission.context ?? {}), situation.facts.context ?? {});
}

/** Of the keys that a call brings, those of its service, and global ones that hang on the call. */
function ofCall(context: Context): Context {
  const own = Object.entries(context).filter(([key]) => {
    const lower = key.toLowerCase();
    return (
      !lower.startsWith('aws:') ||
      callKeys.some((name) => (name.endsWith('/') ? lower.startsWith(name) : lower === name))
    );
  });
  return Object.fromEntries(own);
}

const callKeys = [
  ...Object.keys(keysOfCalls),
  'aws:ViaAWSService',
  'aws:MultiFactorAuthPresent',
  'aws:MultiFactorAuthAge',
].map((key) => key.toLowerCase());

const isList = (value: unknown): value is readonly string[] => Array.isArray(value);

/** Contexts one over the other; a key replaces its like in any letter case. */
function overlaid(...layers: readonly Context[]): Context {
  const entries = new Map<string, readonly [string, ContextValue]>();
  for (const layer of layers) {
    for (const [key, value] of Object.entries(layer)) {
      // Tag keys that differ only in case are two tags.
      entries.set(key.includes('/') ? key : key.toLowerCase(), [key, value]);
    }
  }
  return Object.fromEntries(entries.values());
}
