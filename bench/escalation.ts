/** How long it takes to find who can become administrator, over the number of users and roles of an account. */
import { buildSandbox } from '../src/account/start.ts';
import type { AccountStart } from '../src/account/startShape.ts';
import { accountMap } from '../src/analysis/escalation/accountMap.ts';
import { reachOf } from '../src/analysis/escalation/reach.ts';
import { escalationView } from '../src/training/escalationView.ts';

const home = '111122223333';
const clock = Date.parse('2026-11-24T09:00:00Z');

const allow = (Action: string | string[], Resource: string | string[] = '*', rest: object = {}) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource, ...rest }] });

const trust = (principal: object) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }],
  });

/** What people in an account usually hold: mostly harmless work, a few wide permissions, and a long ladder. */
function accountOf(size: number): AccountStart {
  const user = (index: number) => {
    const own = `arn:aws:s3:::home/user-${index}/*`;
    const kinds = [
      allow(['s3:GetObject', 's3:PutObject'], own),
      allow(['ec2:Describe*', 'ec2:StartInstances'], '*', {
        Condition: { StringEquals: { 'aws:ResourceTag/team': 'a' } },
      }),
      allow('sts:AssumeRole', `arn:aws:iam::${home}:role/role-${index}`),
      allow(['iam:CreateAccessKey', 'iam:PutUserPolicy'], `arn:aws:iam::${home}:user/\${aws:username}`, {
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      }),
      allow('iam:CreateAccessKey', `arn:aws:iam::${home}:user/user-${index - 4}`),
      allow('iam:Get*'),
      allow('lambda:*', '*'),
      allow('iam:PassRole', '*', { Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } } }),
    ];
    return { name: `user-${index}`, inline: { work: kinds[index % kinds.length] ?? '' } };
  };
  const role = (index: number) => ({
    name: `role-${index}`,
    trust: trust(index % 3 === 0 ? { Service: 'lambda.amazonaws.com' } : { AWS: `arn:aws:iam::${home}:root` }),
    inline: { work: allow('dynamodb:*', `arn:aws:dynamodb:*:*:table/t-${index}`) },
  });
  const half = Math.ceil(size / 2);
  return {
    id: home,
    users: [
      { name: 'ada', attached: ['AdministratorAccess'] },
      ...Array.from({ length: half }, (_, index) => user(index)),
    ],
    roles: [
      { name: 'admin', trust: trust({ Service: 'lambda.amazonaws.com' }), attached: ['AdministratorAccess'] },
      ...Array.from({ length: size - half }, (_, index) => role(index)),
    ],
  };
}

console.log('users and roles   view ms   search ms   can become administrator   ways tried');
for (const size of [1, 10, 100, 1000, 2000, 5000]) {
  const sandbox = buildSandbox({ home, accounts: [accountOf(size)] }, { clock, seed: 1 });
  const start = performance.now();
  const map = accountMap(escalationView(sandbox));
  const made = performance.now();
  const { reached } = reachOf(map);
  const done = performance.now();
  const cells = [size, (made - start).toFixed(1), (done - made).toFixed(1), reached.size, map.effort.tried];
  console.log(cells.map((cell, at) => String(cell).padStart([15, 9, 11, 26, 12][at] ?? 0)).join(' '));
}
