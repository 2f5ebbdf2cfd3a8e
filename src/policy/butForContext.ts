import type { Denied } from './butFor.ts';
import { changed } from './contextChange.ts';
import { canCarry, canonicalKey, isAlwaysPresent, isSettled, writtenAs } from './contextRelations.ts';
import type { ButFor } from './decision.ts';
import { keysOf, matchingStatements } from './missingKeys.ts';
import type { ContextValue } from './request.ts';
import { sampleValues } from './sampleValues.ts';
import { verdictOf } from './verdict.ts';

/** Above this many requests decided again, further values are not tried. */
const MOST_TRIALS = 256;
const MOST_VALUES = 32;
const MOST_FOUND = 6;

/** Condition keys of which one other value, or absence, alone would make the request allowed. */
export function contextChanges(denied: Denied): readonly ButFor[] {
  const { asked, policies, request } = denied;
  const statements = matchingStatements(asked, policies);
  const names = statements.flatMap(keysOf);
  const found: ButFor[] = [];
  const seen = new Set<string>();
  let trials = 0;
  for (const key of names) {
    const lower = key.toLowerCase();
    const first = canonicalKey(lower);
    if (seen.has(first) || isFixed(first, denied)) continue;
    seen.add(first);
    const given = givenAs(lower, denied);
    const values = worthTrying(lower, given, sampleValues(lower, asked, statements));
    trials += values.length;
    if (trials > MOST_TRIALS || found.length >= MOST_FOUND) break;
    const fitting = values.find((value) => {
      const context = changed(request.context, key, value, names);
      return verdictOf({ ...request, context }, policies) === 'allowed';
    });
    if (fitting !== undefined || (values.includes(undefined) && allowsWithout(key, names, denied))) {
      found.push({ kind: 'context', key, given, value: fitting });
    }
  }
  return found;
}

function allowsWithout(key: string, names: readonly string[], { request, policies }: Denied): boolean {
  const context = changed(request.context, key, undefined, names);
  return verdictOf({ ...request, context }, policies) === 'allowed';
}

/** Who the caller is and whose the resource is are no circumstances of a request; tags are. */
function isFixed(first: string, { asked }: Denied): boolean {
  if (!canCarry(asked.caller.kind, first)) return true;
  if (first.startsWith('aws:principaltag/') || first === 'aws:sourceidentity') return false;
  return isSettled(first, { principal: true, resource: false, owner: true });
}

function givenAs(lower: string, { asked }: Denied): ContextValue | undefined {
  const own = asked.context.get(lower);
  const other = own === undefined ? asked.context.get(canonicalKey(lower)) : undefined;
  return other === undefined ? own : writtenAs(lower, other);
}

/** Readable values first: those without wildcards; absence last. */
function worthTrying(
  lower: string,
  given: ContextValue | undefined,
  samples: readonly ContextValue[],
): readonly (ContextValue | undefined)[] {
  const plain = samples.filter((value) => !/[*?]/.test(String(value)));
  const wild = samples.filter((value) => /[*?]/.test(String(value)));
  const values = [...plain, ...wild].filter((value) => String(value) !== String(given)).slice(0, MOST_VALUES);
  const mayLack = given !== undefined && !isAlwaysPresent(lower, false);
  return mayLack ? [...values, undefined] : values;
}
