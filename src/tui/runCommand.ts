import { say } from '../stores/uiActs.ts';
import { type CommandId, keymap } from './keymap.ts';
import type { Program } from './program.ts';

/** Does a command, or says why it cannot be done now. */
export function runCommand(program: Program, id: CommandId): void {
  const command = program.commands[id];
  const reason = command.disabled?.(program) ?? null;
  if (reason === null) command.run(program);
  else say(program.ui, 'warning', `${keymap.find((row) => row.command === id)?.title ?? id} – ${reason}`);
}
