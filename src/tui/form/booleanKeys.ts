import { lineInput } from '../editor/lineInput.ts';
import type { FormNode } from './formNode.ts';

const steps: Readonly<Record<string, number>> = { space: 1, right: 1, enter: 1, left: -1 };
const direct: Readonly<Record<string, string>> = {
  y: 'true',
  n: 'false',
  t: 'true',
  f: 'false',
  backspace: '',
  delete: '',
};

/** The text of a yes-or-no field after a key: yes, no and, where it may be left out, nothing. Null for other keys. */
export function booleanAfter(key: string, text: string, required: boolean): string | null {
  const states = required ? ['true', 'false'] : ['', 'true', 'false'];
  const step = steps[key];
  if (step === undefined) return direct[key] ?? null;
  const at = states.indexOf(text);
  return states[(Math.max(at, step > 0 ? -1 : 0) + step + states.length) % states.length] ?? null;
}

/** Changes a yes-or-no field by a key; false for other fields and keys. */
export function pressBoolean(key: string, node: FormNode): boolean {
  if (node.type !== 'leaf' || node.field.kind !== 'boolean') return false;
  const text = booleanAfter(key, node.input.text, node.field.required);
  if (text === null) return false;
  node.input = lineInput(text);
  node.touched = true;
  return true;
}
