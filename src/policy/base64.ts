const EQUALS = 61;

/**
 * What a base64 text says without its padding, so that equal bytes are equal texts; null for other text. The padding
 * may be missing altogether; `padded` tells that it is all there. Linear in the text, whatever its length: a regular
 * expression that repeats a group gives up after some megabytes.
 */
export function readBase64(text: string): { readonly digits: string; readonly padded: boolean } | null {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === EQUALS) end--;
  const digits = text.slice(0, end);
  if (end % 4 === 1 || /[^A-Za-z0-9+/]/.test(digits)) return null;
  const padding = text.length - end;
  const full = (4 - (end % 4)) % 4;
  return padding === 0 || padding === full ? { digits, padded: padding === full } : null;
}
