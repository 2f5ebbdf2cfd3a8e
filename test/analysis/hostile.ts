/** Statements that take long to compare, each list in its own way. */

const allow = (Action: string | string[], Resource: string | string[] = '*', more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});

const times = <Made>(count: number, make: (index: number) => Made): Made[] =>
  Array.from({ length: count }, (_, at) => make(at));
const bucket = (name: string) => `arn:aws:s3:::${name}`;
const condition = (Condition: object) => ({ Condition });

/** One statement for each bucket: long, and simple to compare. */
export const oneEach = (count: number, rest = '*') =>
  times(count, (at) => allow('s3:GetObject', `${bucket(`bucket${at}`)}/${rest}`));

/** Every pattern may fit what every other one fits. */
export const manyStars = (count: number) => times(count, (at) => allow('s3:*', bucket(`*${at}*b*${at % 7}*`)));

export const fiftyStars = times(20, (at) => allow('s3:GetObject', bucket(`*${'abc'.charAt(at % 3)}`.repeat(50))));

const tag = (at: number) => `\${aws:PrincipalTag/t${at}}`;

/** Forty values that requests choose, in one pattern and in pairs. */
export const freeVariables = [
  allow('s3:GetObject', bucket(`b/${times(40, tag).join('/')}`)),
  ...times(40, (at) => allow('s3:GetObject', bucket(`b/x${tag(at)}*${tag(at + 1)}`))),
];

/** The same values between stars. */
export const starredVariables = [allow('s3:GetObject', bucket(`b/${times(40, (at) => `*${tag(at)}?`).join('/')}`))];

export const manyConditions = times(60, (at) =>
  allow(
    's3:*',
    '*',
    condition({
      StringLike: Object.fromEntries(times(12, (key) => [`aws:PrincipalTag/k${key}`, [`*${at}*a${key}*`]])),
      NumericLessThan: { 's3:max-keys': `${at}` },
    }),
  ),
);

export const manySets = times(40, (at) =>
  allow(
    'ec2:*',
    '*',
    condition({
      'ForAllValues:StringLike': { 'aws:TagKeys': [`*${at}*`] },
      'ForAnyValue:StringNotLike': { 'aws:TagKeys': [`*${at}b*`] },
      StringEquals: { [`aws:RequestTag/t${at}`]: `${at}` },
    }),
  ),
);

/** Every action is a class of its own. */
export const manyActions = times(100, (at) => ({
  Effect: 'Allow',
  NotAction: times(20, (other) => `ec2:*${String.fromCharCode(97 + ((at + other) % 26))}*${at % 9}*`),
  Resource: bucket(`*${at}*`),
}));

export const manyDenials = (count: number) => [
  allow('*'),
  ...times(count, (at) => ({ ...allow('s3:*', bucket(`*${at}*`)), Effect: 'Deny' })),
];

export const actionList = [
  allow(times(1_000, (at) => `*:*${at.toString(36)}*`)),
  ...times(10, (at) => allow(times(100, (other) => `*:*${(at * 100 + other).toString(36)}*x*`))),
];

const long = 130_000;

/** Patterns as long as a document may hold, of one kind each. */
export const longPattern = (unit: string, start = '') => [
  allow('s3:GetObject', bucket(`b/${start}${unit.repeat(long / unit.length)}`)),
];

export const everything = [allow('*')];
