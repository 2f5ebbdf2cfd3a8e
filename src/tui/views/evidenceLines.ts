import type { Json } from '../../account/call.ts';
import type { CheckResult } from '../../training/report.ts';
import type { Glyphs } from '../glyphs.ts';
import { blank, type Line, line, seg } from '../line.ts';
import { jsonLines } from './jsonLines.ts';
import { marked } from './prose.ts';
import { checkSigns } from './taskRows.ts';

/** Characters up to which a fact stays on one line. */
const SHORT = 160;

const kinds: Readonly<Record<CheckResult['kind'], string>> = {
  allow: 'This request must be allowed.',
  deny: 'This request must be denied.',
  never: 'No request of this kind may be allowed, whatever the resource and whatever the conditions.',
  atMost: 'Nothing may be allowed beyond what the task needs.',
  noEscalation: 'Nobody meant may be able to become an administrator, by whatever steps.',
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

/** How a found value is compared, as a reader says it. */
const comparisons: Readonly<Record<string, string>> = {
  equals: 'should be',
  not: 'should not be',
  atLeast: 'should be at least',
  atMost: 'should be at most',
  contains: 'should contain',
  lacks: 'should not contain',
  matches: 'should match',
  empty: 'should be empty',
};

function member(value: Json | undefined, name: string): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && name in value
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

/** What the account has and what it should have; how it is asked comes last, for who reads JMESPath. */
function stateRows(evidence: Json): Line[] {
  const tests = member(evidence, 'tests');
  const wanted = (Array.isArray(tests) ? tests : []).flatMap((test: Json) =>
    typeof test === 'object' && test !== null ? Object.entries(test) : [],
  );
  const found = member(evidence, 'found') ?? null;
  const nothing = found === null || (Array.isArray(found) && found.length === 0);
  const value = (label: string, given: Json, token?: 'denied'): Line[] => {
    const text = JSON.stringify(given);
    const head = seg(`${label.padEnd(20)} `, 'muted');
    return text.length <= SHORT ? [[head, seg(text, token)]] : [[head], ...jsonLines(JSON.stringify(given, null, 2))];
  };
  const expression = member(evidence, 'expression');
  const before = member(evidence, 'when') ?? null;
  return [
    ...(Array.isArray(before) ? [line('On a copy of the account', 'muted'), ...before.map(sentRow), blank] : []),
    ...(nothing
      ? [[seg('the account has'.padEnd(20), 'muted'), seg(' nothing like it')]]
      : value('the account has', found)),
    ...wanted.flatMap(([test, given]) => value(comparisons[test] ?? test, given)),
    blank,
    line('How it is asked (JMESPath over the description of the account)', 'muted'),
    line(typeof expression === 'string' ? expression.replace(/\s+/g, ' ') : '', 'muted'),
  ];
}

/** A command that was sent before a copy of the account was looked at. */
function sentRow(command: Json): Line {
  const part = (name: string) => String(member(command, name) ?? '');
  return [seg(`${part('as')}: `, 'muted'), seg(part('line'))];
}

/** What a check found, for checks that ask more than one request. */
export function evidenceLines(check: CheckResult, glyphs: Glyphs): readonly Line[] {
  const { glyph, token } = checkSigns[check.status];
  const sign = seg(`${glyphs[glyph]} `, token);
  const found = check.kind === 'state' ? stateRows(check.evidence) : evidenceRows(check.evidence);
  return [
    [sign, ...marked(check.message)],
    blank,
    line(kinds[check.kind], 'muted'),
    ...(found.length === 0 ? [] : [blank, line('What was found', 'heading'), ...found]),
  ];
}
