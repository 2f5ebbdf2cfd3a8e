import { listed } from '../analysis/summary/conditionWords.ts';
import type { GrantWay } from '../analysis/summary/grantWay.ts';
import type { ServiceGrant, ServiceSummary, StatementPlace } from '../analysis/summary/policySummary.ts';
import { resourceWords } from '../analysis/summary/resourceWords.ts';
import { alikeServices, servicesName } from '../analysis/summary/summarySentence.ts';
import { indented, textTable } from './textTable.ts';

interface Drawing {
  readonly width: number;
  /** True where there is room for a table. */
  readonly wide: boolean;
  readonly where: (place: StatementPlace) => string;
}

/** Groups of services that are told. */
const most = 25;

/** Who may do what on which resources under which conditions, service by service. */
export function grantLines(services: readonly ServiceSummary[], drawing: Drawing): string[] {
  const groups = alikeServices(services);
  const shown = groups.slice(0, most);
  const hidden = groups.slice(most).reduce((sum, group) => sum + group.services.length, 0);
  const lines = shown.flatMap((group) => [
    '',
    ...indented(servicesName(group), drawing.width, 0, 2),
    ...(drawing.wide ? tableOf(group.grants, drawing) : group.grants.flatMap((grant) => stacked(grant, drawing))),
  ]);
  return [...lines, ...(hidden > 0 ? ['', `… and ${hidden} more services; --format json lists all`] : [])];
}

function tableOf(grants: readonly ServiceGrant[], { width, where }: Drawing): string[] {
  const rows = grants.flatMap(({ says, ways, allowedBy }) =>
    ways.map((way, index) => [
      index === 0 ? says : 'or',
      [...(way.who === null ? [] : [`${way.who}:`]), placeWords(way)].filter(Boolean).join(' '),
      conditionsOf(way) || '-',
      index === 0 ? allowedBy.map(where).join(', ') : '',
    ]),
  );
  const room = width - 2 - 3 * 2 - 16;
  const columns = [
    { title: 'May', width: Math.floor(room * 0.34) },
    {
      title: grants.some(({ ways }) => ways.some(({ who }) => who !== null)) ? 'By whom, on what' : 'On',
      width: Math.floor(room * 0.36),
    },
    { title: 'Only', width: Math.floor(room * 0.3) },
    { title: 'From', width: 16 },
  ];
  return textTable(columns, rows).map((line) => `  ${line}`);
}

function stacked({ says, ways, allowedBy }: ServiceGrant, { width, where }: Drawing): string[] {
  return [
    ...indented(says, width, 2, 4),
    ...ways.flatMap((way, index) => [
      ...indented(
        [index === 0 ? '' : 'or', ...(way.who === null ? [] : [`by ${way.who}`]), onWords(way)]
          .filter(Boolean)
          .join(' '),
        width,
        4,
        6,
      ),
      ...(way.conditions.length > 0 ? indented(`only ${listed(way.conditions, 'and')}`, width, 4, 6) : []),
      ...way.exceptions.flatMap((exception) => indented(`not ${exception}`, width, 4, 6)),
    ]),
    ...indented(`(${allowedBy.map(where).join(', ')})`, width, 4, 6),
  ];
}

/** Empty where the documents name no resources. */
function placeWords({ resources, notResources }: GrantWay): string {
  return resources?.length === 0 ? '' : resourceWords({ on: resources, except: notResources });
}

function onWords(way: GrantWay): string {
  const place = placeWords(way);
  return place === '' ? '' : `on ${place}`;
}

function conditionsOf({ conditions, exceptions }: GrantWay): string {
  return [listed(conditions, 'and'), ...exceptions.map((exception) => `not ${exception}`)].filter(Boolean).join(', ');
}
