import type { CommandInput } from './command.ts';

/** True where the game is to be played line by line: asked for, or in a terminal that can only print. */
export function wantsPlain({ options, env, terminal }: CommandInput): boolean {
  return options.plain === true || (terminal && env.TERM === 'dumb');
}

/** True where every screen is to be read in words: asked for, or as Ink's programs are told. */
export function wantsSpoken({ options, env }: CommandInput): boolean {
  return options['screen-reader'] === true || env.INK_SCREEN_READER === 'true';
}
