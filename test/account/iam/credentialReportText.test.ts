import { expect, it } from 'vitest';
import { credentialReportText } from '../../../src/account/iam/credentialReportText.ts';
import type { AccountStart } from '../../../src/account/startShape.ts';
import { home, world } from '../larkspur.ts';

const columns =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated';

function report(start: AccountStart, withPassword = true): readonly string[] {
  const account = world(start).accounts.get(home);
  if (!account) throw new Error('the account is gone');
  return credentialReportText({ ...account, root: { ...account.root, password: withPassword } }).split('\n');
}

const created = '2026-01-02T03:04:05Z';

it('a credential report is written as AWS writes it, column by column', () => {
  const lines = report({
    created,
    root: {
      passwordLastUsed: '2026-11-20T08:00:00Z',
      accessKeys: [{ created, lastUsed: { at: '2026-11-21T08:00:00Z', service: 'iam', region: 'us-east-1' } }],
    },
    passwordPolicy: { maxAge: 90 },
    users: [
      { name: 'zoe', created },
      {
        name: 'Maya',
        created,
        path: '/ops/',
        loginProfile: { created: '2026-11-01T00:00:00Z' },
        mfa: true,
        accessKeys: [{ status: 'Inactive', created: '2026-02-01T00:00:00Z' }, { created: '2026-03-01T00:00:00Z' }],
      },
    ],
  });
  expect(lines).toEqual([
    columns,
    `<root_account>,arn:aws:iam::${home}:root,${created},true,2026-11-20T08:00:00Z,${created},not_supported,false,true,${created},2026-11-21T08:00:00Z,us-east-1,iam,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A`,
    `Maya,arn:aws:iam::${home}:user/ops/Maya,${created},true,no_information,2026-11-01T00:00:00Z,2027-01-30T00:00:00Z,true,true,2026-03-01T00:00:00Z,N/A,N/A,N/A,false,2026-02-01T00:00:00Z,N/A,N/A,N/A,false,N/A,false,N/A`,
    `zoe,arn:aws:iam::${home}:user/zoe,${created},false,N/A,N/A,N/A,false,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A`,
  ]);
});

it('a root user whose credentials are managed centrally has no password in the report', () => {
  const [, root] = report({ created }, false);
  expect(root?.split(',').slice(3, 8)).toEqual(['false', 'N/A', 'N/A', 'not_supported', 'false']);
});

it('a name with a comma stays one cell', () => {
  const [, , line] = report({ created, users: [{ name: 'a,b', created }] });
  expect(line?.startsWith(`"a,b","arn:aws:iam::${home}:user/a,b",${created}`)).toBe(true);
});
