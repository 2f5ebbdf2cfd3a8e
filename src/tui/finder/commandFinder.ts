import { activeScopes } from '../activeScopes.ts';
import { inForce } from '../bindings.ts';
import { keyLabel } from '../keyLabel.ts';
import { attemptOf, type Program, screenOf } from '../program.ts';
import { runCommand } from '../runCommand.ts';
import { type Finder, type FinderEntry, fitting } from './finder.ts';
import { operationEntries } from './operationFinder.ts';

function commandEntries(program: Program): readonly FinderEntry[] {
  const state = program.ui.getState();
  const below = { ...state, layers: state.layers.filter(({ kind }) => kind !== 'palette') };
  return inForce(program.bindings, activeScopes(below))
    .filter(({ scope, command }) => scope !== 'list' && command !== 'app.palette')
    .map(({ command, title, keys }) => ({
      id: command,
      title,
      note: keys.map((key) => keyLabel(key, state.settings.ascii)).join('  '),
      disabled: program.commands[command].disabled?.(program) ?? null,
      run: () => runCommand(program, command),
    }));
}

function entries(program: Program, search: string): readonly FinderEntry[] {
  const commands = commandEntries(program);
  const canCall = attemptOf(program) !== null && screenOf(program) === 'workbench';
  if (search.trim() !== '')
    return [...fitting(commands, search), ...(canCall ? fitting(operationEntries(), search) : [])];
  return [
    ...commands.filter(({ disabled }) => disabled === null),
    ...commands.filter(({ disabled }) => disabled !== null),
  ];
}

/**
 * Every command of the screen below: those that can be done first, or by how well their titles fit. On the workbench a
 * search also finds the operations of AWS.
 */
export const commandFinder: Finder = { title: 'All commands', placeholder: 'type a few letters', entries };
