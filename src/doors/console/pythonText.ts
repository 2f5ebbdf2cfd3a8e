/** Values as Python prints them: the AWS CLI's messages and its text and table formats show them so. */

/** A string literal, `'it'` or `"it's"`. */
export function pythonLiteral(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
  return quote + escaped + quote;
}

function nested(value: unknown): string {
  return typeof value === 'string' ? pythonLiteral(value) : pythonText(value);
}

/** `str(value)`: texts as they are, `True`, `None`, lists and dictionaries as literals. */
export function pythonText(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(nested).join(', ')}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value).map(([key, member]) => `${nested(key)}: ${nested(member)}`);
    return `{${entries.join(', ')}}`;
  }
  return String(value);
}

/** `type(value)`, e.g. `<class 'int'>`. */
export function pythonType(value: unknown): string {
  if (value === null || value === undefined) return "<class 'NoneType'>";
  if (typeof value === 'boolean') return "<class 'bool'>";
  if (typeof value === 'string') return "<class 'str'>";
  if (typeof value === 'number') return Number.isInteger(value) ? "<class 'int'>" : "<class 'float'>";
  return Array.isArray(value) ? "<class 'list'>" : "<class 'dict'>";
}

/** `int(text)`, or null where Python refuses. */
export function pythonInteger(text: string): number | null {
  const plain = text.trim().replace(/(?<=\d)_(?=\d)/g, '');
  return /^[+-]?\d+$/.test(plain) ? Number(plain) : null;
}

/** `float(text)`, or null where Python refuses. */
export function pythonFloat(text: string): number | null {
  const plain = text.trim();
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(plain) ? Number(plain) : null;
}
