/** Characters that JSON leaves as they are and that a terminal may obey, direction overrides among them. */
const UNSAFE = /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** A value as JSON text and a line end, the same value to every reader and harmless on a terminal. */
export function jsonText(value: unknown, indent = 0): string {
  const escaped = JSON.stringify(value, null, indent).replace(UNSAFE, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `${escaped}\n`;
}
