import { pointedAt, ShorthandCursor, ShorthandFault } from './shorthandText.ts';

/** What shorthand says before the model gives it types. */
export type Shorthand = string | readonly Shorthand[] | { readonly [key: string]: Shorthand };

/** Brackets within brackets that are read. */
const mostLevels = 50;

function list(cursor: ShorthandCursor, level: number): readonly Shorthand[] | ShorthandFault {
  const values: Shorthand[] = [];
  const opened = cursor.expect('[', true);
  if (opened) return opened;
  while (cursor.current !== ']') {
    const value = nestedValue(cursor, level);
    if (value instanceof ShorthandFault) return value;
    values.push(value);
    const fault = separator(cursor, ']');
    if (fault) return fault;
  }
  return cursor.expect(']', false) ?? values;
}

function hash(cursor: ShorthandCursor, level: number): Shorthand | ShorthandFault {
  const entries: [string, Shorthand][] = [];
  const opened = cursor.expect('{', true);
  if (opened) return opened;
  while (cursor.current !== '}') {
    const key = cursor.key();
    const fault = cursor.expect('=', true);
    if (fault) return fault;
    const value = nestedValue(cursor, level);
    if (value instanceof ShorthandFault) return value;
    entries.push([key, value]);
    const unseparated = separator(cursor, '}');
    if (unseparated) return unseparated;
  }
  return cursor.expect('}', false) ?? Object.fromEntries(entries);
}

function separator(cursor: ShorthandCursor, close: string): ShorthandFault | null {
  cursor.skipBlanks();
  if (cursor.current === close) return null;
  const fault = cursor.expect(',', false);
  cursor.skipBlanks();
  return fault;
}

function nestedValue(cursor: ShorthandCursor, level: number): Shorthand | ShorthandFault {
  const bracketed = cursor.current === '[' || cursor.current === '{';
  if (bracketed && level >= mostLevels) return new ShorthandFault('maximum recursion depth exceeded', true);
  if (cursor.current === '[') return list(cursor, level + 1);
  if (cursor.current === '{') return hash(cursor, level + 1);
  return cursor.first();
}

/** `a` is one value, `a,b` a list; `a,b=c` is the value `a`, and `b` is the next key. */
function commaSeparated(cursor: ShorthandCursor): Shorthand | ShorthandFault {
  const first = cursor.first();
  if (first instanceof ShorthandFault) return first;
  cursor.skipBlanks();
  if (cursor.current !== ',') return first;
  const values = [first];
  cursor.expect(',', true);
  for (let more = true; more; ) {
    const value = cursor.second();
    if (typeof value === 'string') cursor.skipBlanks();
    more = !cursor.atEnd;
    const fault = typeof value === 'string' && more ? cursor.expect(',', true) : value;
    if (fault instanceof ShorthandFault && fault.atEnd) return fault;
    if (fault instanceof ShorthandFault) {
      cursor.index = cursor.input.lastIndexOf(',', cursor.index);
      break;
    }
    if (typeof value === 'string') values.push(value);
  }
  return values.length === 1 ? first : values;
}

/** Reads a shorthand text such as `Key=team,Value=red` (AWS CLI User Guide, cli-usage-shorthand). */
export function parseShorthand(input: string): { readonly [key: string]: Shorthand } | ShorthandFault {
  const cursor = new ShorthandCursor(input);
  const entries = new Map<string, Shorthand>();
  let last = 0;
  do {
    const comma = entries.size > 0 ? cursor.expect(',', true) : null;
    if (comma) return comma;
    const key = cursor.key();
    const fault = cursor.expect('=', true);
    if (fault) return fault;
    const value = cursor.atEnd
      ? ''
      : cursor.current === '[' || cursor.current === '{'
        ? nestedValue(cursor, 0)
        : commaSeparated(cursor);
    if (value instanceof ShorthandFault) return value;
    if (entries.has(key)) {
      const where = pointedAt(input, last + 1);
      const hint = 'This is often because there is a preceding "," instead of a space.';
      return new ShorthandFault(`Second instance of key "${key}" encountered for input:\n${where}\n${hint}`, true);
    }
    entries.set(key, value);
    last = cursor.index;
  } while (!cursor.atEnd);
  return Object.fromEntries(entries);
}
