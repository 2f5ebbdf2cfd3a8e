import nodeModule from 'node:module';
import { isatty } from 'node:tty';
import { exitCodes } from './exitCodes.ts';
import { runProcess } from './runProcess.ts';
import { stdinChunks, writeWhole } from './standardStreams.ts';

// Node.js keeps compiled code from run to run since 22.1; before that there is nothing to call.
nodeModule.enableCompileCache?.();

// A reader that went away (`iam-dojo scenarios | head -1`) is no fault.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? exitCodes.done : exitCodes.fault);
  });
}

void runProcess(process.argv.slice(2), {
  stdin: stdinChunks,
  lines: stdinLines,
  out: (text) => writeWhole(1, text),
  err: (text) => writeWhole(2, text),
  env: process.env,
  terminal: isatty(0) && isatty(1),
  columns: isatty(1) ? process.stdout.columns : 80,
}).then((code) => {
  process.exitCode = code;
});

async function* stdinLines(): AsyncGenerator<string, void, undefined> {
  const { createInterface } = await import('node:readline');
  const reader = createInterface({ input: process.stdin, terminal: false });
  try {
    yield* reader;
  } finally {
    reader.close();
  }
}
