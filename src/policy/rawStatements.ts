import { repeatsKey } from './duplicateKeys.ts';
import { isRecord } from './jsonValue.ts';
import { vetText } from './vetText.ts';

export type Raw = Readonly<Record<string, unknown>>;

/** The document of a policy text; undefined where it is no JSON object or has a key twice. */
export function rawDocument(text: string): Raw | undefined {
  const vetted = vetText(text);
  if ('fault' in vetted) return undefined;
  try {
    const value: unknown = JSON.parse(vetted.text);
    return isRecord(value) && !repeatsKey(vetted.text, value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The statements of a document; undefined where there is none or one is no object. */
export function rawStatements(document: Raw): readonly Raw[] | undefined {
  const value = document.Statement;
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const statements = items.filter(isRecord);
  return statements.length > 0 && statements.length === items.length ? statements : undefined;
}

/** The texts of an element that is one text or a list; undefined for anything else. */
export function rawTexts(value: unknown): readonly string[] | undefined {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = items.filter((item) => typeof item === 'string');
  return texts.length === items.length ? texts : undefined;
}
