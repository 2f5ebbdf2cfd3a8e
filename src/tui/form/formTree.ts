import type { JsonObject } from '../../account/call.ts';
import type { ServiceModel } from '../../catalogue/shapes.ts';
import { FieldReader } from './field.ts';
import { errorsOf, type FieldError, objectOf } from './formInput.ts';
import { type BufferFor, type FormNode, NodeMaker } from './formNode.ts';
import { type ErrorAt, type FormRow, formRows, holds, isPlainlyShown, MORE } from './formRow.ts';

export interface FormTreeOptions {
  readonly model: ServiceModel;
  readonly operation: string;
  readonly prefill: JsonObject;
  readonly bufferFor: BufferFor;
}

/** The fields of one request with what was entered; grows and shrinks as entries are added and removed. */
export class FormTree {
  readonly nodes: readonly FormNode[];
  private readonly maker: NodeMaker;
  private readonly shown: readonly FormNode[];
  private readonly folded: readonly FormNode[];
  private more = false;

  constructor({ model, operation, prefill, bufferFor }: FormTreeOptions) {
    this.maker = new NodeMaker(new FieldReader(model, operation), bufferFor);
    this.nodes = this.maker.members(model.operations[operation]?.input?.shape ?? '', 0, '', prefill);
    const few = this.nodes.every(({ field }) => !field.required) && this.nodes.length <= 4;
    this.shown = few ? this.nodes : this.nodes.filter(isPlainlyShown);
    this.folded = this.nodes.filter((node) => !this.shown.includes(node));
    for (const node of this.shown)
      if (node.type === 'list' && node.field.required && node.items.length === 0) this.add(node);
  }

  rows(errorAt: ErrorAt): FormRow[] {
    return formRows(this.shown, this.folded, { more: this.more, errorAt });
  }

  input(): JsonObject {
    return objectOf(this.nodes);
  }

  errors(): FieldError[] {
    return this.nodes.flatMap(errorsOf);
  }

  /** Opens or closes what a row folds; false where it folds nothing. */
  toggle({ id, node }: FormRow): boolean {
    if (id === MORE) this.more = !this.more;
    else if (node?.type !== 'group') return false;
    else if (node.open) node.open = false;
    else this.maker.openGroup(node);
    return true;
  }

  /** Adds an entry to a list or to key-value rows; gives its path, or null for other nodes. */
  add(node: FormNode): string | null {
    if (node.type === 'pairs') return this.maker.addPair(node).path;
    if (node.type !== 'list') return null;
    const item = this.maker.addItem(node);
    if (item?.type === 'group') this.maker.openGroup(item);
    return item?.path ?? null;
  }

  /** Removes the list item or key-value row that a row belongs to; gives the path of the entry now in its place. */
  remove({ id, node, pair }: FormRow): string | null {
    if (node?.type === 'pairs' && pair !== null) {
      const at = node.pairs.indexOf(pair);
      node.pairs = node.pairs.filter((entry) => entry !== pair);
      node.touched = true;
      return (node.pairs[at] ?? node.pairs[at - 1] ?? node).path;
    }
    const list = this.listAround(id, this.nodes);
    if (list === null) return null;
    const at = list.items.findIndex((item) => id === item.path || id.startsWith(`${item.path}.`));
    list.items = list.items.filter((_, index) => index !== at);
    list.touched = true;
    return (list.items[at] ?? list.items[at - 1] ?? list).path;
  }

  /** Unfolds whatever hides one of the errors. */
  reveal(errors: readonly FieldError[]): void {
    if (this.folded.some((node) => errors.some((error) => holds(node, error)))) this.more = true;
    const open = (nodes: readonly FormNode[]): void => {
      for (const node of nodes) {
        if (!errors.some((error) => holds(node, error))) continue;
        if (node.type === 'group') this.maker.openGroup(node);
        open(node.type === 'group' ? (node.children ?? []) : node.type === 'list' ? node.items : []);
      }
    };
    open(this.nodes);
  }

  private listAround(id: string, nodes: readonly FormNode[]): Extract<FormNode, { type: 'list' }> | null {
    for (const node of nodes) {
      if (!id.startsWith(`${node.path}.`)) continue;
      const inner = node.type === 'group' ? (node.children ?? []) : node.type === 'list' ? node.items : [];
      return this.listAround(id, inner) ?? (node.type === 'list' ? node : null);
    }
    return null;
  }
}
