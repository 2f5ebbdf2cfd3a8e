/** Lists are sorted by name without regard to letter case, whatever the machine's language. */
export function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return compareNames(one.name, other.name);
}

export function compareNames(one: string, other: string): number {
  const left = one.toLowerCase();
  const right = other.toLowerCase();
  return left < right ? -1 : left > right ? 1 : 0;
}
