/** A file or argument that cannot be used: its message goes to the person, the program exits with 2. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
