import type { Json } from '../../account/call.ts';
import type { CheckResult } from '../../training/report.ts';
import type { Glyphs } from '../glyphs.ts';
import { blank, type Line, line, seg } from '../line.ts';
import { jsonLines } from './jsonLines.ts';
import { marked } from './prose.ts';

/** Characters up to which a fact stays on one line. */
const SHORT = 160;

const kinds: Readonly<Record<CheckResult['kind'], string>> = {
  allow: 'This request must be allowed.',
  deny: 'This request must be denied.',
  never: 'No request of this kind may be allowed, whatever the resource and whatever the conditions.',
  atMost: 'Nothing may be allowed beyond what the task needs.',
  noEscalation: 'Nobody may be able to give themselves more than they have.',
  state: 'The account itself must look like this.',
  call: 'This command is sent on a copy of the account.',
  hygiene: 'A good habit: it counts for points, never for passing.',
  answer: 'This question must be answered.',
};

/** Short facts on one line each, the rest as JSON. */
function evidenceRows(evidence: Json): Line[] {
  if (evidence === null || typeof evidence !== 'object' || Array.isArray(evidence)) {
    return evidence === null ? [] : jsonLines(JSON.stringify(evidence, null, 2));
  }
  return Object.entries(evidence).flatMap(([name, value]): Line[] => {
    const label = seg(`${name.padEnd(12)} `, 'muted');
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (text.length <= SHORT) return [[label, seg(text)]];
    return [[label], ...jsonLines(JSON.stringify(value, null, 2))];
  });
}

/** What a check found, for checks that ask more than one request. */
export function evidenceLines(check: CheckResult, glyphs: Glyphs): readonly Line[] {
  const sign = check.status === 'passed' ? seg(`${glyphs.passed} `, 'allowed') : seg(`${glyphs.failed} `, 'denied');
  const found = evidenceRows(check.evidence);
  return [
    [sign, ...marked(check.message)],
    blank,
    line(kinds[check.kind], 'muted'),
    ...(found.length === 0 ? [] : [blank, line('What was found', 'heading'), ...found]),
  ];
}
