import type { UnlistedCondition } from '../analysis/documents/unlistedConditions.ts';
import { levelWords } from '../analysis/summary/actionWords.ts';
import { listed } from '../analysis/summary/conditionWords.ts';
import type { DeadStatement } from '../analysis/summary/deadStatements.ts';
import type { Denial } from '../analysis/summary/denials.ts';
import { wayWords } from '../analysis/summary/grantWay.ts';
import type { PartialCall } from '../analysis/summary/partialCalls.ts';
import type { PolicySummary, ServiceSummary, StatementPlace } from '../analysis/summary/policySummary.ts';
import { resourceWords } from '../analysis/summary/resourceWords.ts';
import { alikeServices, servicesName, summarySentence } from '../analysis/summary/summarySentence.ts';
import type { PolicyKind } from '../policy/policyKind.ts';
import { grantLines } from './explainGrants.ts';
import { type Column, indented, textTable, wrapText } from './textTable.ts';

const intros: Readonly<Record<PolicyKind, string>> = {
  identity: 'What whoever has this may do',
  session: 'What a session keeps of the permissions of its role or user; this grants nothing by itself',
  scp: 'What the accounts underneath may at most do; this grants nothing by itself',
  rcp: 'What the resources of the accounts underneath may at most be used for; this grants nothing by itself',
  resource: 'Who may do what with the resource',
  trust: 'Who may become the role',
};

/** Services of which the table of counts has a row. */
const mostServices = 25;
/** Width from which permissions stand in a table. */
const wide = 100;

/** What policies mean, for people: in a sentence, the dangerous parts first, then by service. */
export function explainText(summary: PolicySummary, policies: number, columns: number): string {
  const width = Math.max(40, Math.min(columns, 160));
  const together = policies > 1 ? ` (${policies} policies together)` : '';
  const where = (place: StatementPlace) => statementName(place, policies);
  const lines = [
    ...wrapText(`${intros[summary.kind]}${together}:`, width),
    '',
    ...wrapText(summarySentence(summary), width),
    ...dangerLines(summary, width),
    ...countLines(summary, width),
    ...grantLines(summary.services, { width, wide: width >= wide, where }),
    ...denialLines(summary.denials, width, where),
    ...deadLines(summary.dead, width, where),
    ...partialLines(summary.partial, width),
    ...unlistedLines(summary.unlisted, width, where),
    ...noteLines(summary, width),
  ];
  return `${lines.join('\n')}\n`;
}

/** `statement 2 \`ReadLogs\` of policy 1`, counted from 1. */
export function statementName({ policy, statement, sid }: StatementPlace, policies: number): string {
  const name = sid === null || sid === '' ? '' : ` \`${sid}\``;
  return `statement ${statement + 1}${name}${policies > 1 ? ` of policy ${policy + 1}` : ''}`;
}

/** Actions that a danger names. */
const examples = 4;

function dangerLines({ dangerous }: PolicySummary, width: number): string[] {
  if (dangerous.length === 0) return [];
  return [
    '',
    'Dangerous, the worst first:',
    ...dangerous.flatMap(({ kind, says, actions, ways }) => {
      const more = actions.length > examples ? ` and ${actions.length - examples} more` : '';
      return [
        ...indented(`! ${kind}: ${actions.slice(0, examples).join(', ')}${more}`, width, 2, 4),
        ...indented(says, width, 4),
        ...ways.flatMap((way) => indented(wayWords(way), width, 4, 6)),
      ];
    }),
  ];
}

/** Actions allowed of all, by service and access level. */
function countLines({ services, kind }: PolicySummary, width: number): string[] {
  // What a trust policy is about is told in full below.
  if (services.length === 0 || kind === 'trust') return [];
  const groups = alikeServices(services);
  const cells = (own: readonly ServiceSummary[]) =>
    levelWords.map(([level]) => {
      const granted = own.reduce((sum, { levels }) => sum + levels[level].granted, 0);
      const all = own.reduce((sum, { levels }) => sum + levels[level].all, 0);
      return all === 0 ? '-' : `${granted}/${all}`;
    });
  const shown = groups.slice(0, mostServices);
  const rows = shown.map((group) => [servicesName(group), ...cells(group.services)]);
  const hidden = groups.length - shown.length;
  const counts = ['List', 'Read', 'Write', 'Tagging', 'Permissions'];
  const numbers = counts.map((title, at) => ({
    title,
    width: widest([title, ...rows.map((row) => row[at + 1] ?? '')]),
  }));
  const room = width - 2 - numbers.reduce((sum, column) => sum + column.width + 2, 0);
  const names = { title: 'Service', width: Math.min(room, widest(['Service', ...rows.map(([name = '']) => name)])) };
  const table: Column[] = [names, ...numbers];
  const lines =
    room < narrowest
      ? rows.flatMap(([name = '', ...own]) => {
          const told = own.flatMap((cell, at) =>
            cell === '-' || cell.startsWith('0/') ? [] : [`${counts[at]} ${cell}`],
          );
          return indented(`${name}: ${told.join(', ')}`, width, 2, 4);
        })
      : textTable(table, rows).map((line) => `  ${line}`);
  return [
    '',
    'Actions allowed, of all that there are:',
    ...lines,
    ...(hidden > 0 ? [`  … and ${hidden} more services; --format json lists all`] : []),
  ];
}

/** Cells that the name of a service needs to be readable. */
const narrowest = 22;

const widest = (texts: readonly string[]): number => Math.max(...texts.map((text) => text.length));

type Where<Place> = (place: Place) => string;

function denialLines(denials: readonly Denial[], width: number, where: Where<Denial>): string[] {
  if (denials.length === 0) return [];
  return [
    '',
    'Never allowed, whatever other policies say:',
    ...denials.flatMap((denial) => [
      ...indented(`- ${denial.says}${denial.who === null ? '' : `, for ${denial.who}`}`, width, 2, 4),
      ...(denial.resources?.length === 0
        ? []
        : indented(`on ${resourceWords({ on: denial.resources, except: denial.notResources })}`, width, 4, 6)),
      ...(denial.conditions.length > 0 ? indented(listed(denial.conditions, 'and'), width, 4, 6) : []),
      ...indented(`(${where(denial)})`, width, 4, 6),
    ]),
  ];
}

function deadLines(dead: readonly DeadStatement[], width: number, where: Where<DeadStatement>): string[] {
  if (dead.length === 0) return [];
  return [
    '',
    'Without any effect:',
    ...dead.flatMap((one) => {
      const verb = one.effect === 'Allow' ? 'allows' : 'denies';
      const what = one.pattern === null ? `${verb} nothing` : `${verb} nothing with \`${one.pattern}\``;
      return indented(`- ${where(one)} ${what}: ${one.why}`, width, 2, 4);
    }),
  ];
}

function partialLines(partial: readonly PartialCall[], width: number): string[] {
  if (partial.length === 0) return [];
  return [
    '',
    ...wrapText('Not enough by itself, since one call needs permission on several types of resources:', width),
    ...partial.flatMap(({ actions, lacks }) => {
      const more = actions.length > examples ? ` and ${actions.length - examples} more` : '';
      return indented(
        `- ${actions.slice(0, examples).join(', ')}${more}: nothing on ${listed(lacks, 'or')}`,
        width,
        2,
        4,
      );
    }),
  ];
}

function unlistedLines(unlisted: readonly UnlistedCondition[], width: number, where: Where<StatementPlace>): string[] {
  if (unlisted.length === 0) return [];
  return [
    '',
    ...wrapText('Conditions that may be dead, since AWS does not list their keys for the actions:', width),
    ...unlisted.flatMap((one) => {
      const more = one.actions.length > examples ? ` and ${one.actions.length - examples} more` : '';
      const what = `${one.keys.join(', ')} with ${one.actions.slice(0, examples).join(', ')}${more}`;
      return indented(`- ${where(one)}: ${what}`, width, 2, 4);
    }),
  ];
}

function noteLines({ unknownActions, reasons }: PolicySummary, width: number): string[] {
  return [
    ...(unknownActions.length > 0
      ? ['', ...wrapText(`Not in the catalogue of AWS actions: ${unknownActions.join(', ')}`, width)]
      : []),
    ...(reasons.length > 0 ? ['', 'Not complete:', ...reasons.flatMap((reason) => indented(reason, width, 2))] : []),
  ];
}
