import type { CommandId } from '../keymap.ts';
import type { Program } from '../program.ts';

/** What a key does. */
export interface Command {
  readonly run: (program: Program) => void;
  /** Why it cannot be done now; null where it can. */
  readonly disabled?: (program: Program) => string | null;
}

export type Commands<Prefix extends string> = {
  readonly [Id in Extract<CommandId, `${Prefix}.${string}`>]: Command;
};
