import type { Fault } from '../fault.ts';
import { placeOf } from '../faultList.ts';
import { readPolicy } from '../parse.ts';
import { isRcpFullAccess } from '../rcpFullAccess.ts';
import { checks } from './checks.ts';
import { fixOf } from './fixOf.ts';
import { issueCodes } from './issueCodes.ts';
import type { Fix, Hit, LintCheck } from './lintCheck.ts';
import { jsonDocument, type LintDocument } from './lintDocument.ts';
import { type LintOptions, lintSubject } from './lintSubject.ts';

/** Something that policy validation finds in a policy. */
export interface Finding extends Fault {
  /** The one obvious repair; null where there is none. */
  readonly fix: Fix | null;
}

/** Everything that policy validation finds in a policy of JSON text, in the order of the text. */
export function lintPolicy(text: string, options: LintOptions): Finding[] {
  return lintDocument(jsonDocument(text), options);
}

/** The same for a document in any language. */
export function lintDocument(document: LintDocument, options: LintOptions): Finding[] {
  if (document.value === undefined) return document.faults.map((fault) => ({ ...fault, fix: null }));
  if (options.kind === 'rcp' && isRcpFullAccess(document.value)) return [];
  const read = readPolicy(document.value, options.kind, document.locate);
  const faults = [...document.faults, ...read.faults].map((fault) => findingOfFault(fault, document.value));
  const subject = lintSubject(document, document.faults.length > 0 ? null : read.policy, options);
  const rows = subject === null ? [] : checks.filter(({ kinds }) => kinds.includes(options.kind));
  const found = rows.flatMap((row) => {
    return subject === null ? [] : [...row.check(subject)].map((hit) => findingOfHit(row, hit, document));
  });
  return inOrder(distinct([...faults, ...found]));
}

/** The reader is milder than validation where AWS stores what it calls an error. */
function findingOfFault(fault: Fault, value: unknown): Finding {
  return { ...fault, severity: issueCodes.get(fault.code)?.severity ?? fault.severity, fix: fixOf(fault, value) };
}

function findingOfHit({ code, severity }: LintCheck, hit: Hit, { locate }: LintDocument): Finding {
  const { path, message, advice = '', fix = null } = hit;
  return { code, severity, message, advice, path, place: placeOf(path, locate), fix };
}

/** One finding of a code at a path: the reader and a row may see the same thing. */
function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ code, path }) => {
    const key = JSON.stringify([code, path]);
    return !seen.has(key) && seen.add(key);
  });
}

function inOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((one, other) => (one.place?.offset ?? 0) - (other.place?.offset ?? 0));
}
