import { canonicalKey, isAlwaysPresent } from '../../policy/contextRelations.ts';
import type { ConditionClause } from '../../policy/document.ts';
import { type ConditionTest, oppositeOf, type Relation, testOf } from './conditionTest.ts';

type Say = (values: string, test: ConditionTest) => string;

/** Words for a key whose tests people put in their own way. `not` is said where the relation must not hold. */
interface Row {
  readonly key: RegExp;
  readonly says: Say;
  readonly not: Say;
  /** Relations that the words stand for; any other is said in full. */
  readonly for?: readonly Relation[];
  /** What is given or absent, where people say so in other words than the key. */
  readonly name?: (key: string) => string;
  /** What it means that the key is not there. */
  readonly without?: string;
}

const equal: readonly Relation[] = ['equals', 'equals, ignoring case,', 'is like'];

function tagRow(key: RegExp, what: string): Row {
  const tag = (written: string) => `${what} ${written.slice(written.indexOf('/') + 1)}`;
  const name = ({ key: written }: ConditionTest) => tag(written);
  return {
    key,
    name: tag,
    for: ['equals', 'equals, ignoring case,', 'is like'],
    says: (values, test) => `when ${name(test)} ${test.relation} ${values}`,
    not: (values, test) => `when ${name(test)} is anything but ${values}`,
    without: 'is not there',
  };
}

/** Condition keys in words, by their names in lower case (IAM User Guide, reference_policies_condition-keys). */
const rows: readonly Row[] = [
  {
    key: /^aws:multifactorauthpresent$/,
    for: ['is'],
    says: (values) => (values === 'true' ? 'with MFA' : 'without MFA'),
    not: (values) => (values === 'true' ? 'without MFA' : 'with MFA'),
    without: 'the request says nothing of MFA, as with access keys',
  },
  {
    key: /^aws:securetransport$/,
    for: ['is'],
    says: (values) => (values === 'true' ? 'over TLS' : 'without TLS'),
    not: (values) => (values === 'true' ? 'without TLS' : 'over TLS'),
  },
  {
    key: /^aws:viaawsservice$/,
    for: ['is'],
    says: (values) => (values === 'true' ? 'through an AWS service' : 'directly, not through an AWS service'),
    not: (values) => (values === 'true' ? 'directly, not through an AWS service' : 'through an AWS service'),
  },
  {
    key: /^aws:sourceip$/,
    for: ['is in'],
    says: (values) => `from ${values}`,
    not: (values) => `from anywhere but ${values}`,
    without: 'the address is not known, as through a VPC endpoint',
  },
  {
    key: /^(aws:requestedregion|ec2:region)$/,
    for: equal,
    says: (values) => `in ${values}`,
    not: (values) => `in any Region but ${values}`,
  },
  tagRow(/^(aws|ec2|iam):resourcetag\/|^s3:existingobjecttag\//, "the resource's tag"),
  tagRow(/^(aws:requesttag|s3:requestobjecttag)\//, "the request's tag"),
  tagRow(/^aws:principaltag\//, "the caller's tag"),
  {
    key: /^aws:tagkeys$/,
    for: equal,
    says: (values, { quantifier }) =>
      quantifier === 'every' ? `when no tag is named but ${values}` : `when the tag ${values} is named`,
    not: (values, { quantifier }) =>
      quantifier === 'some' ? `when another tag than ${values} is named` : `when the tag ${values} is not named`,
  },
  who(/^aws:principalorgid$/, 'of the organization'),
  who(/^aws:principalorgpaths$/, 'of the organization path'),
  who(/^aws:principalaccount$/, 'of the account'),
  who(/^aws:(principalarn|username|userid)$/, 'who are'),
  {
    key: /^aws:(sourcevpc|sourcevpce)$/,
    for: equal,
    says: (values) => `through ${values}`,
    not: (values) => `through anything but ${values}`,
    without: 'the request comes from the internet',
  },
  onBehalf(/^aws:sourcearn$/, ''),
  onBehalf(/^aws:(sourceaccount|sourceowner)$/, 'account '),
  onBehalf(/^aws:sourceorgid$/, 'the organization '),
  {
    key: /^aws:resourceaccount$/,
    for: equal,
    says: (values) => `on resources of account ${values}`,
    not: (values) => `on resources of any account but ${values}`,
  },
  {
    key: /^aws:currenttime$/,
    for: ['is before', 'is until', 'is after', 'is from'],
    says: (values, { relation }) => `${relation.replace('is ', '')} ${values}`,
    not: (values, { relation }) => `not ${relation.replace('is ', '')} ${values}`,
  },
  {
    key: /^iam:passedtoservice$/,
    for: equal,
    says: (values) => `to hand a role to ${values}`,
    not: (values) => `to hand a role to anything but ${values}`,
  },
  {
    key: /^sts:externalid$/,
    for: equal,
    says: (values) => `with the external id ${values}`,
    not: (values) => `with any external id but ${values}`,
  },
  {
    key: /^(kms:viaservice|aws:calledvia|aws:calledviafirst|aws:calledvialast)$/,
    for: equal,
    says: (values) => `through ${values}`,
    not: (values) => `not through ${values}`,
  },
  {
    key: /^ec2:createaction$/,
    for: equal,
    says: (values) => `as a part of ${values}`,
    not: (values) => `as a part of anything but ${values}`,
  },
  {
    key: /^s3:prefix$/,
    for: equal,
    says: (values, { relation }) => `when the prefix ${relation} ${values}`,
    not: (values) => `when the prefix is anything but ${values}`,
  },
];

function onBehalf(key: RegExp, what: string): Row {
  return {
    key,
    for: equal,
    says: (values) => `on behalf of ${what}${values}`,
    not: (values) => `on behalf of anybody but ${what}${values}`,
  };
}

function who(key: RegExp, what: string): Row {
  return {
    key,
    for: equal,
    says: (values) => `for callers ${what} ${values}`,
    not: (values) => `for anybody but callers ${what} ${values}`,
  };
}

/** What a clause asks of requests, e.g. `with MFA`, `from 203.0.113.0/24`, `when the resource's tag env equals dev`. */
export function conditionWords(clause: ConditionClause): string {
  const test = testOf(clause);
  return test === null ? `never: \`${clause.operator}\` is no operator` : words(test);
}

/** The same for what a clause of a denial leaves over. */
export function oppositeWords(clause: ConditionClause): string {
  const test = testOf(clause);
  return test === null ? 'always' : words(oppositeOf(test));
}

function words(test: ConditionTest): string {
  const { key, relation, negated, values, absent } = test;
  const always = isAlwaysPresent(canonicalKey(key.toLowerCase()), false);
  const row = rows.find((one) => one.key.test(key.toLowerCase()));
  if (relation === 'is given') return `when ${row?.name?.(key) ?? key} is ${negated ? 'absent' : 'given'}`;
  const joined = values.length === 0 ? '(nothing)' : listed(values);
  const fits = row?.for === undefined || row.for.includes(relation);
  const said = row && fits ? (negated ? row.not : row.says)(joined, test) : plainWords(test, joined);
  // The usual reading of a test leaves an absent key out, that of a negated one lets it through.
  if (always) return said;
  if (absent && !negated && test.quantifier !== 'every')
    return `${said}, or ${row?.without ? missing(row, test) : `where ${key} is absent`}`;
  if (!absent && negated && test.quantifier !== 'some') return `${said}, and only where ${key} is given`;
  return said;
}

function missing(row: Row, { key }: ConditionTest): string {
  return row.without === 'is not there' ? `where ${key} is not there` : `where ${row.without}`;
}

function plainWords({ key, relation, negated, quantifier }: ConditionTest, values: string): string {
  const subject = quantifier === null ? key : `${quantifier} value of ${key}`;
  return `when ${subject} ${negated ? negatedRelation(relation) : relation} ${values}`;
}

function negatedRelation(relation: Relation): string {
  if (relation === 'equals') return 'does not equal';
  if (relation.startsWith('equals')) return 'does not equal, ignoring case,';
  return relation.replace('is ', 'is not ');
}

/** `a`, `a or b`, `a, b or c`. */
export function listed(values: readonly string[], last = 'or'): string {
  if (values.length < 2) return values[0] ?? '';
  return `${values.slice(0, -1).join(', ')} ${last} ${values.at(-1)}`;
}
