import { describe, expect, it } from 'vitest';
import { decide } from '../../src/policy/evaluate.ts';
import { lintPolicy } from '../../src/policy/lint/lintPolicy.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { effortOf } from './effortOf.ts';
import { ask, dana } from './situation.ts';

const policy = (more: object) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*', ...more }] });
const condition = (operator: string, value: unknown) => policy({ Condition: { [operator]: { 'aws:x': value } } });
const many = <Value>(count: number, make: (index: number) => Value) =>
  Array.from({ length: count }, (_, at) => make(at));

const request = ask({
  principal: dana,
  action: 's3:GetObject',
  resource: `arn:aws:s3:::b/${'a'.repeat(2_000)}`,
  context: { 'aws:x': '5' },
});

/** Texts with what comes of them: a decision on the request, or the code of a fault. */
const texts: readonly (readonly [what: string, text: () => string, outcome: string])[] = [
  ['brackets 10,000 deep', () => '['.repeat(10_000), 'TEXT_TOO_DEEP'],
  ['objects 10,000 deep', () => '{"a":'.repeat(10_000), 'TEXT_TOO_DEEP'],
  [
    'brackets 201 deep',
    () => policy({ Resource: JSON.parse(`${'['.repeat(198)}${']'.repeat(198)}`) }),
    'TEXT_TOO_DEEP',
  ],
  [
    'brackets 200 deep',
    () => policy({ Resource: JSON.parse(`${'['.repeat(197)}${']'.repeat(197)}`) }),
    'DATA_TYPE_MISMATCH',
  ],
  ['more than 10 MB', () => policy({ Sid: 'a'.repeat(10_000_000) }), 'TEXT_TOO_LARGE'],
  ['5 MB of stars', () => policy({ Resource: '*'.repeat(5_000_000) }), 'INVALID_ARN_RESOURCE'],
  ['5 MB of stars in an ARN', () => policy({ Resource: `arn:aws:s3:::${'*'.repeat(5_000_000)}` }), 'allowed'],
  ['5 MB of stars in an action', () => policy({ Action: `s3:${'*'.repeat(5_000_000)}` }), 'allowed'],
  ['a million question marks in an action', () => policy({ Action: `s3:${'?'.repeat(1_000_000)}` }), 'implicitDeny'],
  ['2,000 stars', () => policy({ Resource: `arn:aws:s3:::b/${'a*'.repeat(2_000)}b` }), 'implicitDeny'],
  ['2,000 stars that fit', () => policy({ Resource: `arn:aws:s3:::b/${'a*'.repeat(1_999)}a` }), 'allowed'],
  ['200,000 actions', () => policy({ Action: many(200_000, () => 's3:*') }), 'allowed'],
  ['100,000 unknown actions', () => policy({ Action: many(100_000, (index) => `zz${index}:x`) }), 'implicitDeny'],
  [
    '20,000 misspelt actions',
    () => policy({ Action: many(20_000, (index) => `s3:GetObject${index}`) }),
    'implicitDeny',
  ],
  [
    '20,000 patterns that meet no action',
    () => policy({ Action: many(20_000, (index) => `s3:*a${index}`) }),
    'implicitDeny',
  ],
  ['200,000 numbers for actions', () => policy({ Action: many(200_000, () => 1) }), 'DATA_TYPE_MISMATCH'],
  [
    '100,000 unknown elements',
    () => policy(Object.fromEntries(many(100_000, (index) => [`E${index}`, 1]))),
    'INVALID_POLICY_ELEMENT',
  ],
  [
    '20,000 unknown operators',
    () => policy({ Condition: Object.fromEntries(many(20_000, (index) => [`Op${index}`, { a: 'b' }])) }),
    'INVALID_CONDITION_OPERATOR',
  ],
  [
    '20,000 condition keys',
    () => policy({ Condition: { StringLike: Object.fromEntries(many(20_000, (index) => [`k${index}`, 'v'])) } }),
    'implicitDeny',
  ],
  [
    '10,000 statements',
    () =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: many(10_000, () => ({ Effect: 'Allow', Action: 's3:Get*', Resource: '*' })),
      }),
    'allowed',
  ],
  ['one key 100,000 times', () => `{${many(100_000, () => '"a":1').join(',')}}`, 'DUPLICATE_KEY'],
  ['3 MB of commas', () => `[${','.repeat(3_000_000)}`, 'JSON_SYNTAX_ERROR'],
  ['3 MB of quotes', () => '"'.repeat(3_000_001), 'JSON_SYNTAX_ERROR'],
  ['2 MB of comments', () => '/*'.repeat(1_000_000), 'JSON_SYNTAX_ERROR'],
  ['a number of a million digits', () => condition('NumericEquals', '9'.repeat(1_000_000)), 'TYPE_MISMATCH'],
  ['a date of a million digits', () => condition('DateEquals', '9'.repeat(1_000_000)), 'TYPE_MISMATCH'],
  ['a date of a million dashes', () => condition('DateEquals', `1${'-'.repeat(1_000_000)}`), 'TYPE_MISMATCH'],
  ['an address of a million dots', () => condition('IpAddress', '1.'.repeat(500_000)), 'TYPE_MISMATCH'],
  ['an address of a million colons', () => condition('IpAddress', ':'.repeat(1_000_000)), 'TYPE_MISMATCH'],
  ['4 MB of base64', () => condition('BinaryEquals', 'A'.repeat(4_000_000)), 'implicitDeny'],
  ['9 MB of base64', () => condition('BinaryEquals', 'A'.repeat(9_000_000)), 'implicitDeny'],
  ['4 MB of padding', () => condition('BinaryEquals', '='.repeat(4_000_000)), 'TYPE_MISMATCH'],
  ['a number that JavaScript cannot hold', () => policy({}).replace('"s3:*"', '1e999'), 'DATA_TYPE_MISMATCH'],
  ['a million openings of variables', () => condition('StringEquals', '${'.repeat(1_000_000)), 'implicitDeny'],
  ['a variable of 300,000 blanks', () => condition('StringEquals', `\${${' '.repeat(300_000)}`), 'implicitDeny'],
  [
    '100,000 variables',
    () => policy({ Resource: `arn:aws:s3:::${'${aws:username}'.repeat(100_000)}` }),
    'implicitDeny',
  ],
  ['an ARN of 4 million colons', () => policy({ Resource: `arn:${':'.repeat(4_000_000)}` }), 'INVALID_PARTITION'],
  [
    'an operator called __proto__',
    () => policy({}).replace('"*"}', '"*","Condition":{"__proto__":{"a":"b"}}}'),
    'INVALID_CONDITION_OPERATOR',
  ],
  [
    'operators called as every object has them',
    () => policy({ Condition: { constructor: { a: 'b' }, toString: { a: 'b' } } }),
    'INVALID_CONDITION_OPERATOR',
  ],
  [
    'a key called __proto__',
    () => policy({}).replace('"*"}', '"*","Condition":{"StringEquals":{"__proto__":"b"}}}'),
    'implicitDeny',
  ],
  [
    'keys called as every object has them',
    () => policy({ Condition: { Null: { constructor: 'true', toString: 'true', hasOwnProperty: 'true' } } }),
    'allowed',
  ],
  [
    'a variable called constructor',
    () => policy({ Resource: 'arn:aws:s3:::b/${constructor}${toString}' }),
    'implicitDeny',
  ],
  [
    'actions called as every object has them',
    () => policy({ Action: ['constructor:toString', '__proto__:*', 's3:__proto__'] }),
    'INVALID_SERVICE_IN_ACTION',
  ],
  [
    'an element called __proto__',
    () => policy({}).replace('"Effect"', '"__proto__":{"Effect":"Deny"},"Effect"'),
    'INVALID_POLICY_ELEMENT',
  ],
  ['half a character', () => condition('StringEquals', '\ud800'), 'implicitDeny'],
  ['text that runs from right to left', () => condition('StringEquals', '\u202ex\u0301'), 'implicitDeny'],
  ['an escaped null character', () => condition('StringEquals', '\u0000'), 'implicitDeny'],
  ['a null character', () => policy({}).replace('s3', 's\u00003'), 'TEXT_CONTROL_CHARACTER'],
  ['a byte order mark', () => `\ufeff${policy({})}`, 'allowed'],
  ['a byte order mark in its middle', () => policy({}).replace('{', '{\ufeff'), 'JSON_SYNTAX_ERROR'],
  ['nothing', () => '', 'JSON_SYNTAX_ERROR'],
  ['nothing but line ends', () => '\n'.repeat(1_000_000), 'JSON_SYNTAX_ERROR'],
];

describe('a hostile policy text', () => {
  it.each(texts)('gets a decision or a fault in bounded work: %s', (_, text, outcome) => {
    const written = text();
    const { policy: read, faults } = parsePolicy(written);
    expect(faults.length).toBeLessThan(3_000);
    if (read === null) {
      expect(faults.map(({ code }) => code)).toContainEqual(expect.stringContaining(outcome));
      return;
    }
    let verdict = '';
    const steps = effortOf(() => {
      verdict = decide(request, { identity: [{ ref: 'identity[0]', policy: read }] }).decision;
    });
    expect(verdict).toBe(outcome);
    expect(steps).toBeLessThan(4 * (written.length + request.resource.length) + 1_000);
  });

  it.each(texts.filter(([what]) => !/million|MB|200,000/.test(what)))('is linted without a crash: %s', (_, text) => {
    for (const { code, message } of lintPolicy(text(), { kind: 'identity' })) {
      expect(code).toMatch(/^[A-Z0-9_]+$/);
      expect(message).not.toBe('');
    }
  });

  it('is linted in work that grows with the number of statements', () => {
    const wide = (count: number) =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: many(count, (index) =>
          index % 2 === 0
            ? { Effect: 'Deny', Action: `iam:Get*${index}`, Resource: '*' }
            : { Effect: 'Allow', Action: 'iam:*', Resource: '*', Sid: `S${index}` },
        ),
      });
    const steps = [100, 800].map((count) => effortOf(() => lintPolicy(wide(count), { kind: 'identity' })) / count);
    expect(Math.max(...steps)).toBeLessThan(2 * Math.min(...steps));
  });
});
