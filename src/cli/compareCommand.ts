import {
  comparePolicies,
  type DocumentComparison,
  type DocumentKind,
  type DocumentsToCompare,
} from '../analysis/documents/comparePolicies.ts';
import { documentPermissiveness } from '../analysis/documents/documentPermissiveness.ts';
import { type Edit, missingActions, smallestEdits } from '../analysis/documents/smallestEdit.ts';
import { onlyUnknown, unknownActions } from '../analysis/documents/unknownActions.ts';
import { unlistedConditions } from '../analysis/documents/unlistedConditions.ts';
import { withinLimits } from '../analysis/documents/withinLimits.ts';
import type { ExcessGroup } from '../analysis/excessEntries.ts';
import { compareTexts, type TextWitness } from '../analysis/strings/compareTexts.ts';
import { type Permissiveness, textPermissiveness } from '../analysis/strings/textPermissiveness.ts';
import { isSpent, limited, mostSteps } from '../analysis/work.ts';
import { findAction } from '../catalogue/authorization.ts';
import type { Policy } from '../policy/document.ts';
import { decide } from '../policy/evaluate.ts';
import type { PoliciesInForce } from '../policy/request.ts';
import type { CommandInput } from './command.ts';
import { type CompareEntry, type CompareReport, entryOf, verdictFrom } from './compareReport.ts';
import { compareText } from './compareText.ts';
import { plainWitness, type Sides } from './compareWitness.ts';
import { type ExitCode, exitCodes } from './exitCodes.ts';
import { InputError } from './inputError.ts';
import { jsonText } from './jsonText.ts';
import { policyDocument, policyDocuments } from './policyDocuments.ts';

/** `iam-dojo compare --granted FILE --needed FILE`: what one set of policies allows beyond another, and what it lacks. */
export async function compareCommand({ options, stdin, out }: CommandInput): Promise<ExitCode> {
  const { granted, needed, boundary } = options;
  const files = [granted, needed, boundary, ...(Array.isArray(options.scp) ? options.scp : [])];
  if (files.filter((path) => path === '-').length > 1) throw new InputError('standard input can be read once');
  const kind = kindOf(options.type);
  const strings = options.universe === 'strings';
  const read = (path: string) => policyDocuments(path, kind, stdin, strings);
  const one = (path: unknown, layer: 'identity' | 'scp') => policyDocument(String(path), layer, stdin, strings);
  const documents: DocumentsToCompare = {
    kind,
    granted: read(String(options.granted)),
    needed: read(String(options.needed)),
    principal: typeof options.principal === 'string' ? options.principal : null,
    boundary: options.boundary === undefined ? null : one(options.boundary, 'identity'),
    scps: (Array.isArray(options.scp) ? options.scp : []).map((path) => one(path, 'scp')),
  };
  if (kind !== 'identity' && (documents.boundary || documents.scps.length > 0)) {
    throw new InputError('a boundary or a service control policy limits identity policies; leave out --type');
  }
  const report = strings ? textReport(documents) : catalogueReport(documents, options.format !== 'json');
  const limit = options.limit === undefined ? Number.POSITIVE_INFINITY : Number(options.limit);
  const shown = { ...report, excess: report.excess.slice(0, limit), missing: report.missing.slice(0, limit) };
  out(options.format === 'json' ? jsonText(shown, 2) : compareText(shown, report, documents));
  return exitCodeFor(report, options['fail-on']);
}

function kindOf(type: unknown): DocumentKind {
  return type === 'resource' || type === 'trust' ? type : 'identity';
}

function exitCodeFor({ verdict }: CompareReport, failOn: unknown): ExitCode {
  const failing = failOn === 'excess' || failOn === 'missing' ? [failOn, 'both'] : ['excess', 'missing', 'both'];
  return failing.includes(verdict) ? exitCodes.no : exitCodes.done;
}

/** Edits are worked out for the first of the entries: each is proved by a comparison of its own. */
const edited = 24;
/** Steps for what is told beside the comparison: edits, sizes, unknown actions. */
const asideSteps = mostSteps / 4;

function catalogueReport(documents: DocumentsToCompare, edits: boolean): CompareReport {
  const { kind, granted, needed } = documents;
  const found = comparePolicies(documents);
  const unknown = unknownActions([...granted, ...needed]);
  const limits = limitsOf(documents);
  const entries = (groups: readonly ExcessGroup[], sides: Sides): CompareEntry[] =>
    groups.map((group) => {
      const { witness, assumes } = plainWitness(kind, group.witness, sides);
      return entryOf(group, witness, assumes);
    });
  const mine: Sides = { allowing: granted, refusing: needed, allowingLimits: limits, refusingLimits: {} };
  const theirs: Sides = { allowing: needed, refusing: granted, allowingLimits: {}, refusingLimits: limits };
  const more = unknown.length > 0 ? asText(documents, limits) : { excess: [], missing: [], reasons: [] };
  const fixes = edits ? editsFor(documents, found) : [];
  const excess = entries(found.excess, mine).map((entry, index): CompareEntry => {
    const edit = fixes[index];
    return edit ? { ...entry, edit } : entry;
  });
  const reasons = [...found.reasons, ...more.reasons];
  const unlisted = unlistedIn(documents);
  return {
    verdict: verdictFrom(excess.length + more.excess.length, found.missing.length + more.missing.length),
    excess: [...excess, ...more.excess],
    missing: [...entries(found.missing, theirs), ...more.missing],
    unknownActions: unknown,
    ...(unlisted.length > 0 ? { unlistedConditions: unlisted } : {}),
    counts: countsOf(found),
    permissiveness: permissivenessOf(documents, found),
    complete: reasons.length === 0,
    ...(reasons.length > 0 ? { reasons } : {}),
  };
}

/** Worked out together: a fix that takes longer to find is left out. */
function editsFor(documents: DocumentsToCompare, found: DocumentComparison): (Edit | null)[] {
  const missing = missingActions(found.missing);
  return limited(asideSteps, () => smallestEdits(documents, found.excess.slice(0, edited), missing));
}

function unlistedIn({ granted, needed }: DocumentsToCompare) {
  return [
    ...unlistedConditions(granted).map((one) => ({ side: 'granted' as const, ...one })),
    ...unlistedConditions(needed).map((one) => ({ side: 'needed' as const, ...one })),
  ];
}

function limitsOf({ boundary, scps }: DocumentsToCompare): PoliciesInForce {
  return {
    ...(boundary ? { boundary: { ref: 'boundary', policy: boundary } } : {}),
    ...(scps.length > 0 ? { scp: scps.map((policy, level) => [{ ref: `scp[${level}][0]`, policy }]) } : {}),
  };
}

function countsOf({ counts }: DocumentComparison): CompareReport['counts'] {
  return { actionsGranted: counts.granted, actionsNeeded: counts.needed, actionsExcess: counts.excess };
}

function permissivenessOf(
  { granted, needed, boundary, scps }: DocumentsToCompare,
  { counts, complete }: DocumentComparison,
): CompareReport['permissiveness'] {
  // Counts take every key to be free; the comparison knows of some that no request carries.
  const none = (actions: number) => complete && actions === 0;
  const limits = [...(boundary ? [[boundary]] : []), ...scps.map((policy) => [policy])];
  const all = [...granted, ...needed, ...limits.flat()];
  return {
    granted: none(counts.granted) ? null : sizeOf(() => documentPermissiveness([granted, ...limits], all)),
    needed: none(counts.needed) ? null : sizeOf(() => documentPermissiveness([needed], all)),
  };
}

/** Null where nothing is allowed, or where counting takes too many steps. */
function sizeOf(count: () => Permissiveness): number | null {
  return limited(asideSteps, () => {
    const { requests } = count();
    return Number.isFinite(requests) && !isSpent() ? requests : null;
  });
}

interface TextEntries {
  readonly excess: readonly CompareEntry[];
  readonly missing: readonly CompareEntry[];
  readonly reasons: readonly string[];
}

const partlyLimited =
  'a boundary or a service control policy allows some of the actions that the catalogue does not know: not all of them were looked at';

/** Actions that the catalogue does not know, compared as text. */
function asText({ granted, needed, boundary, scps }: DocumentsToCompare, limits: PoliciesInForce): TextEntries {
  const left = withinLimits(granted, [...(boundary ? [boundary] : []), ...scps]);
  const beyond = (one: readonly Policy[], other: readonly Policy[]) =>
    limited(asideSteps, () => compareTexts(onlyUnknown(one), other));
  const [mine, theirs] = [beyond(left.policies, needed), beyond(needed, left.policies)];
  const inForce = { ...limits, identity: granted.map((policy, at) => ({ ref: `granted[${at}]`, policy })) };
  const excess = left.exact ? mine.excess : mine.excess.filter((one) => decide(one, inForce).decision === 'allowed');
  const reasons = new Set([...mine.reasons, ...theirs.reasons, ...(left.exact ? [] : [partlyLimited])]);
  return { excess: excess.map(textEntry), missing: theirs.excess.map(textEntry), reasons: [...reasons].sort() };
}

function textReport({ granted, needed, boundary, scps }: DocumentsToCompare): CompareReport {
  if (boundary || scps.length > 0) {
    throw new InputError('a boundary or a service control policy is compared over the catalogue; leave out --universe');
  }
  const { excess, missing, complete, reasons } = compareTexts(granted, needed);
  return {
    verdict: verdictFrom(excess.length, missing.length),
    excess: excess.map(textEntry),
    missing: missing.map(textEntry),
    unknownActions: [],
    counts: null,
    permissiveness: {
      granted: sizeOf(() => textPermissiveness(granted, needed)),
      needed: sizeOf(() => textPermissiveness(needed, granted)),
    },
    complete,
    ...(complete ? {} : { reasons }),
  };
}

function textEntry({ principal, action, resource, context }: TextWitness): CompareEntry {
  return {
    actions: [action],
    actionCount: 1,
    accessLevel: findAction(action)?.accessLevel ?? null,
    witness: { principal, action, resource, context },
  };
}
