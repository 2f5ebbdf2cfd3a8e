import { statementChoices } from '../../training/statementChoices.ts';
import type { Why } from '../../training/why.ts';
import { seg } from '../line.ts';
import { type Row, wrappedRow } from '../row.ts';

/** Statements to point at, and that none of them applies. */
export function pointRows({ decision }: Why): readonly Row<string>[] {
  return statementChoices(decision).choices.map(({ id, text }, index) =>
    wrappedRow(`${index} ${id}`, id, [seg(text)], 2),
  );
}
