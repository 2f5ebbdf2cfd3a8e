import type { PolicyKind } from '../../policy/policyKind.ts';
import { actionOptions } from './actionOptions.ts';
import { type AccountNames, accountArns, principalOptions, resourceOptions } from './arnOptions.ts';
import type { Asking, Option, OptionSource } from './completion.ts';
import { conditionKeyOptions, conditionValueOptions, operatorOptions } from './conditionOptions.ts';
import type { Frame, Scalar } from './jsonScan.ts';
import { grammarOptions } from './policyGrammar.ts';

/** The statement that `frame` lies in. */
function statementOf(frame: Frame | null): Frame | null {
  for (let at = frame; at !== null; at = at.parent) {
    if (at.kind !== 'object') continue;
    const above = at.parent?.kind === 'array' ? at.parent : at;
    if (above.name === 'Statement' && above.parent !== null && above.parent.parent === null) return at;
  }
  return null;
}

function isActionOf(statement: Frame, { frame, role, name }: Scalar): boolean {
  if (role !== 'value' || frame === null) return false;
  const key = frame.kind === 'array' && frame.parent === statement ? frame.name : frame === statement ? name : null;
  return key === 'Action' || key === 'NotAction';
}

/** The action patterns of the statement at the cursor. */
export function actionsAt({ frame, scan }: Asking): string[] {
  const statement = statementOf(frame);
  if (statement === null) return [];
  return scan.scalars.filter((scalar) => isActionOf(statement, scalar)).map(({ text }) => text);
}

type Row = (asking: Asking, names: AccountNames) => readonly Option[];

/** What may be written where. `*` stands for one key of any name. */
const rows: readonly { readonly at: string; readonly give: Row; readonly filtered?: boolean }[] = [
  { at: 'value Statement/Action', give: ({ typed }) => actionOptions(typed), filtered: true },
  { at: 'value Statement/NotAction', give: ({ typed }) => actionOptions(typed), filtered: true },
  { at: 'value Statement/Resource', give: (asking, names) => resourceOptions(actionsAt(asking), names) },
  { at: 'value Statement/NotResource', give: (asking, names) => resourceOptions(actionsAt(asking), names) },
  { at: 'value Statement/Principal', give: (_, names) => principalOptions(null, names) },
  { at: 'value Statement/NotPrincipal', give: (_, names) => principalOptions(null, names) },
  { at: 'value Statement/Principal/*', give: ({ keys }, names) => principalOptions(keys[2] ?? null, names) },
  { at: 'value Statement/NotPrincipal/*', give: ({ keys }, names) => principalOptions(keys[2] ?? null, names) },
  { at: 'key Statement/Condition', give: ({ typed }) => operatorOptions(typed) },
  {
    at: 'key Statement/Condition/*',
    give: (asking) => conditionKeyOptions(asking.keys[2] ?? '', actionsAt(asking)),
  },
  {
    at: 'value Statement/Condition/*/*',
    give: ({ keys }, names) => conditionValueOptions(keys[2] ?? '', keys[3] ?? '', accountArns(names)),
  },
];

function fits(pattern: string, role: string, keys: readonly string[]): boolean {
  const [wantedRole, path = ''] = pattern.split(' ');
  const wanted = path.split('/');
  return (
    role === wantedRole && wanted.length === keys.length && wanted.every((key, at) => key === '*' || key === keys[at])
  );
}

/** Proposals for a policy document of one kind in one account. */
export function policyOptions(kind: PolicyKind, names: AccountNames): OptionSource {
  return (asking) => {
    const free = ({ label }: Option) => asking.role === 'value' || !asking.siblings.has(label);
    const grammar = grammarOptions(asking.role, asking.keys, kind);
    if (grammar !== null) return { options: grammar.filter(free) };
    const row = rows.find(({ at }) => fits(at, asking.role, asking.keys));
    if (row === undefined) return { options: [] };
    return { options: row.give(asking, names).filter(free), filtered: row.filtered ?? false };
  };
}
