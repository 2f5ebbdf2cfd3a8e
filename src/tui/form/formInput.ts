import type { Json, JsonObject } from '../../account/call.ts';
import { complaintAbout, countComplaint } from './fieldRules.ts';
import type { FormNode, ListNode, PairsNode } from './formNode.ts';

/** A complaint beside the field with this path. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

const scalars: Record<string, (text: string) => Json> = {
  number: (text) => (Number.isFinite(Number(text)) ? Number(text) : text),
  boolean: (text) => (text === 'true' || text === 'false' ? text === 'true' : text),
  blob: (text) => Buffer.from(text, 'utf8').toString('base64'),
};

function jsonOf(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function pairsValue({ pairs, members }: PairsNode): Json | undefined {
  const filled = pairs.filter(({ key, value }) => key.text !== '' || value.text !== '');
  if (filled.length === 0) return undefined;
  if (members === null) return Object.fromEntries(filled.map(({ key, value }) => [key.text, value.text]));
  return filled.map(({ key, value }) => ({ [members.key]: key.text, [members.value]: value.text }));
}

/** What was entered; undefined where nothing was. */
export function enteredIn(node: FormNode): Json | undefined {
  switch (node.type) {
    case 'leaf':
      return node.input.text === '' ? undefined : (scalars[node.field.kind]?.(node.input.text) ?? node.input.text);
    case 'text': {
      const text = node.buffer.text();
      if (text.trim() === '') return undefined;
      return node.field.kind === 'json' ? jsonOf(text) : text;
    }
    case 'group': {
      const value = objectOf(node.children ?? []);
      return Object.keys(value).length === 0 ? undefined : value;
    }
    case 'list': {
      const values = node.items.map(enteredIn).filter((value) => value !== undefined);
      return values.length === 0 ? undefined : values;
    }
    case 'pairs':
      return pairsValue(node);
  }
}

/** The members that something was entered for. */
export function objectOf(nodes: readonly FormNode[]): JsonObject {
  const entries: [string, Json][] = [];
  for (const node of nodes) {
    const value = enteredIn(node);
    if (value !== undefined) entries.push([node.field.name, value]);
  }
  return Object.fromEntries(entries);
}

function own(path: string, message: string | null): FieldError[] {
  return message === null ? [] : [{ path, message }];
}

function pairErrors(node: PairsNode): FieldError[] {
  const filled = node.pairs.filter(({ key, value }) => key.text !== '' || value.text !== '');
  const keys = filled.map(({ key }) => key.text);
  return [
    ...own(node.path, countComplaint(filled.length, node.field)),
    ...filled.flatMap(({ path, key }, at) =>
      own(
        path,
        key.text === '' ? 'a key is required' : keys.indexOf(key.text) < at ? 'this key is there already' : null,
      ),
    ),
  ];
}

/** Items that nothing was entered for are left out and count as none. */
function listErrors(node: ListNode): FieldError[] {
  const filled = node.items.filter((item) => enteredIn(item) !== undefined);
  return [...own(node.path, countComplaint(filled.length, node.field)), ...filled.flatMap(errorsOf)];
}

/** What the service model refuses, field by field. An optional group without any entry is left out and has no errors. */
export function errorsOf(node: FormNode): FieldError[] {
  switch (node.type) {
    case 'leaf':
      return own(node.path, complaintAbout(node.input.text, node.field));
    case 'text':
      return own(node.path, complaintAbout(node.buffer.text().trim(), node.field));
    case 'group':
      if (!node.field.required && enteredIn(node) === undefined) return [];
      return (node.children ?? []).flatMap(errorsOf);
    case 'list':
      return listErrors(node);
    case 'pairs':
      return pairErrors(node);
  }
}
