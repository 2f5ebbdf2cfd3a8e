import type { Json, JsonObject } from '../../account/call.ts';
import type { StatementChange } from '../../account/documentChange.ts';
import type { EntityChange } from '../../account/entityChange.ts';
import type { TimelineEntry } from '../../account/timeline.ts';
import type { Glyphs } from '../glyphs.ts';
import { type Line, seg } from '../line.ts';
import { type Row, type RowLines, rowOf } from '../row.ts';
import type { Token } from '../theme.ts';
import { wrapLine } from '../wrap.ts';
import type { TimelineValue } from './timelineValue.ts';
import { shortName } from './who.ts';

const kinds: Readonly<Record<TimelineEntry['kind'], { readonly word: string; readonly token: Token }>> = {
  created: { word: 'made', token: 'allowed' },
  changed: { word: 'changed', token: 'warning' },
  deleted: { word: 'deleted', token: 'denied' },
  named: { word: 'named', token: 'muted' },
};

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const added = (text: string): Line => [seg('+ ', 'allowed'), seg(text)];
const removed = (text: string): Line => [seg('- ', 'denied'), seg(text)];

const listed = (value: Json | undefined): string =>
  Array.isArray(value)
    ? value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(', ')
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);

/** A statement in one line: `Allow s3:GetObject on * if {…}`. */
function statementText(statement: Json): string {
  if (!isObject(statement)) return JSON.stringify(statement);
  const part = (name: string, before = '') => {
    const value = statement[name];
    return value === undefined ? '' : ` ${before}${listed(value)}`;
  };
  const sid = typeof statement.Sid === 'string' && statement.Sid !== '' ? `"${statement.Sid}" ` : '';
  return `${sid}${listed(statement.Effect)}${part('Principal', 'to ')}${part('NotPrincipal', 'not to ')}${part('Action')}${part('NotAction', 'all but ')}${part('Resource', 'on ')}${part('NotResource', 'not on ')}${part('Condition', 'if ')}`;
}

function memberLines({ sid, member, before, after }: StatementChange): Line[] {
  const name = `"${sid}" ${member}: `;
  return [
    ...(before === null ? [] : [removed(name + listed(before))]),
    ...(after === null ? [] : [added(name + listed(after))]),
  ];
}

/** What a call changed about an entity, line by line; policies statement by statement. */
export function changeLines(change: EntityChange): readonly Line[] {
  if ('document' in change) {
    const { document, what, name } = change;
    const title = what === name ? what : `${what} ${name}`;
    return [
      [seg(title, 'muted')],
      ...document.changed.flatMap(memberLines),
      ...document.removed.map((statement) => removed(statementText(statement))),
      ...document.added.map((statement) => added(statementText(statement))),
    ];
  }
  if ('added' in change) {
    return [
      ...change.added.map((name) => added(`${change.what}: ${name}`)),
      ...change.removed.map((name) => removed(`${change.what}: ${name}`)),
    ];
  }
  const { what, before, after } = change;
  return [[seg(`${what}: `, 'muted'), seg(`${listed(before)} `), seg('is now ', 'muted'), seg(listed(after))]];
}

function lifeRow(entry: TimelineEntry, index: number, here: number, glyphs: Glyphs): Row<TimelineValue> {
  const { word, token } = kinds[entry.kind];
  const mark = entry.step !== null && entry.step === here ? `  ${glyphs.back} you are here` : '';
  const head: Line = [
    seg(`${entry.time.slice(5, 10)} ${entry.time.slice(11, 19)} `, 'muted'),
    seg(word.padEnd(8), token),
    seg(entry.call),
    seg(entry.by === null ? '' : `  ${shortName(entry.by)}`, 'accent'),
    seg(mark, 'accent'),
  ];
  const changes = entry.changes.flatMap(changeLines);
  const lines: RowLines = (width) => [
    ...wrapLine(head, width, 15),
    ...changes.flatMap((line) => wrapLine([seg(' '.repeat(15)), ...line], width, 17)),
  ];
  const text = [head, ...changes]
    .flat()
    .map((part) => part.text)
    .join(' ');
  return rowOf(`life ${index}`, { type: 'life', entry }, text, lines);
}

/** The life of one entity, newest first, each call with what it changed. */
export function lifeRows(life: readonly TimelineEntry[], here: number, glyphs: Glyphs): readonly Row<TimelineValue>[] {
  return life.map((entry, index) => lifeRow(entry, index, here, glyphs)).reverse();
}
