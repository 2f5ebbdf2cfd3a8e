import { describe, expect, it } from 'vitest';
import { fakePort, no, run, yes } from './fakePort.ts';

const github = 'https://token.actions.githubusercontent.com';

describe('idp-token', () => {
  it('asks the simulated provider for what a user of it gets', () => {
    const port = fakePort(() => yes({ Token: 'head.body.sign' }));
    const line = `idp-token ${github} repo:a/b --audience sts.amazonaws.com --expires-in 60 --role r1 --role r2 ref=main 'tags=["a","b"]'`;
    const { stdout, calls, exit } = run(line, port);
    expect([stdout, exit]).toEqual(['head.body.sign\n', 0]);
    expect(calls).toMatchObject([
      {
        service: 'dojo',
        operation: 'IssueIdentityToken',
        input: {
          Provider: github,
          Subject: 'repo:a/b',
          Audience: 'sts.amazonaws.com',
          ExpiresIn: 60,
          Roles: ['r1', 'r2'],
          Claims: { ref: 'main', tags: ['a', 'b'] },
        },
      },
    ]);
  });

  it('tells why there is no token', () => {
    const port = fakePort(() => no('NoSuchEntity', 'There is no identity provider x.'));
    expect(run('idp-token x y', port)).toMatchObject({
      stderr: 'idp-token: There is no identity provider x.\n',
      exit: 1,
    });
  });

  it.each([
    'idp-token',
    'idp-token x',
    'idp-token x y z',
    'idp-token x y --colour red',
    'idp-token x y --expires-in soon',
  ])('%s shows how it is used', (line) => {
    expect(run(line)).toMatchObject({ stderr: expect.stringContaining('usage: idp-token PROVIDER SUBJECT'), exit: 2 });
  });
});
