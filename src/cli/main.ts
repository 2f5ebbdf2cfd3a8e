#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { exitCodes } from './exitCodes.ts';
import { runProcess } from './runProcess.ts';

// A reader that went away (`iam-dojo scenarios | head -1`) is no fault.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? exitCodes.done : exitCodes.fault);
  });
}

process.exitCode = await runProcess(process.argv.slice(2), {
  stdin: () => readFileSync(0, 'utf8'),
  lines: stdinLines,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  env: process.env,
  terminal: process.stdin.isTTY === true && process.stdout.isTTY === true,
  columns: process.stdout.columns ?? 80,
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
