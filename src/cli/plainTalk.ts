import { needsMore } from '../doors/console/commandLines.ts';
import { stripControls } from '../policy/vetText.ts';
import type { Game } from '../stores/game.ts';
import type { CommandInput } from './command.ts';
import type { Paper } from './plainPaper.ts';

/** A conversation: the game, where to write, and the next line that the person writes. */
export interface Talk {
  readonly game: Game;
  readonly paper: Paper;
  /** Null at the end of the input. */
  readonly ask: (prompt: string) => Promise<string | null>;
}

/** Asks for lines one by one; `done` ends the reading. */
export function asker(input: CommandInput): { readonly ask: Talk['ask']; readonly done: () => Promise<void> } {
  const lines = input.lines();
  const ask = async (prompt: string): Promise<string | null> => {
    input.out(prompt);
    const next = await lines.next();
    // A terminal shows what is typed; elsewhere the transcript would lack it.
    const shown = next.done === true ? '' : next.value;
    if (!input.terminal || next.done === true) input.out(`${stripControls(shown)}\n`);
    return next.done === true ? null : next.value;
  };
  return { ask, done: async () => void (await lines.return(undefined)) };
}

/** A command, with the lines that an open quote, bracket or here-document asks for. */
export async function askCommand({ ask }: Talk, prompt: string): Promise<string | null> {
  let text = await ask(prompt);
  while (text !== null && needsMore(text)) {
    const more = await ask('... ');
    text = more === null ? null : `${text}\n${more}`;
  }
  return text;
}
