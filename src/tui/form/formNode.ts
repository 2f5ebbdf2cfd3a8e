import type { Json, JsonObject } from '../../account/call.ts';
import type { PolicyKind } from '../../policy/policyKind.ts';
import type { EditorBuffer } from '../editor/editorBuffer.ts';
import { type LineInput, lineInput } from '../editor/lineInput.ts';
import { type Field, type FieldReader, tagMembers } from './field.ts';

/** The live counterpart of a field: what was entered. Only the form's model changes it. */
export type FormNode = LeafNode | TextNode | GroupNode | ListNode | PairsNode;

interface Base {
  readonly field: Field;
  /** Unique in the form: `Tags`, `Tags.0`, `Filters.1.Name`. */
  readonly path: string;
  /** True once something was entered: only then a complaint is shown before the form is sent. */
  touched: boolean;
}

export interface LeafNode extends Base {
  readonly type: 'leaf';
  input: LineInput;
}

/** A policy document or JSON, edited in the editor. */
export interface TextNode extends Base {
  readonly type: 'text';
  readonly buffer: EditorBuffer;
}

export interface GroupNode extends Base {
  readonly type: 'group';
  open: boolean;
  /** Read from the model when first opened: structures may contain themselves. */
  children: readonly FormNode[] | null;
}

export interface ListNode extends Base {
  readonly type: 'list';
  items: FormNode[];
  /** Counts up, so that paths stay unique after removals. */
  made: number;
}

export interface Pair {
  readonly path: string;
  key: LineInput;
  value: LineInput;
}

export interface PairsNode extends Base {
  readonly type: 'pairs';
  /** Member names of a tag; null for a map. */
  readonly members: { readonly key: string; readonly value: string } | null;
  pairs: Pair[];
  made: number;
}

/** Makes the buffer of a text field. */
export type BufferFor = (text: string, kind: PolicyKind | 'json') => EditorBuffer;

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function plainText(value: Json | undefined, kind: Field['kind']): string {
  if (value === undefined || value === null) return '';
  if (kind === 'blob' && typeof value === 'string') return Buffer.from(value, 'base64').toString('utf8');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Grows nodes from fields. */
export class NodeMaker {
  private readonly reader: FieldReader;
  private readonly bufferFor: BufferFor;

  constructor(reader: FieldReader, bufferFor: BufferFor) {
    this.reader = reader;
    this.bufferFor = bufferFor;
  }

  members(shapeName: string, depth: number, prefix: string, values: JsonObject): FormNode[] {
    return this.reader
      .members(shapeName, depth)
      .map((field) => this.node(field, prefix === '' ? field.name : `${prefix}.${field.name}`, values[field.name]));
  }

  node(field: Field, path: string, value: Json | undefined): FormNode {
    const base = { field, path, touched: false };
    if (field.kind === 'policy' || field.kind === 'json') {
      const buffer = this.bufferFor(plainText(value, field.kind), field.kind === 'policy' ? field.policyKind : 'json');
      return { ...base, type: 'text', buffer };
    }
    if (field.kind === 'group') {
      const group: GroupNode = { ...base, type: 'group', open: false, children: null };
      if (field.required || isObject(value)) this.openGroup(group, isObject(value) ? value : {});
      return group;
    }
    if (field.kind === 'list') {
      const list: ListNode = { ...base, type: 'list', items: [], made: 0 };
      for (const item of Array.isArray(value) ? value : []) this.addItem(list, item);
      return list;
    }
    if (field.kind === 'pairs') return this.pairs(base, value);
    return { ...base, type: 'leaf', input: lineInput(plainText(value, field.kind)) };
  }

  openGroup(group: GroupNode, values: JsonObject = {}): void {
    group.children ??= this.members(group.field.shapeName, group.field.depth + 1, group.path, values);
    group.open = true;
  }

  addItem(list: ListNode, value?: Json): FormNode | undefined {
    const element = this.reader.element(list.field);
    if (element === undefined) return undefined;
    const item = this.node(element, `${list.path}.${list.made++}`, value);
    list.items.push(item);
    return item;
  }

  addPair(node: PairsNode, key = '', value = ''): Pair {
    const pair = { path: `${node.path}.${node.made++}`, key: lineInput(key), value: lineInput(value) };
    node.pairs.push(pair);
    return pair;
  }

  private pairs(base: Base, value: Json | undefined): PairsNode {
    const members = tagMembers(this.reader.model, base.field.shape);
    const node: PairsNode = { ...base, type: 'pairs', members, pairs: [], made: 0 };
    if (Array.isArray(value) && members !== null) {
      for (const tag of value)
        if (isObject(tag))
          this.addPair(node, plainText(tag[members.key], 'text'), plainText(tag[members.value], 'text'));
    } else if (isObject(value)) {
      for (const [key, text] of Object.entries(value)) this.addPair(node, key, plainText(text, 'text'));
    }
    return node;
  }
}
