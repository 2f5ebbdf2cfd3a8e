import { runProcess } from '../../src/cli/runProcess.ts';

/** One run of the program in this process, without a terminal or as if there were one. */
export async function run(
  argv: readonly string[],
  stdin = '',
  env: Readonly<Record<string, string | undefined>> = {},
  terminal = false,
): Promise<{ exit: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const exit = await runProcess(argv, {
    stdin: () => [Buffer.from(stdin)],
    lines: async function* () {
      yield* stdin.split(/\n/).slice(0, stdin.endsWith('\n') ? -1 : undefined);
    },
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    env,
    terminal,
    columns: 80,
  });
  return { exit, out, err };
}
