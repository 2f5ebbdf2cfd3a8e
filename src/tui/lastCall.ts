/** Remembers the last result: the same arguments give the same object, so that rows are made once a change. */
export function lastCall<Arguments extends readonly unknown[], Result>(
  make: (...given: Arguments) => Result,
): (...given: Arguments) => Result {
  let last: { readonly given: Arguments; readonly result: Result } | null = null;
  return (...given) => {
    const hit =
      last !== null && last.given.length === given.length && last.given.every((item, at) => item === given[at]);
    if (last === null || !hit) last = { given, result: make(...given) };
    return last.result;
  };
}
