/** Standard output that takes no more text, on a full disk for instance. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
}
