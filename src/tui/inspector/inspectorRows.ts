import type { Statement } from '../../policy/document.ts';
import { type Finding, lintPolicy } from '../../policy/lint/lintPolicy.ts';
import type { InspectedPolicy } from '../../training/pictures/inspected.ts';
import type { Meaning } from '../../training/pictures/meaning.ts';
import { faultSigns } from '../editor/editorRows.tsx';
import type { Glyphs } from '../glyphs.ts';
import { type Line, seg } from '../line.ts';
import { type Row, row, wrappedRow } from '../row.ts';
import { documentRows } from '../views/documentRows.ts';

/** Which policy a row is about, and a finding in it. */
export interface InspectorValue {
  readonly policy: InspectedPolicy | null;
  readonly finding: Finding | null;
}

export type InspectorRow = Row<InspectorValue>;

const none: InspectorValue = { policy: null, finding: null };

function heading(id: string, text: Line): InspectorRow {
  return row(id, none, text, { heading: true });
}

const gap = (id: string): InspectorRow => heading(`gap ${id}`, []);

const roles: Readonly<Record<InspectedPolicy['role'], string>> = {
  grants: '',
  limits: '  limits only, grants nothing',
  admits: '  says who may come in',
};

function policyHeading(policy: InspectedPolicy, index: number): readonly InspectorRow[] {
  const title = [seg(policy.title, 'heading'), seg(roles[policy.role], 'muted')];
  return [...(index === 0 ? [] : [gap(`${index}`)]), heading(`policy ${index}`, title)];
}

function patterns(label: string, element: { negated: boolean; patterns: readonly string[] } | null): Line {
  if (element === null) return [];
  return [seg(`  ${element.negated ? `not ${label}` : label} `, 'muted'), seg(element.patterns.join(', '))];
}

/** A statement, an element a line. */
export function statementLines(statement: Statement, glyphs: Glyphs): readonly Line[] {
  const { effect, sid, principal, action, resource, conditions, index } = statement;
  const sign = effect === 'Allow' ? seg(`${glyphs.passed} Allow`, 'allowed') : seg(`${glyphs.failed} Deny`, 'denied');
  const who = principal?.entries.map(({ value }) => value) ?? [];
  return [
    [sign, seg(`  statement ${index + 1}${sid === null ? '' : ` ${sid}`}`, 'muted')],
    ...(principal === null ? [] : [patterns('by', { negated: principal.negated, patterns: who })]),
    patterns('to', action),
    patterns('on', resource),
    ...conditions.map(
      ({ operator, key, values }): Line => [
        seg('  if ', 'muted'),
        seg(key, 'jsonKey'),
        seg(` ${operator} `, 'muted'),
        seg(values.join(', ')),
      ],
    ),
  ].filter((line) => line.length > 0);
}

/** Every statement in force, policy by policy. */
export function statementRows(policies: readonly InspectedPolicy[], glyphs: Glyphs): readonly InspectorRow[] {
  return policies.flatMap((policy, index) => [
    ...policyHeading(policy, index),
    ...policy.policy.statements.flatMap((statement) =>
      statementLines(statement, glyphs).map((line, at) => {
        const id = `statement ${index} ${statement.index} ${at}`;
        return wrappedRow<InspectorValue>(id, { policy, finding: null }, line, 5, at > 0);
      }),
    ),
  ]);
}

/** What policy validation finds, policy by policy. */
export function findingRows(policies: readonly InspectedPolicy[], glyphs: Glyphs): readonly InspectorRow[] {
  return policies.flatMap((policy, index) => {
    const findings = lintPolicy(policy.text, { kind: policy.kind });
    const clean = [heading(`clean ${index}`, [seg(`${glyphs.passed} nothing found`, 'allowed')])];
    return [
      ...policyHeading(policy, index),
      ...(findings.length === 0
        ? clean
        : findings.map((finding, at) => findingRow(policy, finding, `${index} ${at}`, glyphs))),
    ];
  });
}

function findingRow(policy: InspectedPolicy, finding: Finding, id: string, glyphs: Glyphs): InspectorRow {
  const { severity, message, advice, code, fix, place } = finding;
  const { glyph, token } = faultSigns[severity];
  const line: Line = [
    seg(`${glyphs[glyph]} ${severity}`, token),
    seg(place === null ? '  ' : `  line ${place.line}  `, 'muted'),
    seg([message, advice].filter((part) => part !== '').join(': ')),
    seg(fix === null || policy.place === null ? `  ${code}` : `  ${code}, x repairs it: ${fix.title}`, 'muted'),
  ];
  return wrappedRow(`finding ${id}`, { policy, finding }, line, 2);
}

/** What the policies mean together. */
export function meaningRows(meaning: Meaning | null, glyphs: Glyphs): readonly InspectorRow[] {
  if (meaning === null) return [];
  const { sentence, services, dangerous, denials, dead } = meaning;
  const part = (id: string, title: string, lines: readonly Line[]): readonly InspectorRow[] =>
    lines.length === 0
      ? []
      : [
          gap(id),
          heading(id, [seg(title, 'heading')]),
          ...lines.map((line, index) => wrappedRow<InspectorValue>(`${id} ${index}`, none, line, 4)),
        ];
  return [
    wrappedRow('sentence', none, [seg(sentence)], 0),
    ...part(
      'dangerous',
      'What to look at twice',
      dangerous.map(({ says, actions }) => [
        seg(`${glyphs.warning} `, 'excess'),
        seg(says, 'excess'),
        seg(`  ${actions.join(', ')}`, 'muted'),
      ]),
    ),
    ...part(
      'denials',
      'What is denied, whatever else allows it',
      denials.map((text) => [seg(`${glyphs.failed} `, 'denied'), seg(text)]),
    ),
    ...part(
      'dead',
      'What has no effect',
      dead.map((text) => [seg(`${glyphs.info} `, 'info'), seg(text)]),
    ),
    ...part(
      'services',
      'Service by service',
      services.flatMap(({ name, says }) => [
        [seg(name, 'accent')],
        ...says.map((text): Line => [seg('  '), seg(text)]),
      ]),
    ),
  ];
}

/** The documents as they are stored. */
export function textRows(policies: readonly InspectedPolicy[]): readonly InspectorRow[] {
  return policies.flatMap((policy, index) => [
    ...policyHeading(policy, index),
    ...documentRows<InspectorValue>(`document ${index}`, policy.text, { policy, finding: null }),
  ]);
}
