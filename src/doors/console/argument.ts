import type { Shape } from '../../catalogue/shapes.ts';
import type { OptionSpec } from './optionParser.ts';

/** An option of an operation. */
export interface Argument extends OptionSpec {
  /** Input member that the value becomes; null where the command line itself uses it. */
  readonly member: string | null;
  readonly shape: Shape | null;
  /** Taken but not shown in help and completion. */
  readonly hidden: boolean;
  /** What it is for, where the model does not say so. */
  readonly does?: string;
}

/** An option that the command line itself uses. */
export function ownArgument(name: string, does: string, extra: Partial<Argument> = {}): Argument {
  return { name, key: `@${name}`, takes: 'one', member: null, shape: null, hidden: false, does, ...extra };
}
