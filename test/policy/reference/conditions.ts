import { BlockList, isIP } from 'node:net';
import { arnMatches, likeMatches, textOf, type Unit, type Values, written } from './patterns.ts';

type Compare = (wanted: readonly Unit[], given: string) => boolean;

const onTexts =
  (same: (wanted: string, given: string) => boolean): Compare =>
  (wanted, given) =>
    same(textOf(wanted), given);

const number = (text: string) => (/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN);

/** The forms of dates that the cases use: epoch seconds, a day, a second in UTC. */
function moment(text: string): number {
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  return /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/.test(text) ? Date.parse(text) : Number.NaN;
}

function ordered(read: (text: string) => number): Record<string, Compare> {
  return {
    Equals: onTexts((wanted, given) => read(given) === read(wanted)),
    LessThan: onTexts((wanted, given) => read(given) < read(wanted)),
    LessThanEquals: onTexts((wanted, given) => read(given) <= read(wanted)),
    GreaterThan: onTexts((wanted, given) => read(given) > read(wanted)),
    GreaterThanEquals: onTexts((wanted, given) => read(given) >= read(wanted)),
  };
}

const withPrefix = (prefix: string, rows: Record<string, Compare>) =>
  Object.fromEntries(Object.entries(rows).map(([name, compare]) => [prefix + name, compare]));

function inNetwork(wanted: string, given: string): boolean {
  const [network = '', bits] = wanted.split('/');
  const family = network.includes(':') ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  list.addSubnet(network, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  return isIP(given) === (family === 'ipv6' ? 6 : 4) && list.check(given, family);
}

const truth = onTexts((wanted, given) => (wanted.toLowerCase() === 'true') === (given.toLowerCase() === 'true'));

/** IAM User Guide, reference_policies_elements_condition_operators. */
const operators = new Map<string, Compare>(
  Object.entries({
    StringEquals: onTexts((wanted, given) => wanted === given),
    StringEqualsIgnoreCase: onTexts((wanted, given) => wanted.toLowerCase() === given.toLowerCase()),
    StringLike: likeMatches,
    ArnEquals: arnMatches,
    ArnLike: arnMatches,
    ...withPrefix('Numeric', ordered(number)),
    ...withPrefix('Date', ordered(moment)),
    Bool: truth,
    BinaryEquals: onTexts((wanted, given) => Buffer.from(wanted, 'base64').equals(Buffer.from(given, 'base64'))),
    IpAddress: onTexts(inNetwork),
  }),
);

const opposites: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
  NumericNotEquals: 'NumericEquals',
  DateNotEquals: 'DateEquals',
  NotIpAddress: 'IpAddress',
};

/** One key under one operator. Variables are read under text and ARN operators of the newer version only. */
export function clauseHolds(operator: string, wanted: readonly string[], given: Given, values: Values | null): boolean {
  const [, set, bare = ''] = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(?:IfExists)?$/.exec(operator) ?? [];
  if (bare === 'Null') return nullHolds(set, wanted, given);
  const negated = Object.hasOwn(opposites, bare);
  if (given === undefined) {
    if (set !== undefined) return set === 'ForAllValues';
    return negated || operator.endsWith('IfExists');
  }
  const compare = operators.get(negated ? (opposites[bare] ?? '') : bare);
  if (!compare) throw new Error(`no operator ${operator}`);
  const replaced = /^(String|Arn)/.test(bare) ? values : null;
  const patterns = wanted.map((text) => written(text, replaced));
  const holds = (one: string) => {
    if (bare.startsWith('Arn') && !/^arn(:.*){5}$/s.test(one)) return false;
    if (bare.endsWith('IpAddress') && isIP(one) === 0) return false;
    return patterns.some((pattern) => pattern !== null && compare(pattern, one)) !== negated;
  };
  if (typeof given === 'string') return wanted.length > 0 && holds(given);
  if (set === undefined) return false;
  if (given.length === 0) return set === 'ForAllValues';
  return wanted.length > 0 && (set === 'ForAllValues' ? given.every(holds) : given.some(holds));
}

export type Given = string | readonly string[] | undefined;

/** A key without value is null, and so is a list without any. */
function nullHolds(set: string | undefined, wanted: readonly string[], given: Given): boolean {
  if (set !== undefined) return set === 'ForAllValues';
  const absent = given === undefined || (given.length === 0 && typeof given !== 'string');
  return wanted.some((text) => (text.toLowerCase() === 'true') === absent);
}
