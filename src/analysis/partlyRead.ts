import type { Clause } from '../policy/conditions/clause.ts';
import type { ContextReader } from '../policy/context.ts';
import { canonicalKey } from '../policy/contextRelations.ts';
import { templateKeys } from '../policy/variables.ts';
import type { Dimension } from './dimension.ts';
import { limitMatchers } from './sampleValues.ts';
import { solveVariable, type VariableUse } from './solveVariable.ts';
import { elsewhere, here, usesIn } from './variableUses.ts';

export interface PartlyRead {
  readonly values: readonly string[];
  readonly complete: boolean;
}

const nothing: PartlyRead = { values: [], complete: true };

/**
 * Values of a key that stand in values of other keys, such as `home/${aws:PrincipalTag/team}/*`: one for all that the
 * conditions on those keys do not tell apart. `reader` has the values chosen so far.
 */
export function partlyReadValues(key: string, dimensions: readonly Dimension[], reader: ContextReader): PartlyRead {
  const reading = dimensions.filter((one) => one.key !== key && one.clauses.some((clause) => isRead(clause, key)));
  if (reading.length === 0) return nothing;
  const free = new Set(dimensions.map((one) => one.key));
  const marked: ContextReader = {
    get: (name) => {
      const canonical = canonicalKey(name);
      if (canonical === key) return here;
      return reader.get(name) ?? (free.has(canonical) ? elsewhere : undefined);
    },
  };
  const found = reading
    .map(({ clauses }) =>
      usesIn(clauses.flatMap((clause) => limitMatchers(clause, marked).map(({ tokens }) => tokens))),
    )
    .filter(({ uses }) => !uses.every(isWhole));
  if (found.length === 0) return nothing;
  const own = dimensions.find((one) => one.key === key)?.clauses ?? [];
  const { values, complete } = solveVariable(
    found.flatMap(({ uses }) => uses),
    own.flatMap((clause) => limitMatchers(clause, reader)),
  );
  return { values, complete: complete && !found.some(({ crowded, followed }) => crowded || followed) };
}

/** True where a value reads the key. */
function isRead({ values }: Clause, key: string): boolean {
  return values.some(
    ({ template, waits }) => waits && templateKeys(template).some((name) => canonicalKey(name.toLowerCase()) === key),
  );
}

/** True where the value is all of the text, and nothing else reads that. */
function isWhole({ before, afters, others }: VariableUse): boolean {
  return before.length === 0 && others.length === 0 && afters.every(({ length }) => length === 0);
}
