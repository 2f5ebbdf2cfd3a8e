import type { CheckResult } from '../../training/report.ts';
import type { Glyphs } from '../glyphs.ts';
import { blank, type Line, line, seg } from '../line.ts';
import { jsonLines } from './jsonLines.ts';
import { marked } from './prose.ts';

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

/** What a check found, for checks that ask more than one request. */
export function evidenceLines(check: CheckResult, glyphs: Glyphs): readonly Line[] {
  const sign = check.status === 'passed' ? seg(`${glyphs.passed} `, 'allowed') : seg(`${glyphs.failed} `, 'denied');
  const found = check.evidence === null ? [] : jsonLines(JSON.stringify(check.evidence, null, 2));
  return [
    [sign, ...marked(check.message)],
    blank,
    line(kinds[check.kind], 'muted'),
    ...(found.length === 0 ? [] : [blank, line('What was found', 'heading'), ...found]),
  ];
}
