import type { JsonObject } from '../../account/call.ts';
import type { Option } from '../editor/completion.ts';
import { keyName, typedText } from '../editor/keyName.ts';
import { type LineInput, lineInput, pasteLine, pressLine } from '../editor/lineInput.ts';
import { type Choosing, stepPopup } from '../editor/popup.ts';
import type { KeyPress } from '../keyPress.ts';
import { pressBoolean } from './booleanKeys.ts';
import { type ChoicesPort, choosing, optionsFor } from './choices.ts';
import type { Field } from './field.ts';
import { FormErrors } from './formErrors.ts';
import { FormFocus } from './formFocus.ts';
import type { FieldError } from './formInput.ts';
import { type FormAct, formActOf } from './formKeys.ts';
import type { FormNode, TextNode } from './formNode.ts';
import { enter, type FormRow, inputOf } from './formRow.ts';
import type { FormSnapshot } from './formSnapshot.ts';
import type { FormTree } from './formTree.ts';
import type { NamedError } from './namedFields.ts';

export interface FormPorts {
  readonly operation: string;
  readonly choices: ChoicesPort;
  /** About a member, or about the operation where no field has the keys. */
  readonly documentation: (field: Field | null) => string | undefined;
  /** What an empty required policy document starts with. */
  readonly skeleton: (node: TextNode) => string;
}

const PAGE = 8;

/** A form for one API request: keys and pastes go in, snapshots come out, `submit` gives the request's input. */
export class FormModel {
  private readonly tree: FormTree;
  private readonly ports: FormPorts;
  private readonly listeners = new Set<() => void>();
  private readonly focus = new FormFocus();
  private popup: Choosing | null = null;
  private editing: TextNode | null = null;
  private readonly errors = new FormErrors();
  private current: FormSnapshot;

  constructor(tree: FormTree, ports: FormPorts) {
    this.tree = tree;
    this.ports = ports;
    this.focus.on(this.tree.errors()[0]?.path ?? this.rows()[0]?.id ?? '');
    this.current = this.take();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): FormSnapshot => this.current;

  /** What was entered so far, checked or not. */
  input(): JsonObject {
    return this.tree.input();
  }

  /** What the service model refuses, whether shown yet or not. */
  faults(): readonly FieldError[] {
    return this.tree.errors();
  }

  /** The input to send; null where something is wrong, which is then shown and gets the cursor. */
  submit(): JsonObject | null {
    this.editing = null;
    this.errors.submitted = true;
    const faults = this.faults();
    this.show(faults);
    return faults.length === 0 ? this.input() : null;
  }

  /** Shows AWS's own error beside the fields it names, else at the top. */
  fail(error: NamedError): void {
    this.editing = null;
    this.show(this.errors.refuse(error, this.tree.nodes));
  }

  /** Handles a key; false where it means nothing here and belongs to the screen. */
  press(key: KeyPress): boolean {
    const handled = this.handle(key);
    if (handled) this.change();
    return handled;
  }

  /** Text from the clipboard: several lines into a list become several entries. */
  paste(text: string): void {
    const row = this.row();
    if (this.editing !== null) this.editing.buffer.paste(text);
    else if (row?.node?.type === 'text') {
      this.openEditor(row.node);
      row.node.buffer.setText(text);
    } else if (row?.node?.type === 'list') {
      for (const line of text.split(/\r?\n/).filter((part) => part.trim() !== '')) {
        this.addEntry(row);
        this.edit((input) => pasteLine(input, line.trim()));
      }
    } else this.edit((input) => pasteLine(input, text));
    this.change();
  }

  private handle(key: KeyPress): boolean {
    if (this.editing !== null) return this.pressInEditor(key, this.editing);
    const name = keyName(key);
    if (this.popup !== null && this.pressInPopup(name, this.popup)) return true;
    const row = this.row();
    if (row === undefined) return false;
    if (row.node !== null && pressBoolean(name, row.node)) return true;
    const act = formActOf(name);
    if (act !== undefined) return this.act(act, row);
    if (name === 'backspace' && inputOf(row, this.focus.side)?.text === '' && this.act('remove', row)) return true;
    if (typedText(key) !== '' && (row.node?.type === 'list' || row.node?.type === 'pairs') && row.pair === null) {
      this.addEntry(row);
    }
    if (!this.edit((input) => pressLine(input, key))) return false;
    this.openPopup(false);
    return true;
  }

  private pressInEditor(key: KeyPress, node: TextNode): boolean {
    node.touched = true;
    if (node.buffer.press(key)) return true;
    if (keyName(key) !== 'escape') return false;
    node.buffer.settle();
    this.editing = null;
    return true;
  }

  private pressInPopup(name: string, popup: Choosing): boolean {
    const moved = stepPopup(popup, name);
    const accepts = name === 'enter' || name === 'tab';
    if (moved !== null) this.popup = moved;
    else if (accepts || name === 'escape') this.popup = null;
    else return false;
    const option = accepts ? popup.options[popup.selected] : undefined;
    if (option !== undefined) {
      this.edit(() => lineInput(option.text ?? option.label));
      this.step(1);
    }
    return true;
  }

  private act(act: FormAct, row: FormRow): boolean {
    const acts: Record<FormAct, () => boolean> = {
      next: () => this.step(1),
      previous: () => this.step(-1),
      pageDown: () => this.step(PAGE),
      pageUp: () => this.step(-PAGE),
      first: () => this.step(Number.NEGATIVE_INFINITY),
      last: () => this.step(Number.POSITIVE_INFINITY),
      activate: () => this.activate(row),
      choose: () => this.openPopup(true),
      remove: () => this.remove(row),
    };
    return acts[act]();
  }

  private activate(row: FormRow): boolean {
    if (this.tree.toggle(row)) return true;
    if (row.node?.type === 'text') return this.openEditor(row.node);
    if (row.pair === null && this.addEntry(row)) return true;
    return this.openPopup(true) || this.step(1);
  }

  private openEditor(node: TextNode): boolean {
    this.editing = node;
    if (node.buffer.text() === '') node.buffer.setText(this.ports.skeleton(node));
    return true;
  }

  private addEntry(row: FormRow): boolean {
    const path = row.node === null ? null : this.tree.add(row.node);
    if (path === null) return false;
    this.focus.on(path);
    return true;
  }

  private remove(row: FormRow): boolean {
    const next = this.tree.remove(row);
    if (next !== null) this.focus.on(next);
    return next !== null;
  }

  private step(by: number): boolean {
    this.focus.step(this.rows(), by);
    this.popup = null;
    return true;
  }

  /** Changes the focused input; false where the row has none or nothing came of it. */
  private edit(change: (input: LineInput) => LineInput | null): boolean {
    const row = this.row();
    const input = row === undefined ? null : inputOf(row, this.focus.side);
    const next = input === null ? null : change(input);
    if (row === undefined || next === null) return false;
    enter(row, this.focus.side, next);
    if (next.text !== input?.text) this.errors.forgive(row.id);
    return true;
  }

  private openPopup(asked: boolean): boolean {
    const { node } = this.row() ?? {};
    this.popup = node?.type === 'leaf' ? choosing(this.options(node), node.input.text, asked) : null;
    return this.popup !== null;
  }

  private options({ field }: FormNode): readonly Option[] {
    return optionsFor(field, this.ports.operation, this.ports.choices);
  }

  private rows(): FormRow[] {
    return this.tree.rows(this.errors.shownOn(this.tree));
  }

  private row(): FormRow | undefined {
    return this.rows().find(({ id }) => id === this.focus.id);
  }

  private show(errors: readonly FieldError[]): void {
    this.tree.reveal(errors);
    if (errors[0] !== undefined) this.focus.on(errors[0].path);
    this.popup = null;
    this.change();
  }

  private change(): void {
    this.current = this.take();
    for (const listener of this.listeners) listener();
  }

  private take(): FormSnapshot {
    const rows = this.rows();
    const focus = this.focus.index(rows);
    const node = rows[focus]?.node ?? null;
    return {
      operation: this.ports.operation,
      rows,
      focus,
      side: this.focus.side,
      choosable: node?.type === 'leaf' && this.options(node).length > 0,
      popup: this.popup,
      editing: this.editing === null ? null : { label: this.editing.field.name, buffer: this.editing.buffer },
      topError: this.errors.top,
      documentation: this.ports.documentation(node?.field ?? null) ?? '',
    };
  }
}
