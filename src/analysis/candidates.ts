import { clauseHolds } from '../policy/conditions/clause.ts';
import { canonicalKey } from '../policy/contextRelations.ts';
import { compileResources, type ResourceElement } from '../policy/resources.ts';
import type { AccountView, PrincipalView, ResourceView } from './accountView.ts';
import { type ActionClass, actionName } from './actionClasses.ts';
import type { Comparison, FoundCandidates } from './comparison.ts';
import type { Target } from './requestShape.ts';
import { type Candidate, freshResources, readyPatterns } from './resourceClasses.ts';
import { situationOf } from './situation.ts';
import { spend } from './work.ts';

/** Every resource that requests of a class may name, as far as statements tell them apart; what is free comes first. */
export function candidatesFor(comparison: Comparison, group: ActionClass, { type }: Target): readonly Candidate[] {
  const { principal, within, signIn, reasons, candidates } = comparison;
  const bare = { resource: noResource(principal), any: true, ownerKnown: true, fits: null };
  if (type === null) return [bare];
  if (!spend(group.statements.length)) return [];
  const name = `${group.entry.prefix}:${type}`;
  const view = viewOf(comparison);
  const byRegion = regionMarks(group);
  if (group.anyResource) {
    const there = view.resources.find((resource) => resource.type === name && resource.account === view.home);
    return [
      ...freshResources(view, name, { groups: [], byRegion, wanted: null }, reasons),
      ...(there ? [existing(there)] : []),
    ];
  }
  const wanted = wantedGroups(group, within.length);
  const key = `${name} ${group.statements.map(({ index }) => index).join()} ${wanted?.join()}`;
  const known = candidates.get(key);
  if (known) return noted(known, reasons);
  const own = new Set<string>();
  const { reader, isSettled } = situationOf(principal, actionName(group), bare, signIn);
  const groups = [...within, ...group.statements.map(({ compiled }) => compiled.resources ?? anything)].map((element) =>
    readyPatterns(element, reader, (key) => isSettled(canonicalKey(key)), own),
  );
  const found = [
    ...freshResources(view, name, { groups, byRegion, wanted }, own),
    ...view.resources.filter((resource) => resource.type === name).map(existing),
  ];
  const made = { found, reasons: own };
  candidates.set(key, made);
  return noted(made, reasons);
}

const views = new WeakMap<AccountView, Map<string, AccountView>>();

/** The accounts from where the principal is: what does not exist yet would be theirs. */
function viewOf({ view, principal: { account } }: Comparison): AccountView {
  if (account === view.home || !view.from) return view;
  const known = views.get(view) ?? new Map<string, AccountView>();
  views.set(view, known);
  const found = known.get(account) ?? view.from(account);
  known.set(account, found);
  return found;
}

function noted(made: FoundCandidates, reasons: Set<string>): readonly Candidate[] {
  for (const reason of made.reasons) reasons.add(reason);
  return made.found;
}

/** Places of the statements without which nothing differs; null where their patterns do not tell which resources. */
function wantedGroups({ statements, telling }: ActionClass, before: number): readonly number[] | null {
  if (!telling) return null;
  const places = [...statements.entries()].filter(([, { index }]) => telling.has(index));
  const open = places.some(([, { compiled }]) => compiled.resources === null || compiled.resources.negated);
  return open ? null : places.map(([place]) => before + place);
}

/** Stands for the resource element that trust policies lack. */
const anything: ResourceElement = compileResources({ negated: false, patterns: ['*'] }, false);

function existing(resource: ResourceView): Candidate {
  return { resource, any: false, ownerKnown: true, fits: null };
}

/** What the conditions of the class make of a Region. */
function regionMarks({ statements }: ActionClass): ((region: string) => string) | null {
  const clauses = statements
    .filter(({ keys }) => keys.length > 0)
    .flatMap(({ compiled }) => compiled.clauses)
    .filter(({ lowerKey }) => canonicalKey(lowerKey) === 'aws:requestedregion');
  if (clauses.length === 0) return null;
  return (region) => clauses.map((clause) => Number(clauseHolds(clause, { get: () => region }))).join('');
}

function noResource(principal: PrincipalView): ResourceView {
  return {
    arn: '*',
    type: '*',
    account: principal.account,
    exists: false,
    policy: null,
    policyService: null,
    rcp: null,
  };
}
