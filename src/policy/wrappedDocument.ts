/** Members under which answers of AWS hold a policy document, as JSON or as text. */
const wrappings = ['PolicyVersion', 'Document', 'PolicyDocument', 'AssumeRolePolicyDocument', 'Policy'] as const;

/**
 * The policy document in a vetted JSON text that may be the answer of `get-policy-version`, `get-role-policy`,
 * `get-bucket-policy` and the like; other texts as they are.
 */
export function wrappedDocument(text: string): string {
  const value = parsed(text);
  const found = value === undefined ? undefined : unwrapped(value, wrappings.length);
  return found === undefined || found === value ? text : `${JSON.stringify(found, null, 2)}\n`;
}

function unwrapped(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return unwrapped(parsed(value) ?? parsed(percentDecoded(value)), depth - 1);
  if (typeof value !== 'object' || value === null || depth < 0) return undefined;
  if ('Statement' in value) return value;
  for (const name of wrappings) {
    const inner = Object.hasOwn(value, name) ? unwrapped(Reflect.get(value, name), depth - 1) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
