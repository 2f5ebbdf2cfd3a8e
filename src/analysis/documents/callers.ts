import type { Policy, PrincipalElement } from '../../policy/document.ts';
import { accountNamed } from '../../policy/principals.ts';
import { templateKeys } from '../../policy/variables.ts';
import { ANY_ONE, ANY_RUN, literalTokens } from '../../policy/wildcard.ts';
import type { PrincipalView } from '../accountView.ts';
import type { Matcher } from '../automaton.ts';
import { limitMatchers } from '../sampleValues.ts';
import { readerOf } from '../strings/textReader.ts';
import { type TextStatement, textStatements } from '../strings/textStatement.ts';
import { variableAssignments } from '../strings/variableValues.ts';
import { fillFree, type Polish, textClasses } from '../textClasses.ts';
import { anybody } from './anybody.ts';

/** Callers that one comparison may look at. */
const most = 60;

/** Keys that tell users and sessions apart. */
const ofKind = /^aws:(principalarn|principaltype|username|userid|tokenissuetime|multifactorauth)/;

/**
 * Callers in the account that some statement can tell apart: by their ARN, as user or session, and by the keys that
 * stand in resource patterns as variables.
 */
export function callersIn(account: string, policies: readonly Policy[], reasons: Set<string>): PrincipalView[] {
  const statements = textStatements(policies, 'granted', 'everybody');
  const assignments = variableAssignments(statements, reasons);
  const read = [...keysOf(statements), ...assignments.flatMap((values) => [...values.keys()])];
  const kinds = read.some((key) => ofKind.test(key)) ? ['user', 'role'] : ['user'];
  const arns = kinds.flatMap((kind) => arnsOf(`arn:aws:iam::${account}:${kind}/`, statements, kind));
  const written = writtenNames(statements);
  const callers = assignments.flatMap((values) => {
    const name = values.get('aws:username');
    const others = new Map(
      [...values].filter(([key]) => key !== 'aws:username').map(([key, value]) => [written.get(key) ?? key, value]),
    );
    if (!values.has('aws:username')) return arns.map((arn) => anybody(arn, others));
    if (typeof name === 'string') return [anybody(`arn:aws:iam::${account}:user/${name}`, others)];
    return arns.filter((arn) => arn.includes(':role/')).map((arn) => anybody(arn, others));
  });
  const known = different(callers);
  if (known.length > most) reasons.add(`more than ${most} callers were not all tried`);
  return known.slice(0, most);
}

function different(callers: readonly PrincipalView[]): PrincipalView[] {
  const key = ({ name, given, context }: PrincipalView) =>
    given?.size ? `${name} ${JSON.stringify(context('service:action', '*'))}` : name;
  return [...new Map(callers.map((caller) => [key(caller), caller])).values()];
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
  return textClasses(shape, groups, named(kind === 'user' ? 'someone' : 'some-role')).classes.map(({ text }) => text);
}

function named(word: string): Polish {
  const free = /^(arn:[^/]*\/)\ue000+$/;
  return {
    isAny: (raw) => free.test(raw),
    text: (raw) => (free.test(raw) ? raw.replace(free, `$1${word}`) : fillFree(raw, 'x')),
  };
}

const STRANGER = '999999999999';

/** Callers that the principals of resource policies can tell apart, from wherever they come. */
export function callersNamed(account: string, policies: readonly Policy[], reasons: Set<string>): PrincipalView[] {
  const elements = policies.flatMap(({ statements }) => statements.flatMap(({ principal }) => principal ?? []));
  const named = elements.flatMap(({ entries }) => entries.flatMap((entry) => callersFor(entry)));
  const open = elements.some(({ negated, entries }) => negated || entries.some(({ value }) => value === '*'));
  const strangers = open ? [`arn:aws:iam::${STRANGER}:user/someone-else`, '*', 'cloudtrail.amazonaws.com'] : [];
  const keyed = callersIn(account, policies, reasons);
  const others = [...new Set([...named, ...strangers])].map((arn) => anybody(arn));
  return different([...keyed, ...others]).slice(0, most);
}

function callersFor({ type, value }: PrincipalElement['entries'][number]): string[] {
  if (value === '*') return [];
  const account = type === 'AWS' ? accountNamed(value) : null;
  return [account === null ? value : `arn:aws:iam::${account}:user/someone`];
}
