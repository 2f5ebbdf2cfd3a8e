import { seg } from '../line.ts';
import { type Row, wrappedRow } from '../row.ts';
import { jsonLines } from './jsonLines.ts';

/** A policy document as rows with line numbers; the value is the same for every line. */
export function documentRows<Value>(id: string, text: string, value: Value): Row<Value>[] {
  const lines = jsonLines(text);
  const digits = String(lines.length).length;
  return lines.map((parts, index) => {
    const number = seg(`${String(index + 1).padStart(digits)} `, 'muted');
    const indent = digits + 3 + (/^ */.exec(parts[0]?.text ?? '')?.[0].length ?? 0);
    return wrappedRow(`${id} ${index + 1}`, value, [number, ...parts], indent);
  });
}
