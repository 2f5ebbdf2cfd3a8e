import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../src/account/call.ts';
import type { SentCall } from '../../../src/doors/console/session.ts';
import { fakePort, no, run, yes } from './fakePort.ts';

const names = ['a', 'b', 'c', 'd', 'e'];

/** Lists five users, three a page unless the call says otherwise. */
function users({ input }: SentCall) {
  const from = typeof input.Marker === 'string' ? Number(input.Marker) : 0;
  const size = typeof input.MaxItems === 'number' ? input.MaxItems : 3;
  const page = names.slice(from, from + size).map((UserName): JsonObject => ({ UserName }));
  const end = from + size;
  const more: JsonObject = end < names.length ? { IsTruncated: true, Marker: String(end) } : { IsTruncated: false };
  return yes({ Users: page, ...more });
}

const port = fakePort(users);
const inputs = (line: string) => run(line, port).calls.map(({ input }) => input);
const json = (line: string): Json => JSON.parse(run(line, port).stdout);
const users5 = names.map((UserName) => ({ UserName }));

describe('an operation with pages', () => {
  it.each([
    ['M1___2', { Marker: 'M1' }],
    ['None___1', {}],
    ['M1', { Marker: 'M1' }],
    ['M1___x', { Marker: 'M1___x' }],
  ])('goes on at %s as the AWS CLI of old wrote tokens', (token, input) => {
    const { calls } = run(`aws iam list-users --starting-token ${token}`);
    expect(calls[0]?.input).toEqual(input);
  });

  it('refuses a token of more parts than the operation has', () => {
    const { exit, stderr, calls } = run('aws iam list-users --starting-token a___b___c');
    expect({ exit, stderr, calls }).toEqual({ exit: 255, stderr: '\nBad starting token: a___b___c\n', calls: [] });
  });

  it('gets them all and shows them as one output without marks', () => {
    expect(json('aws iam list-users')).toEqual({ Users: users5 });
    expect(inputs('aws iam list-users')).toEqual([{}, { Marker: '3' }]);
  });

  it('asks for pages of the size that is wanted', () => {
    expect(inputs('aws iam list-users --page-size 2')).toEqual([
      { MaxItems: 2 },
      { MaxItems: 2, Marker: '2' },
      { MaxItems: 2, Marker: '4' },
    ]);
    expect(json('aws iam list-users --page-size 2')).toEqual({ Users: users5 });
  });

  it('stops within a page and says where to go on, with the token of the AWS CLI', () => {
    const token = 'eyJNYXJrZXIiOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAyfQ==';
    expect(Buffer.from(token, 'base64').toString()).toBe('{"Marker": null, "boto_truncate_amount": 2}');
    expect(json('aws iam list-users --max-items 2')).toEqual({ Users: users5.slice(0, 2), NextToken: token });
    expect(json(`aws iam list-users --starting-token ${token}`)).toEqual({ Users: users5.slice(2) });
  });

  it('goes on from a token that was cut twice', () => {
    const token = (line: string) => String(json(`${line} --query NextToken`));
    const first = token('aws iam list-users --max-items 1');
    const second = token(`aws iam list-users --max-items 1 --starting-token ${first}`);
    expect(json(`aws iam list-users --max-items 1 --starting-token ${second}`)).toMatchObject({
      Users: [{ UserName: 'c' }],
    });
  });

  it('goes on at the edge of a page with the service’s own mark', () => {
    const cut = json('aws iam list-users --max-items 3') as { NextToken: string };
    expect(Buffer.from(cut.NextToken, 'base64').toString()).toBe('{"Marker": "3"}');
    expect(json(`aws iam list-users --starting-token ${cut.NextToken}`)).toEqual({ Users: users5.slice(3) });
  });

  it('gets one page as it is with --no-paginate or a mark of the API', () => {
    expect(json('aws iam list-users --no-paginate')).toEqual({
      Users: users5.slice(0, 3),
      IsTruncated: true,
      Marker: '3',
    });
    expect(inputs('aws iam list-users --no-paginate --max-items 4')).toEqual([{ MaxItems: 4 }]);
    expect(inputs('aws iam list-users --marker 3')).toEqual([{ Marker: '3' }]);
  });

  it('applies a query to each page in the text format, and to the whole in the others', () => {
    expect(run("aws iam list-users --query 'length(Users)' --output text", port).stdout).toBe('3\n2\n');
    expect(run("aws iam list-users --query 'length(Users)'", port).stdout).toBe('5\n');
  });

  it('prints the token of a cut text output on a line of its own', () => {
    expect(run('aws iam list-users --max-items 1 --output text', port).stdout).toMatch(
      /^USERS\ta\nNEXTTOKEN\teyJ\S+\n$/,
    );
  });

  it('streams each page as a document in yaml-stream', () => {
    expect(run('aws iam list-users --output yaml-stream', port).stdout).toBe(
      "- IsTruncated: true\n  Marker: '3'\n  Users:\n  - UserName: a\n  - UserName: b\n  - UserName: c\n- IsTruncated: false\n  Users:\n  - UserName: d\n  - UserName: e\n",
    );
  });

  it('keeps what is the same on every page', () => {
    const group = fakePort(() => yes({ Group: { GroupName: 'g' }, Users: [], IsTruncated: false }));
    expect(JSON.parse(run('aws iam get-group --group-name g', group).stdout)).toEqual({
      Users: [],
      Group: { GroupName: 'g' },
    });
  });

  it('stops at the first refusal', () => {
    let calls = 0;
    const failing = fakePort((call) => (++calls > 1 ? no('Throttling', 'Rate exceeded') : users(call)));
    expect(run('aws iam list-users', failing)).toMatchObject({
      exit: 254,
      stdout: '',
      stderr: '\nAn error occurred (Throttling) when calling the ListUsers operation: Rate exceeded\n',
    });
  });

  it('ends where a service gives the same mark twice', () => {
    const stuck = fakePort(() => yes({ Users: [], IsTruncated: true, Marker: 'm' }));
    const { stderr, calls, exit } = run('aws iam list-users', stuck);
    expect(stderr).toContain('The same next token was received twice');
    expect([calls.length, exit]).toEqual([2, 255]);
  });
});
