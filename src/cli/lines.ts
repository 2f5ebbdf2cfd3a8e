const NEWLINE = 10;

/** Longest line that is read, in bytes. */
export const lineLimit = 10_000_000;

export interface Line {
  /** Counts from 1. */
  readonly number: number;
  /** Without the line end; null for a line that is too long. */
  readonly bytes: Uint8Array | null;
}

/** The lines of a byte stream; at most one line is in memory. */
export function* linesOf(chunks: Iterable<Uint8Array>): Generator<Line> {
  let number = 1;
  let pieces: Uint8Array[] = [];
  let size = 0;
  const line = (): Line => ({ number, bytes: size > lineLimit ? null : Buffer.concat(pieces) });
  for (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      pieces.push(chunk.subarray(start, end));
      size += end - start;
      yield line();
      [number, pieces, size, start] = [number + 1, [], 0, end + 1];
    }
    size += chunk.length - start;
    if (size <= lineLimit) pieces.push(chunk.subarray(start));
    else pieces = [];
  }
  if (size > 0) yield line();
}
