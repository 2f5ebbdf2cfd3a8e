import { accountOfArn } from '../../policy/arn.ts';
import type { Policy, Statement } from '../../policy/document.ts';
import type { AttachedPolicy } from '../../policy/request.ts';
import type { AccountView, PrincipalView } from '../accountView.ts';
import type { ActionClass } from '../actionClasses.ts';
import { type Comparison, comparisonOf } from '../comparison.ts';
import { accountParty, documentParty, type Party } from '../party.ts';
import type { SidedStatement } from '../sidedStatements.ts';
import { type TextStatement, textStatements } from '../strings/textStatement.ts';
import { accountsAmong, partitionsAmong, textsOf } from './accountsIn.ts';
import { anybody } from './anybody.ts';
import { callerKey, callersAmong, tellsCallers, variantsOf } from './callers.ts';
import { readsName } from './catalogueReading.ts';
import type { DocumentsToCompare } from './comparePolicies.ts';
import { documentView } from './documentView.ts';
import { callersNamedAmong } from './namedCallers.ts';
import { resourceParty } from './resourceParty.ts';

/** What one caller in one account may do, in either direction and for each side alone. */
export interface Case {
  readonly excess: Comparison;
  readonly missing: Comparison;
  readonly granted: Comparison;
  readonly needed: Comparison;
}

/** Accounts and callers for each class of actions: only those that its own statements tell apart. */
export interface CaseList {
  readonly first: Case;
  readonly casesFor: (group: ActionClass) => Cases;
}

export interface Cases {
  readonly cases: readonly Case[];
  /** What had to be left out. */
  readonly reasons: ReadonlySet<string>;
}

export function caseList(documents: DocumentsToCompare, reasons: Set<string>): CaseList {
  const { granted, needed, principal, boundary, scps } = documents;
  const all = [...granted, ...needed, ...(boundary ? [boundary] : []), ...scps];
  const texts = new Map(textStatements(all, 'granted', 'everybody').map((text) => [text.source, text]));
  const tells = (statement: Statement): boolean => {
    const text = texts.get(statement);
    return text !== undefined && tellsCases(text);
  };
  const cases = new Map<string, Case>();
  const caseOf = (view: AccountView, caller: PrincipalView): Case => {
    const key = `${view.partition} ${view.home} ${callerKey(caller)}`;
    const known = cases.get(key) ?? makeCase(documents, view, caller, reasons);
    cases.set(key, known);
    return known;
  };
  const lists = new Map<string, Cases>();
  const casesFor = ({ statements }: ActionClass): Cases => {
    // Values of variables are solved together with all patterns and conditions around them.
    const solved = statements.some(({ variable, keys, compiled }) => {
      return variable || (keys.includes('aws:username') && compiled.clauses.some(readsName));
    });
    const tellers = solved ? statements : statements.filter(({ compiled }) => tells(compiled.source));
    const key = tellers.map(({ index }) => index).join();
    const remembered = lists.get(key);
    if (remembered) return remembered;
    const left = new Set<string>();
    const made = placesOf(
      documents,
      tellers.flatMap(({ compiled }) => texts.get(compiled.source) ?? []),
      left,
    );
    const found = { cases: made.map(({ view, caller }) => caseOf(view, caller)), reasons: left };
    lists.set(key, found);
    return found;
  };
  const caller = anybody(principal ?? `arn:aws:iam::${usual}:user/someone`);
  const first = caseOf(documentView(accountOfArn(caller.arn) || usual, partitionOf(caller.arn)), caller);
  return { first, casesFor };
}

const telling = new WeakMap<TextStatement, boolean>();

/** True where the statement may tell callers or accounts apart. */
function tellsCases(text: TextStatement): boolean {
  const found = telling.get(text) ?? (tellsCallers(text) || textsOf(text.source).some(namesPlace));
  telling.set(text, found);
  return found;
}

const usual = '111122223333';

function partitionOf(principal: string): string {
  return principal.startsWith('arn:') ? (principal.split(':', 2)[1] ?? 'aws') : 'aws';
}

/** Every caller in every account and partition that the statements tell apart. */
function placesOf(
  { kind, principal }: DocumentsToCompare,
  texts: readonly TextStatement[],
  reasons: Set<string>,
): readonly { readonly view: AccountView; readonly caller: PrincipalView }[] {
  const statements = texts.map(({ source }) => source);
  const own = principal === null ? null : accountOfArn(principal);
  const accounts = own ? [own] : accountsAmong(statements, reasons);
  if (principal !== null) {
    const callers = variantsOf(principal, texts, reasons);
    const views = accounts.map((account) => documentView(account, partitionOf(principal)));
    return views.flatMap((view) => callers.map((caller) => ({ view, caller })));
  }
  const find = kind === 'identity' ? callersAmong : callersNamedAmong;
  return partitionsAmong(statements).flatMap((partition) =>
    accounts.flatMap((account) => {
      const view = documentView(account, partition);
      return find({ account, partition }, texts, reasons).map((caller) => ({ view, caller }));
    }),
  );
}

/** True where a text names an account or a partition. */
function namesPlace(text: string): boolean {
  return /\d{12}|^arn:(?!aws:)/.test(text) || /^arn:[^:]*:[^:]*:[^:]*:[^:]*[*?\d]/.test(text);
}

function makeCase(
  { kind, granted, needed, boundary, scps }: DocumentsToCompare,
  view: AccountView,
  caller: PrincipalView,
  reasons: Set<string>,
): Case {
  const bound = boundary !== null || scps.length > 0;
  const ofDocument = kind === 'identity' ? documentParty : resourceParty;
  const mine = bound ? boundParty(view, caller, granted, boundary, scps) : ofDocument(caller, granted);
  const theirs = ofDocument(caller, needed);
  const candidates: Comparison['candidates'] = new Map();
  const compared = (left: Party, right: Party | null) =>
    comparisonOf({ view, principal: caller, left, right, reasons, candidates, wholeCalls: false });
  return {
    excess: compared(mine, theirs),
    missing: compared(theirs, mine),
    granted: compared(mine, null),
    needed: compared(theirs, null),
  };
}

function boundParty(
  view: AccountView,
  caller: PrincipalView,
  granted: readonly Policy[],
  boundary: Policy | null,
  scps: readonly Policy[],
): Party {
  const named = (policies: readonly Policy[], layer: string) =>
    policies.map((policy, index): AttachedPolicy => ({ ref: `${layer}[${index}]`, policy }));
  const policies = {
    identity: named(granted, 'identity'),
    ...(boundary ? { boundary: { ref: 'boundary', policy: boundary } } : {}),
    ...(scps.length > 0 ? { scp: scps.map((policy, level) => [{ ref: `scp[${level}][0]`, policy }]) } : {}),
  };
  return accountParty(view, { ...caller, policies });
}

/** The class as the other side sees it. */
export function turned(group: ActionClass, statements: ReadonlyMap<SidedStatement, SidedStatement>): ActionClass {
  return { ...group, statements: group.statements.map((statement) => statements.get(statement) ?? statement) };
}
