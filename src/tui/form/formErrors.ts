import type { FieldError } from './formInput.ts';
import type { FormNode } from './formNode.ts';
import type { ErrorAt } from './formRow.ts';
import type { FormTree } from './formTree.ts';
import { fieldsNamedBy, type NamedError } from './namedFields.ts';

/** Which complaints a form shows: AWS's own, and those of the model on fields that were touched or once it was sent. */
export class FormErrors {
  submitted = false;
  /** An error that no field can be blamed for. */
  top: string | null = null;
  private refused: readonly FieldError[] = [];

  /** Takes over an error of AWS; gives the fields it names. */
  refuse(error: NamedError, nodes: readonly FormNode[]): readonly FieldError[] {
    this.refused = fieldsNamedBy(error, nodes);
    this.top = this.refused.length === 0 ? `${error.code}: ${error.message}` : null;
    return this.refused;
  }

  /** The field has changed: what AWS said about it counts no longer. */
  forgive(path: string): void {
    this.refused = this.refused.filter((error) => error.path !== path);
  }

  shownOn(tree: FormTree): ErrorAt {
    const faults = new Map(tree.errors().map(({ path, message }) => [path, message]));
    const refused = new Map(this.refused.map(({ path, message }) => [path, message]));
    return (path, node) => refused.get(path) ?? (this.submitted || node.touched ? (faults.get(path) ?? null) : null);
  }
}
