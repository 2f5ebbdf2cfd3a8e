import { applyEdits, findNodeAtLocation, modify, parseTree } from 'jsonc-parser';
import type { JsonPath } from '../fault.ts';
import type { Fix, FixEdit } from './lintCheck.ts';

/** Writes a value at a path. */
export function setFix(path: JsonPath, value: unknown): Fix {
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  return { title: `write \`${shown}\``, edits: [{ path, does: 'set', value }] };
}

/** Gives the last key of a path another name. */
export function renameFix(path: JsonPath, name: string): Fix {
  return { title: `rename it to \`${name}\``, edits: [{ path, does: 'rename', value: name }] };
}

/** Removes what stands at a path: a key with its value, or an entry of a list. */
export function removeFix(path: JsonPath, title = `remove \`${String(path.at(-1))}\``): Fix {
  return { title, edits: [{ path, does: 'remove' }] };
}

/** The JSON text after a repair. What the repair does not touch keeps its form. */
export function applyFix(text: string, fix: Fix): string {
  return fix.edits.reduce(applyEdit, text);
}

function applyEdit(text: string, { path, does, value }: FixEdit): string {
  if (does === 'rename') return renamed(text, path, String(value));
  if (does === 'remove') return removed(text, path);
  const formattingOptions = { insertSpaces: !/\n\t/.test(text), tabSize: indentOf(text), eol: '\n' };
  return applyEdits(text, modify(text, [...path], value, { formattingOptions }));
}

function renamed(text: string, path: JsonPath, name: string): string {
  const root = parseTree(text);
  const property = root && findNodeAtLocation(root, [...path])?.parent;
  const key = property?.type === 'property' ? property.children?.[0] : undefined;
  if (!key) return text;
  return text.slice(0, key.offset) + JSON.stringify(name) + text.slice(key.offset + key.length);
}

/** Cut by hand: the edits of jsonc-parser leave text behind where white space stands before the last entry of a list. */
function removed(text: string, path: JsonPath): string {
  const root = parseTree(text);
  const value = root && findNodeAtLocation(root, [...path]);
  const entry = value?.parent?.type === 'property' ? value.parent : value;
  const siblings = entry?.parent?.children ?? [];
  const index = entry ? siblings.indexOf(entry) : -1;
  if (!entry || index < 0) return text;
  const [before, after] = [siblings[index - 1], siblings[index + 1]];
  const start = !after && before ? before.offset + before.length : entry.offset;
  const end = after ? after.offset : entry.offset + entry.length;
  return text.slice(0, start) + text.slice(end);
}

/** Spaces of the first indented line; two where there is none. */
function indentOf(text: string): number {
  return /\n( +)\S/.exec(text)?.[1]?.length ?? 2;
}
