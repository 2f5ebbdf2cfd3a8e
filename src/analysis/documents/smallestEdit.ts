import { serviceEntry } from '../../catalogue/authorization.ts';
import { compileActions } from '../../policy/actions.ts';
import type { Policy, Statement } from '../../policy/document.ts';
import { maskOf } from '../actionMasks.ts';
import { type ExcessGroup, fullName } from '../excessEntries.ts';
import { isSpent, spend } from '../work.ts';
import { comparePolicies, type DocumentComparison, type DocumentsToCompare } from './comparePolicies.ts';

/** A change to one statement that takes an excess away and nothing that is needed. */
export interface Edit {
  /** Which policy of `granted`, and which of its statements, both from 0. */
  readonly policy: number;
  readonly statement: number;
  readonly sid: string | null;
  /** Lower case without a full stop. */
  readonly says: string;
}

interface Candidate extends Edit {
  readonly edited: Statement | null;
}

/** Edits tried for one excess. */
const most = 12;

/** What is left after an edit that was tried, by place and words of the edit. */
type Tried = Map<string, DocumentComparison>;

/**
 * For each excess the smallest edit that removes it: an action or resource less, a narrower list, a condition as the
 * needed policies have it, a statement less. Each candidate is proved by comparing again; null where none of them does.
 */
export function smallestEdits(
  documents: DocumentsToCompare,
  found: readonly ExcessGroup[],
  missing: number,
): (Edit | null)[] {
  const tried: Tried = new Map();
  return found.map((excess) => smallestEdit(documents, excess, missing, tried));
}

function smallestEdit(documents: DocumentsToCompare, excess: ExcessGroup, missing: number, tried: Tried): Edit | null {
  const [worst] = excess.actions;
  if (!worst) return null;
  let count = 0;
  for (const { edited, ...edit } of candidatesFor(documents, excess)) {
    count += 1;
    if (count > most || isSpent()) return null;
    const name = `${edit.policy} ${edit.statement} ${edit.says}`;
    const after =
      tried.get(name) ?? comparePolicies({ ...documents, granted: editedPolicies(documents, edit, edited) });
    if (isSpent()) return null;
    tried.set(name, after);
    const left = after.excess.some(({ actions }) => actions.some((action) => fullName(action) === fullName(worst)));
    if (!left && missingActions(after.missing) <= missing) return edit;
  }
  return null;
}

function editedPolicies(
  { granted }: DocumentsToCompare,
  { policy, statement }: Edit,
  edited: Statement | null,
): readonly Policy[] {
  return granted.map((one, at) => (at === policy ? withStatement(one, statement, edited) : one));
}

export function missingActions(missing: readonly ExcessGroup[]): number {
  return missing.reduce((sum, { actions }) => sum + actions.length, 0);
}

function withStatement(policy: Policy, at: number, edited: Statement | null): Policy {
  return {
    ...policy,
    statements: policy.statements.flatMap((one, index) => (index !== at ? [one] : edited ? [edited] : [])),
  };
}

function* candidatesFor({ granted, needed }: DocumentsToCompare, excess: ExcessGroup): Iterable<Candidate> {
  for (const [at, policy] of granted.entries()) {
    for (const [index, statement] of policy.statements.entries()) {
      if (!spend(20)) return;
      if (statement.effect === 'Allow' && covers(statement, excess)) {
        yield* candidatesIn(statement, { policy: at, index }, needed, excess);
      }
    }
  }
}

function candidatesIn(
  statement: Statement,
  place: { readonly policy: number; readonly index: number },
  needed: readonly Policy[],
  excess: ExcessGroup,
): Candidate[] {
  const edit = (says: string, edited: Statement | null): Candidate => {
    return { policy: place.policy, statement: place.index, sid: statement.sid, says, edited };
  };
  return [
    ...fewerActions(statement, needed, excess, edit),
    ...asNeeded(statement, needed, excess, edit),
    edit('remove the statement', null),
  ];
}

type MakeEdit = (says: string, edited: Statement | null) => Candidate;

function covers(statement: Statement, { service, actions: [worst] }: ExcessGroup): boolean {
  const entry = serviceEntry(service);
  if (!entry || !worst) return false;
  const mask = maskOf(compileActions(statement.action), entry);
  if (mask === 'none') return false;
  return mask === 'all' || mask[[...entry.actions.values()].indexOf(worst)] === 1;
}

/** Without the patterns that cover the excess, or with what the needed policies name in their place. */
function fewerActions(
  statement: Statement,
  needed: readonly Policy[],
  excess: ExcessGroup,
  edit: MakeEdit,
): Candidate[] {
  const { action } = statement;
  if (action.negated) return [];
  const guilty = action.patterns.filter((pattern) =>
    covers({ ...statement, action: { negated: false, patterns: [pattern] } }, excess),
  );
  const rest = action.patterns.filter((pattern) => !guilty.includes(pattern));
  const names = guilty.map((pattern) => `\`${pattern}\``).join(' and ');
  const wanted = [
    ...new Set(needed.flatMap(({ statements }) => statements.filter(allows).flatMap((one) => one.action.patterns))),
  ];
  const kept = wanted.filter((pattern) => !rest.includes(pattern) && guilty.some((wide) => within(pattern, wide)));
  const fewer =
    rest.length > 0
      ? [edit(`remove ${names} from \`Action\``, { ...statement, action: { negated: false, patterns: rest } })]
      : [];
  if (kept.length === 0) return fewer;
  const list = kept.map((pattern) => `\`${pattern}\``).join(', ');
  return [
    ...fewer,
    edit(`write ${list} in place of ${names}`, {
      ...statement,
      action: { negated: false, patterns: [...rest, ...kept] },
    }),
  ];
}

function allows({ effect, action }: Statement): boolean {
  return effect === 'Allow' && !action.negated;
}

/** True where the narrow pattern begins as the wide one does. */
function within(narrow: string, wide: string): boolean {
  return narrow.toLowerCase().startsWith(wide.replace(/[*?].*$/, '').toLowerCase());
}

/** With the resources, the conditions, or both, of a needed statement on the same actions. */
function asNeeded(statement: Statement, needed: readonly Policy[], excess: ExcessGroup, edit: MakeEdit): Candidate[] {
  return needed
    .flatMap(({ statements }) => statements.filter((one) => one.effect === 'Allow' && covers(one, excess)))
    .flatMap(({ resource, conditions }) => {
      const on = resource?.patterns.map((pattern) => `\`${pattern}\``).join(', ') ?? '';
      const under = conditions.map(({ operator, key }) => `\`${operator}\` on \`${key}\``).join(' and ');
      const element = resource?.negated ? 'NotResource' : 'Resource';
      const narrowed = resource ? [edit(`narrow \`${element}\` to ${on}`, { ...statement, resource })] : [];
      if (conditions.length === 0) return narrowed;
      return [
        edit(`add the condition ${under}`, { ...statement, conditions: [...statement.conditions, ...conditions] }),
        ...narrowed,
        ...(resource
          ? [
              edit(`narrow \`${element}\` to ${on} and add the condition ${under}`, {
                ...statement,
                resource,
                conditions: [...statement.conditions, ...conditions],
              }),
            ]
          : []),
      ];
    });
}
