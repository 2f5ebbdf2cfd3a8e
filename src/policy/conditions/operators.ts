import { parseArn } from '../arn.ts';
import { readBase64 } from '../base64.ts';
import { type Template, templateText, templateTokens } from '../variables.ts';
import { ANY_ONE, ANY_ONE_IN_PART, ANY_RUN, ANY_RUN_IN_PART, fits, patternOf } from '../wildcard.ts';
import { inRange, readAddress, readRange } from './addresses.ts';
import { readDate } from './dates.ts';
import { readNumber } from './numbers.ts';

export type Family = 'String' | 'Arn' | 'Numeric' | 'Date' | 'Bool' | 'Binary' | 'IpAddress' | 'Null';

/** Tells whether one value of a request matches one value of a policy. */
export type Test = (requestValue: string) => boolean;

/** One condition operator; set operators and `IfExists` work on every row alike. */
export interface Operator {
  readonly name: string;
  readonly family: Family;
  /** A negated operator holds where no policy value matches. */
  readonly negated: boolean;
  /** True where `${…}` is replaced in policy values (IAM User Guide, reference_policies_variables). */
  readonly variables: boolean;
  /** The test of a policy value; null for a malformed value, which matches nothing. */
  readonly compile: (value: Template) => Test | null;
  /** A request value that fails this never satisfies the operator, negated or not. */
  readonly readable: (requestValue: string) => boolean;
}

const anything = () => true;

type Compile = Operator['compile'];

function rows(
  family: Family,
  names: Readonly<Record<string, boolean>>,
  compile: Compile,
  more: Partial<Pick<Operator, 'variables' | 'readable'>> = {},
): Operator[] {
  return Object.entries(names).map(([name, negated]) => {
    return { name, family, negated, variables: false, compile, readable: anything, ...more };
  });
}

const equalText: Compile = (value) => {
  const text = templateText(value);
  return (requestValue) => requestValue === text;
};

/** Lower-cases both sides and nothing more: no folding, no normalising. */
const equalIgnoringCase: Compile = (value) => {
  const text = templateText(value).toLowerCase();
  return (requestValue) => requestValue.toLowerCase() === text;
};

const likeText: Compile = (value) => {
  const pattern = patternOf(templateTokens(value));
  return (requestValue) => fits(pattern, requestValue);
};

const COLON = 58;
const PARTS = 6;

/** Six parts one by one: wildcards of the first five parts never cross a colon. Null for fewer parts. */
export function arnTokens(tokens: readonly number[]): readonly number[] | null {
  if (tokens.length === 1 && tokens[0] === ANY_RUN) return tokens;
  let part = 1;
  const parted = tokens.map((token) => {
    if (token === COLON) part++;
    if (part >= PARTS) return token;
    return token === ANY_RUN ? ANY_RUN_IN_PART : token === ANY_ONE ? ANY_ONE_IN_PART : token;
  });
  return part < PARTS ? null : parted;
}

/** A lone `*` is every ARN. */
const likeArn: Compile = (value) => {
  const parted = arnTokens(templateTokens(value));
  if (!parted) return null;
  const pattern = patternOf(parted);
  return (requestValue) => fits(pattern, requestValue);
};

function ordered(read: (text: string) => number | null, holds: (given: number, limit: number) => boolean): Compile {
  return (value) => {
    const limit = read(templateText(value));
    if (limit === null) return null;
    return (requestValue) => {
      const given = read(requestValue);
      return given !== null && holds(given, limit);
    };
  };
}

const comparisons: Readonly<Record<string, (given: number, limit: number) => boolean>> = {
  LessThan: (given, limit) => given < limit,
  LessThanEquals: (given, limit) => given <= limit,
  GreaterThan: (given, limit) => given > limit,
  GreaterThanEquals: (given, limit) => given >= limit,
};

function orderedFamily(family: Family, read: (text: string) => number | null): Operator[] {
  const equal = ordered(read, (given, limit) => given === limit);
  return [
    ...rows(family, { [`${family}Equals`]: false, [`${family}NotEquals`]: true }, equal),
    ...Object.entries(comparisons).flatMap(([name, holds]) =>
      rows(family, { [`${family}${name}`]: false }, ordered(read, holds)),
    ),
  ];
}

/** `true` in any letter case is true, every other text counts as false. */
const equalTruth: Compile = (value) => {
  const truth = templateText(value).toLowerCase() === 'true';
  return (requestValue) => (requestValue.toLowerCase() === 'true') === truth;
};

const equalBytes: Compile = (value) => {
  const bytes = readBase64(templateText(value));
  return bytes && ((requestValue) => readBase64(requestValue)?.digits === bytes.digits);
};

/** An IPv6 network with bits after its prefix is malformed, an IPv4 network is not. */
const inNetwork: Compile = (value) => {
  const range = readRange(templateText(value));
  if (!range || (range.hostBits && range.address.length === 8)) return null;
  return (requestValue) => {
    const address = readAddress(requestValue);
    return address !== null && inRange(range, address);
  };
};

const isArn = (text: string) => parseArn(text) !== null;
const isAddress = (text: string) => readAddress(text) !== null;

const table: readonly Operator[] = [
  ...rows('String', { StringEquals: false, StringNotEquals: true }, equalText, { variables: true }),
  ...rows('String', { StringEqualsIgnoreCase: false, StringNotEqualsIgnoreCase: true }, equalIgnoringCase, {
    variables: true,
  }),
  ...rows('String', { StringLike: false, StringNotLike: true }, likeText, { variables: true }),
  ...rows('Arn', { ArnEquals: false, ArnLike: false, ArnNotEquals: true, ArnNotLike: true }, likeArn, {
    variables: true,
    readable: isArn,
  }),
  ...orderedFamily('Numeric', readNumber),
  ...orderedFamily('Date', readDate),
  ...rows('Bool', { Bool: false }, equalTruth),
  ...rows('Binary', { BinaryEquals: false }, equalBytes),
  ...rows('IpAddress', { IpAddress: false, NotIpAddress: true }, inNetwork, { readable: isAddress }),
  ...rows('Null', { Null: false }, equalTruth),
];

/** Every operator of the policy language, by its exact name. */
export const operators: ReadonlyMap<string, Operator> = new Map(table.map((row) => [row.name, row]));
