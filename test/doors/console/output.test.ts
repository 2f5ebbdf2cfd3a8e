import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/account/call.ts';
import { formatTable } from '../../../src/doors/console/formatTable.ts';
import { formatText } from '../../../src/doors/console/formatText.ts';
import { formatYaml } from '../../../src/doors/console/formatYaml.ts';
import { fakePort, run, yes } from './fakePort.ts';

const bob: JsonObject = {
  User: {
    UserName: 'Bob',
    Path: '/eng/',
    CreateDate: '2026-11-22T12:22:02Z',
    UserId: 'AIDALFGFL6G7F54YHQZB',
    Arn: 'arn:aws:iam::123456789012:user/eng/Bob',
    Tags: [{ Key: 'team', Value: 'red' }],
  },
};

const print = (line: string, output: JsonObject) =>
  run(
    line,
    fakePort(() => yes(output)),
  ).stdout;

describe('--output text', () => {
  it('prints a structure under its name, keys in order, and what is nested below', () => {
    expect(print('aws iam get-user --user-name Bob --output text', bob)).toBe(
      'USER\tarn:aws:iam::123456789012:user/eng/Bob\t2026-11-22T12:22:02+00:00\t/eng/\tAIDALFGFL6G7F54YHQZB\tBob\nTAGS\tteam\tred\n',
    );
  });

  it.each([
    [{ b: 1, a: 'x', c: null, d: true }, 'x\t1\tNone\tTrue\n'],
    [{ Names: ['a', 'b'] }, 'NAMES\ta\nNAMES\tb\n'],
    [['a', 'b'], 'a\tb\n'],
    [
      [
        ['a', 1],
        ['b', 2],
      ],
      'a\t1\nb\t2\n',
    ],
    [{ L: [{ a: 1 }, { b: 2 }] }, 'L\t1\t\nL\t\t2\n'],
    [{ L: [] }, ''],
    ['text', 'text\n'],
    [null, 'None\n'],
    [false, 'False\n'],
  ])('%j', (value, expected) => {
    expect(formatText(value)).toBe(expected);
  });
});

const table = (value: Parameters<typeof formatTable>[1], columns = 80) => {
  const formatted = formatTable('GetThing', value, columns);
  return 'text' in formatted ? formatted.text : formatted.problem;
};

describe('--output table', () => {
  it('draws columns under a centred title', () => {
    const users = [
      { UserName: 'u1', Path: '/', Arn: 'arn:aws:iam::123456789012:user/u1' },
      { UserName: 'u2', Path: '/x/', Arn: 'arn:aws:iam::123456789012:user/x/u2' },
    ];
    expect(
      print("aws iam list-users --query 'Users[?Path==`/`].{N:UserName,A:Arn}' --output table", { Users: users }),
    ).toBe(
      `---------------------------------------------
|                 ListUsers                 |
+-------------------------------------+-----+
|                  A                  |  N  |
+-------------------------------------+-----+
|  arn:aws:iam::123456789012:user/u1  |  u1 |
+-------------------------------------+-----+
`,
    );
  });

  it('draws boxes within boxes', () => {
    expect(table({ User: { Name: 'Bob', Tags: [{ Key: 'team', Value: 'red' }] } })).toBe(`-----------------------
|      GetThing       |
+---------------------+
||       User        ||
|+---------+---------+|
||  Name   |  Bob    ||
|+---------+---------+|
|||      Tags       |||
||+-------+---------+||
|||  Key  |  Value  |||
||+-------+---------+||
|||  team |  red    |||
||+-------+---------+||
`);
  });

  it('turns upright where it is wider than the terminal', () => {
    const wide = { Thing: { Arn: 'x'.repeat(40), Name: 'y'.repeat(40) } };
    expect(table(wide, 200)).toMatch(/\n\|\| +Arn +\| +Name +\|\|\n/);
    expect(table(wide, 80)).toMatch(/\n\|\| {2}Arn +\| {2}x+/);
  });

  it('prints no more than the title for a lone value, and nothing for none', () => {
    expect(table('Bob')).toBe('----------\n|GetThing|\n+--------+\n');
    expect(table(null)).toBe('');
    expect(table([])).toBe('');
  });

  it('leaves cells empty for keys that only others have, whatever their name', () => {
    const things: readonly JsonObject[] = [{ constructor: 'x' }, { a: 'y' }];
    expect(table(things)).not.toContain('function');
    expect(formatText(things)).toBe('\tx\ny\t\n');
  });

  it('refuses rows of different length as the AWS CLI does', () => {
    expect(table([['a'], ['b', 'c']])).toBe('Row should have 1 elements, instead it has 2');
  });
});

describe('--output yaml', () => {
  it('is block style with keys in order and moments in quotes', () => {
    expect(print('aws iam get-user --user-name Bob --output yaml', bob)).toBe(`User:
  Arn: arn:aws:iam::123456789012:user/eng/Bob
  CreateDate: '2026-11-22T12:22:02+00:00'
  Path: /eng/
  Tags:
  - Key: team
    Value: red
  UserId: AIDALFGFL6G7F54YHQZB
  UserName: Bob
`);
  });

  it('prints a lone value as JSON and nothing for an empty output', () => {
    expect(print('aws iam get-user --query User.UserName --output yaml', bob)).toBe('"Bob"\n');
    expect(print('aws iam delete-user --user-name Bob --output yaml', {})).toBe('');
    expect(formatYaml(['12', 'true', '- x', "it's", '2026-11-24', 'a\nb', null])).toBe(
      "- '12'\n- 'true'\n- '- x'\n- it's\n- '2026-11-24'\n- 'a\n\n  b'\n- null\n",
    );
  });
});

describe('an output', () => {
  it('shows policy documents as JSON, whether they come percent-encoded or not', () => {
    const document = '{"Version":"2012-10-17","Statement":[]}';
    for (const text of [document, encodeURIComponent(document)])
      expect(
        JSON.parse(
          print('aws iam get-role-policy --role-name r --policy-name p', {
            RoleName: 'r',
            PolicyName: 'p',
            PolicyDocument: text,
          }),
        ),
      ).toEqual({
        RoleName: 'r',
        PolicyName: 'p',
        PolicyDocument: { Version: '2012-10-17', Statement: [] },
      });
  });

  it('leaves a bucket policy the text that it is', () => {
    expect(print('aws s3api get-bucket-policy --bucket b --query Policy --output text', { Policy: '{"a":1}' })).toBe(
      '{"a":1}\n',
    );
  });

  it('has fractions of seconds where a JSON service gives them', () => {
    const created = { analyzer: { arn: 'a', createdAt: '2026-11-22T12:22:14.816Z' } };
    expect(print('aws accessanalyzer get-analyzer --analyzer-name a --query analyzer.createdAt', created)).toBe(
      '"2026-11-22T12:22:14.816000+00:00"\n',
    );
  });

  it('is not printed with --output off', () => {
    expect(print('aws iam get-user --output off', bob)).toBe('');
  });

  it('takes its format from the environment or the profile', () => {
    expect(print('AWS_DEFAULT_OUTPUT=text aws iam get-user --query User.UserName', bob)).toBe('Bob\n');
    expect(print('aws configure set output text; aws iam get-user --query User.UserName', bob)).toBe('Bob\n');
  });

  it('keeps letters of all languages and loses what would steer the terminal', () => {
    expect(
      print('aws iam get-user --query User.UserName --output text', { User: { UserName: 'Zoë 漢\u001b]0;x\u0007' } }),
    ).toBe('Zoë 漢]0;x\n');
  });

  it('goes to a file where the command line names one', () => {
    const body = Buffer.from('hello\n').toString('base64');
    const port = fakePort(() => yes({ Body: body, ContentLength: 6 }));
    expect(run('aws s3api get-object --bucket b --key k out.txt; cat out.txt', port).stdout).toBe(
      '{\n    "ContentLength": 6\n}\nhello\n',
    );
  });

  it('leaves out the seed of a virtual MFA device and puts it into the file', () => {
    const device = {
      SerialNumber: 'arn:aws:iam::111122223333:mfa/m',
      Base32StringSeed: Buffer.from('ABCD').toString('base64'),
      QRCodePNG: 'iVBORw0KGgo=',
    };
    const port = fakePort(() => yes({ VirtualMFADevice: device }));
    const line =
      'aws iam create-virtual-mfa-device --virtual-mfa-device-name m --outfile seed --bootstrap-method Base32StringSeed --query VirtualMFADevice';
    expect(run(`${line} --output text; cat seed`, port).stdout).toBe('arn:aws:iam::111122223333:mfa/m\nABCD');
  });
});
