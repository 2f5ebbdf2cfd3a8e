import { actionFacts, type KeyOfAction } from '../training/reference/actionFacts.ts';
import type { Meaning } from '../training/reference/lookUp.ts';
import { asciiGlyphs } from '../tui/glyphs.ts';
import { lineText } from '../tui/line.ts';
import { referenceLines } from '../tui/reference/referenceLines.ts';
import { actionReport } from './actionReport.ts';
import { indented, wrapText } from './textTable.ts';

/** Things that are told in full. */
const told = 3;

/** What names mean, for people; of many actions a line each. */
export function meaningsText(meanings: readonly Meaning[], columns: number): string {
  const width = Math.max(40, Math.min(columns, 120));
  const lines =
    meanings.length > told ? meanings.flatMap((meaning) => shortLine(meaning, width)) : fullLines(meanings, width);
  return `${lines.join('\n')}\n`;
}

function shortLine({ kind, name }: Meaning, width: number): string[] {
  const facts = kind === 'action' ? actionFacts(name) : undefined;
  const says = facts?.description == null ? '' : `: ${facts.description}`;
  return indented(`${name}  ${facts?.accessLevel ?? kind}${says}`, width, 0, 4);
}

function fullLines(meanings: readonly Meaning[], width: number): string[] {
  return meanings.flatMap((meaning, index) => [...(index === 0 ? [] : ['']), ...meaningLines(meaning, width)]);
}

function meaningLines({ kind, name }: Meaning, width: number): string[] {
  if (kind === 'action') return actionLines(name, width);
  const drawing = { width, glyphs: asciiGlyphs, sandbox: null };
  return referenceLines({ kind, name, note: '' }, drawing).map((line) => lineText(line).trimEnd());
}

function actionLines(name: string, width: number): string[] {
  const facts = actionReport(name);
  if (!facts) return [];
  const { count, first } = facts.managedPolicies;
  const names = first.map(({ name: policy, conditional }) => (conditional ? `${policy} (on conditions)` : policy));
  const fact = (label: string, text: string) => (text === '' ? [] : indented(`${label}: ${text}`, width, 2, 4));
  return [
    facts.name,
    ...(facts.description === null ? [] : wrapText(`Grants permission to ${facts.description}`, width)),
    '',
    ...fact('access level', facts.accessLevel),
    ...fact('service', facts.service),
    ...fact('note', facts.permissionOnly ? 'a permission only: no API operation has this name' : ''),
    ...fact('also needs', facts.dependentActions.join(', ')),
    ...fact('used by', facts.operations.join(', ')),
    ...resourceLines(facts, width),
    ...fact('condition keys', keyText(facts.keys)),
    '  global condition keys apply as well',
    ...fact(
      'AWS managed policies that allow it',
      `${count}${count > names.length ? ', such as' : ''} ${names.join(', ')}`.trim(),
    ),
    ...fact('errors of its operation', facts.errors.join(', ')),
    ...fact('errors of any call', facts.commonErrors.join(', ')),
    ...(facts.page === null ? [] : [`  page: ${facts.page}`]),
  ];
}

function resourceLines({ resources }: NonNullable<ReturnType<typeof actionReport>>, width: number): string[] {
  if (resources.length === 0) return ['  resources: none, so policies must say "Resource": "*"'];
  return [
    '  resources:',
    ...resources.flatMap(({ type, arn, required, keys }) => [
      ...indented(`${type}${required ? ' (required)' : ''}  ${arn ?? ''}`, width, 4, 6),
      ...(keys.length === 0 ? [] : indented(`with ${keyText(keys)}`, width, 6, 8)),
    ]),
  ];
}

function keyText(keys: readonly KeyOfAction[]): string {
  return keys.map(({ name, type }) => (type === null ? name : `${name} (${type})`)).join(', ');
}
