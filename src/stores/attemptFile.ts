import { closeSync, copyFileSync, existsSync, fsyncSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import * as z from 'zod';
import { vetText } from '../policy/vetText.ts';
import type { AttemptEvent } from '../training/attempt.ts';
import { attemptEventSchema } from './attemptEventSchema.ts';
import { flushFolder, readText, setAside } from './durableFile.ts';
import type { Notice } from './savedDocument.ts';

/** First line of an attempt's file: which exercise it is and what it was made from. */
export const attemptHeaderSchema = z.object({
  format: z.literal('iam-dojo-attempt'),
  version: z.literal(1),
  scenario: z.object({ id: z.string(), slug: z.string(), version: z.string(), file: z.string() }),
  seed: z.number().int(),
  /** Values of the scenario's variants. Attempts of an older program do not tell them. */
  picked: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).exactOptional(),
  /** Wall clock, ISO 8601; for the list of attempts only. */
  started: z.string(),
});

export type AttemptHeader = z.infer<typeof attemptHeaderSchema>;

export interface LoadedAttempt {
  readonly header: AttemptHeader;
  readonly events: readonly AttemptEvent[];
}

/** An attempt's file while it is played: one line an event, each on the disk before `append` returns. */
export interface AttemptWriter {
  append(event: AttemptEvent): void;
  close(): void;
}

/** Starts a file; the folder is made where it is missing. */
export function createAttemptFile(path: string, header: AttemptHeader): AttemptWriter {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'wx', 0o600);
  const writer = writerTo(file);
  writeLine(file, header);
  flushFolder(dirname(path));
  return writer;
}

/** Goes on with a file that `loadAttemptFile` has read (and mended). */
export function openAttemptFile(path: string): AttemptWriter {
  return writerTo(openSync(path, 'a', 0o600));
}

function writerTo(file: number): AttemptWriter {
  let open = true;
  return {
    append: (event) => writeLine(file, event),
    close: () => {
      if (open) closeSync(file);
      open = false;
    },
  };
}

function writeLine(file: number, value: unknown): void {
  const bytes = Buffer.from(`${JSON.stringify(value)}\n`);
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  fsyncSync(file);
}

/**
 * Reads an attempt. A last line without its line end was torn by a crash: it is dropped, told, and cut off the file.
 * A damaged line further up ends the usable part: the whole file is kept as a copy beside it and told. A file whose
 * first line cannot be used is set aside; the answer is then null.
 */
export function loadAttemptFile(
  path: string,
  options: { readonly readOnly: boolean; readonly tell: (notice: Notice) => void },
): LoadedAttempt | null {
  const text = readText(path);
  if (text === null) return null;
  const lines = text.split('\n');
  const torn = lines.pop() ?? '';
  const header = parsedHeader(lines[0] ?? '');
  if (header.use === null) {
    const where = options.readOnly ? path : setAside(path, header.why);
    options.tell({ file: where, message: `${path} ${header.said}; it is kept as ${where}` });
    return null;
  }
  const { events, goodLines } = usableEvents(lines.slice(1));
  const damaged = goodLines < lines.length - 1;
  if (damaged || torn !== '') mend(path, lines.slice(0, goodLines + 1), damaged, options);
  return { header: header.use, events };
}

function usableEvents(lines: readonly string[]): { events: AttemptEvent[]; goodLines: number } {
  const events: AttemptEvent[] = [];
  for (const line of lines) {
    const event = attemptEventSchema.safeParse(parsedLine(line));
    if (!event.success) break;
    events.push(event.data);
  }
  return { events, goodLines: events.length };
}

function mend(
  path: string,
  good: readonly string[],
  damaged: boolean,
  { readOnly, tell }: { readonly readOnly: boolean; readonly tell: (notice: Notice) => void },
): void {
  const what = damaged
    ? `line ${good.length + 1} of ${path} is damaged; the attempt goes on from the line before`
    : `the last step in ${path} was cut off while it was written; it is dropped`;
  if (readOnly) {
    tell({ file: path, message: what });
    return;
  }
  const copy = damaged ? copyAside(path) : null;
  const file = openSync(path, 'r+');
  ftruncateSync(file, Buffer.byteLength(`${good.join('\n')}\n`));
  fsyncSync(file);
  closeSync(file);
  tell({ file: path, message: copy === null ? what : `${what}; the whole file is kept as ${copy}` });
}

function copyAside(path: string): string {
  const end = extname(path);
  const stem = join(dirname(path), basename(path, end));
  let count = 1;
  while (existsSync(`${stem}.damaged-${count}${end}`)) count += 1;
  const copy = `${stem}.damaged-${count}${end}`;
  copyFileSync(path, copy);
  return copy;
}

function parsedHeader(line: string): { use: AttemptHeader } | { use: null; why: 'damaged' | 'newer'; said: string } {
  const value = parsedLine(line);
  const header = attemptHeaderSchema.safeParse(value);
  if (header.success) return { use: header.data };
  const newer = z.object({ format: z.literal('iam-dojo-attempt'), version: z.number().gt(1) }).safeParse(value);
  return newer.success
    ? { use: null, why: 'newer', said: 'was written by a newer iam-dojo' }
    : { use: null, why: 'damaged', said: 'is damaged: its first line cannot be read' };
}

function parsedLine(line: string): unknown {
  const vetted = vetText(line);
  if (!('text' in vetted)) return undefined;
  try {
    return JSON.parse(vetted.text);
  } catch {
    return undefined;
  }
}
