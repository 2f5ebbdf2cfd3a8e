/** The entry of a table under a name that somebody else wrote, which may be `constructor` or `__proto__`. */
export const entryOf = <Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
