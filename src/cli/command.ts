import type { ExitCode } from './exitCodes.ts';

/** One option of a command. */
export interface OptionSpec {
  readonly name: string;
  /** Placeholder of the value in help; absent for a flag. */
  readonly value?: string;
  /** What the value must be one of. */
  readonly choices?: readonly string[];
  /** What the value must look like, with its name for the message. */
  readonly form?: { readonly pattern: RegExp; readonly called: string };
  readonly required?: boolean;
  /** True where the option may be given several times; its value is then a list. */
  readonly repeats?: boolean;
  readonly help: string;
}

/** Parsed options by name; flags are `true`, options that may repeat are lists. */
export type Options = Readonly<Record<string, string | true | readonly string[] | undefined>>;

/** What a command gets from the process; passed in, so that tests need none. */
export interface CommandInput {
  readonly options: Options;
  /** Positional arguments. */
  readonly args: readonly string[];
  /** Standard input piece by piece; can be asked for once. */
  readonly stdin: () => Iterable<Uint8Array>;
  /** Standard input line by line. */
  readonly lines: () => AsyncGenerator<string, void, undefined>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Both ends of the conversation are a terminal. */
  readonly terminal: boolean;
  /** Width of the terminal. */
  readonly columns: number;
}

/** A row of the table of commands. */
export interface CommandSpec {
  /** Empty for the program without a command. */
  readonly name: string;
  readonly summary: string;
  /** Positional arguments as shown in help, e.g. `FILE…`. */
  readonly usage: string;
  /** Fewest and most positional arguments. */
  readonly arity: readonly [number, number];
  readonly options: readonly OptionSpec[];
  readonly run: (input: CommandInput) => Promise<ExitCode>;
}
