import { checks } from '../../../src/policy/lint/checks.ts';
import { jsonDocument } from '../../../src/policy/lint/lintDocument.ts';
import { lintSubject } from '../../../src/policy/lint/lintSubject.ts';
import { readPolicy } from '../../../src/policy/parse.ts';
import type { PolicyKind } from '../../../src/policy/policyKind.ts';

const rows = checks.filter(({ severity, code }) => severity === 'error' && !code.startsWith('DOJO_'));

/** Codes of what the checks for errors and the reader find in a policy; the other checks are not run. */
export function errorsOf(text: string, kind: PolicyKind): readonly string[] {
  const document = jsonDocument(text);
  const { policy, faults } = readPolicy(document.value, kind, document.locate);
  const subject = lintSubject(document, policy, { kind });
  const hits = rows
    .filter(({ kinds }) => kinds.includes(kind))
    .flatMap((row) => {
      return subject === null ? [] : [...row.check(subject)].map(() => row.code);
    });
  return [...document.faults, ...faults].map(({ code }) => code).concat(hits);
}
