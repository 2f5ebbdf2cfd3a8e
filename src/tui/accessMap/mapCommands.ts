import { popLayer, pushLayer, say, setScroll, setTab } from '../../stores/uiActs.ts';
import type { MapGroup } from '../../training/pictures/accessMap.ts';
import type { Command, Commands } from '../commands/command.ts';
import { openWhy } from '../commands/whyCommands.ts';
import { lineInput } from '../editor/lineInput.ts';
import type { MenuItem } from '../layers.ts';
import { openMenu } from '../openMenu.ts';
import { attemptOf, type Program } from '../program.ts';
import { themeFor } from '../themeFor.ts';
import { mapBy, mapColumn, mapPlace, mapShown } from './mapState.ts';

/** Opens the access map over the workbench. */
export const openMap: Command = {
  run: ({ ui }) => pushLayer(ui, { kind: 'map' }),
  disabled: (program) => (attemptOf(program) === null ? 'open a scenario first' : null),
};

function across(by: 1 | -1): Command {
  return {
    run: (program) => {
      const last = (mapShown(program)?.map.columns.length ?? 1) - 1;
      setScroll(program.ui, 'map column', Math.max(0, Math.min(last, mapColumn(program) + by)));
    },
  };
}

/** The decision that a group of actions rests on, at the statement that decides. */
function whyGroup(program: Program, { witness }: MapGroup): void {
  const answer = program.game.whyRequest(witness);
  if (answer === null) say(program.ui, 'error', 'who makes this request does not exist any more');
  else if (answer.decision.decision === 'allowed') openWhy(program, answer, 1);
  else say(program.ui, 'info', `${witness.action} will be allowed on ${witness.resource} once there is such a thing`);
}

function itemOf(program: Program, group: MapGroup, index: number, bounded: boolean): MenuItem {
  const { glyphs } = themeFor(program.ui.getState().settings);
  const { level, actions, count, excess } = group;
  const rest = count > 1 ? ` and ${count - 1} more` : '';
  const sign = excess ? `${glyphs.warning} too much` : `${glyphs.passed} ${bounded ? 'needed' : 'allowed'}`;
  return {
    id: `${index}`,
    title: `${sign}  ${actions[0] ?? ''}${rest}`,
    note: level,
    run: () => whyGroup(program, group),
  };
}

/** Asks about a request of whoever may do nothing there. */
function askThere(program: Program, principal: string, on: string): void {
  const fields = {
    as: lineInput(principal),
    action: lineInput(on.startsWith('arn:') ? '' : `${on}:`),
    on: lineInput(on.startsWith('arn:') ? on : ''),
  };
  pushLayer(program.ui, { kind: 'ask', fields, field: 'action', says: '' });
}

function open(program: Program): void {
  const place = mapPlace(program);
  if (place === null) return;
  const { line, column } = place;
  const groups = column.cells[line.id]?.groups ?? [];
  if (groups.length === 0) {
    askThere(program, column.principal, line.id);
    return;
  }
  const items = groups.map((group, index) => itemOf(program, group, index, column.bounded));
  openMenu(program.ui, 'map cell', `${column.title} with ${line.title}`, items);
}

function why(program: Program): void {
  const place = mapPlace(program);
  const first = place?.column.cells[place.line.id]?.groups[0];
  if (first !== undefined) whyGroup(program, first);
}

export const mapCommands: Commands<'map'> = {
  'map.left': across(-1),
  'map.right': across(1),
  'map.open': {
    run: open,
    disabled: (program) => (mapPlace(program) === null ? 'it is still being worked out' : null),
  },
  'map.why': {
    run: why,
    disabled: (program) => {
      const place = mapPlace(program);
      return place?.column.cells[place.line.id] === undefined
        ? 'nothing is allowed here; Enter asks about a request'
        : null;
    },
  },
  'map.by': {
    run: (program) => setTab(program.ui, 'map', mapBy(program.ui.getState()) === 'service' ? 'resource' : 'service'),
  },
  'map.close': { run: ({ ui }) => popLayer(ui) },
};
