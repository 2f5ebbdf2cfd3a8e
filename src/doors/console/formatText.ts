import type { Json, JsonObject } from '../../account/call.ts';
import { pythonText } from './pythonText.ts';

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isScalar(value: Json | undefined): boolean {
  return typeof value !== 'object' || value === null;
}

const byKey = (left: string, right: string) => (left < right ? -1 : Number(left > right));

function scalarLines(values: readonly Json[], identifier: string | null): string {
  const texts = values.map(pythonText);
  if (identifier === null) return `${texts.join('\t')}\n`;
  return texts.map((text) => `${identifier.toUpperCase()}\t${text}\n`).join('');
}

function objectLines(value: JsonObject, identifier: string | null, shared: readonly string[] | null): string {
  const own = Object.keys(value).sort(byKey);
  const scalars = shared ?? own.filter((key) => isScalar(value[key]));
  const cells = scalars.map((key) => (Object.hasOwn(value, key) ? pythonText(value[key]) : ''));
  const line = cells.length > 0 ? [...(identifier === null ? [] : [identifier.toUpperCase()]), ...cells] : [];
  const nested = own.filter((key) => !scalars.includes(key));
  const parts = nested.map((key) => lines(value[key] ?? null, key, null));
  return (line.length > 0 ? `${line.join('\t')}\n` : '') + parts.join('');
}

function listLines(values: readonly Json[], identifier: string | null): string {
  if (values.length === 0) return '';
  if (values.some(isObject)) {
    const keys = values.flatMap((item) =>
      isObject(item) ? Object.keys(item).filter((key) => isScalar(item[key])) : [],
    );
    const shared = [...new Set(keys)].sort(byKey);
    return values.map((item) => lines(item, identifier, shared)).join('');
  }
  if (!values.some(Array.isArray)) return scalarLines(values, identifier);
  const scalars = values.filter(isScalar);
  const nested = values.filter((item) => !isScalar(item));
  return (
    (scalars.length > 0 ? scalarLines(scalars, identifier) : '') +
    nested.map((item) => lines(item, identifier, null)).join('')
  );
}

function lines(value: Json, identifier: string | null, shared: readonly string[] | null): string {
  if (Array.isArray(value)) return listLines(value, identifier);
  return isObject(value) ? objectLines(value, identifier, shared) : `${pythonText(value)}\n`;
}

/** `--output text`: columns parted by tabs, keys in order, structures under their names (AWS CLI User Guide, cli-usage-output-format). */
export function formatText(value: Json): string {
  return lines(value, null, null);
}
