import type { Policy } from '../../policy/document.ts';
import { templateKeys } from '../../policy/variables.ts';
import { ANY_ONE, ANY_RUN, literalTokens } from '../../policy/wildcard.ts';
import type { PrincipalView } from '../accountView.ts';
import type { Matcher } from '../automaton.ts';
import { limitMatchers } from '../sampleValues.ts';
import { type KeyValues, readerOf } from '../strings/textReader.ts';
import { type TextStatement, textStatements } from '../strings/textStatement.ts';
import { variableAssignments } from '../strings/variableValues.ts';
import { fillFree, type Polish, textClasses } from '../textClasses.ts';
import { anybody } from './anybody.ts';
import { catalogueReading } from './catalogueReading.ts';

/** Callers that one class of actions may look at. */
const most = 200;

/** Keys that tell users and sessions apart. */
const ofKind = /^aws:(principalarn|principaltype|username|userid|tokenissuetime|multifactorauth)/;

/** Where callers are. */
export interface Place {
  readonly account: string;
  readonly partition: string;
}

/**
 * Callers in the account that some statement can tell apart: by their ARN, as user or session, and by the keys that
 * stand in resource patterns as variables.
 */
export function callersIn(account: string, policies: readonly Policy[], reasons: Set<string>): PrincipalView[] {
  return callersAmong({ account, partition: 'aws' }, textStatements(policies, 'granted', 'everybody'), reasons);
}

export function callersAmong(
  place: Place,
  statements: readonly TextStatement[],
  reasons: Set<string>,
): PrincipalView[] {
  const start = `arn:${place.partition}:iam::${place.account}:`;
  const assignments = variableAssignments(statements, reasons, catalogueReading(place, statements));
  const kinds = readsKind(statements) || assignments.some(namesKind) ? ['user', 'role'] : ['user'];
  const arns = kinds.flatMap((kind) => arnsOf(`${start}${kind}/`, statements, kind));
  const written = writtenNames(statements);
  const callers = assignments.flatMap((values) => {
    const name = values.get('aws:username');
    const others = givenFrom(values, written);
    if (!values.has('aws:username')) return arns.map((arn) => anybody(arn, others));
    if (typeof name === 'string') return name === '' ? [] : [anybody(`${start}user/${name}`, others)];
    return arns.map((arn) => anybody(arn, others));
  });
  return firstOf(callers, reasons);
}

/** A caller by ARN, once for each combination of free values that stand in resource patterns. */
export function variantsOf(arn: string, statements: readonly TextStatement[], reasons: Set<string>): PrincipalView[] {
  const [, partition = 'aws', , , account = ''] = arn.split(':');
  const reading = catalogueReading({ account, partition }, statements);
  const known = readerOf(new Map([...nameIn(arn), ['aws:principalaccount', account]]));
  const assignments = variableAssignments(statements, reasons, {
    ...reading,
    settled: { get: (key) => known.get(key) ?? reading.settled.get(key) },
    isSettled: (key) => key === 'aws:username' || reading.isSettled(key),
  });
  const written = writtenNames(statements);
  return firstOf(
    assignments.map((values) => anybody(arn, givenFrom(values, written))),
    reasons,
  );
}

function nameIn(arn: string): (readonly [string, string])[] {
  const name = /:user\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1];
  return name === undefined ? [] : [['aws:username', name]];
}

function givenFrom(values: KeyValues, written: ReadonlyMap<string, string>): KeyValues {
  return new Map(
    [...values].filter(([key]) => key !== 'aws:username').map(([key, value]) => [written.get(key) ?? key, value]),
  );
}

export function firstOf(callers: readonly PrincipalView[], reasons: Set<string>): PrincipalView[] {
  const known = different(callers);
  if (known.length > most) reasons.add(`more than ${most} callers were not all tried`);
  return known.slice(0, most);
}

/** What tells a caller from others: ARN and given keys. */
export function callerKey({ name, given, context }: PrincipalView): string {
  return given?.size ? `${name} ${JSON.stringify([context('service:action', '*'), [...given]])}` : name;
}

function different(callers: readonly PrincipalView[]): PrincipalView[] {
  return [...new Map(callers.map((caller) => [callerKey(caller), caller])).values()];
}

/** Keys of variables by their lower-case name, as the resource patterns write them. */
function writtenNames(statements: readonly TextStatement[]): ReadonlyMap<string, string> {
  const names = statements.flatMap(({ resource }) => resource?.templates.flatMap(templateKeys) ?? []);
  return new Map(names.map((name) => [name.toLowerCase(), name]));
}

function keysOf(statements: readonly TextStatement[]): string[] {
  return statements.flatMap(({ clauses }) =>
    clauses.flatMap(({ lowerKey, values }) => [
      lowerKey,
      ...values.flatMap(({ template }) => templateKeys(template).map((key) => key.toLowerCase())),
    ]),
  );
}

/** True where conditions or their values tell kinds of callers apart. */
export function readsKind(statements: readonly TextStatement[]): boolean {
  return keysOf(statements).some((key) => ofKind.test(key));
}

function namesKind(values: KeyValues): boolean {
  return [...values.keys()].some((key) => ofKind.test(key));
}

/** True where the statement may tell callers of one account apart, or accounts. */
export function tellsCallers(statement: TextStatement): boolean {
  const { principal, resource, clauses } = statement;
  if (principal !== null || resource?.templates.some((template) => templateKeys(template).length > 0)) return true;
  return clauses.some(({ source }) => ofKind.test(source.key.toLowerCase())) || readsKind([statement]);
}

/** ARNs that begin so, one for each combination of patterns on ARN and user name. */
function arnsOf(start: string, statements: readonly TextStatement[], kind: string): string[] {
  const shape: Matcher = { tokens: [...literalTokens(start), ANY_ONE, ANY_RUN], ignoreCase: false };
  const reader = readerOf(new Map());
  const groups = statements.flatMap(({ clauses }) =>
    clauses.flatMap((clause): Matcher[][] => {
      if (clause.lowerKey === 'aws:principalarn') return [limitMatchers(clause, reader)];
      if (clause.lowerKey !== 'aws:username' || kind !== 'user') return [];
      return [
        limitMatchers(clause, reader).map(({ tokens, ignoreCase }) => ({
          tokens: [...literalTokens(start), ...tokens],
          ignoreCase,
        })),
      ];
    }),
  );
  const entries = statements.flatMap(({ source: { principal } }) => principal?.entries ?? []);
  const principals = entries.flatMap(({ value }) =>
    value.startsWith(start) ? [[{ tokens: literalTokens(value), ignoreCase: false }]] : [],
  );
  return textClasses(shape, [...groups, ...principals], named(kind === 'user' ? 'someone' : 'some-role')).classes.map(
    ({ text }) => text,
  );
}

function named(word: string): Polish {
  const free = /^(arn:[^/]*\/)\ue000+$/;
  return {
    isAny: (raw) => free.test(raw),
    text: (raw) => (free.test(raw) ? raw.replace(free, `$1${word}`) : fillFree(raw, 'x')),
  };
}
