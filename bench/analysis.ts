import { comparePolicies } from '../src/analysis/documents/comparePolicies.ts';
import { excessOf } from '../src/analysis/excess.ts';
import { groupExcess } from '../src/analysis/excessEntries.ts';
import { neverHolds } from '../src/analysis/never.ts';
import type { Policy } from '../src/policy/document.ts';
import { empty, policy, principal, published } from '../test/analysis/world.ts';
import { measure, print } from './yardstick.ts';

const allow = (Action: string | string[], Resource: string | string[] = '*', Condition?: object) => {
  return { Effect: 'Allow', Action, Resource, ...(Condition ? { Condition } : {}) };
};

const ceiling = policy(
  allow('ec2:Describe*'),
  allow(['ec2:StartInstances', 'ec2:StopInstances'], '*', { StringEquals: { 'aws:ResourceTag/env': 'dev' } }),
);

const noMfa = policy({
  Effect: 'Deny',
  NotAction: ['iam:ListMFADevices', 'iam:EnableMFADevice', 'sts:GetSessionToken'],
  Resource: '*',
  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
});

/** Ten statements on a bucket, a queue and a table of their own, some with conditions. */
const team = (number: number): Policy =>
  policy(
    ...Array.from({ length: 10 }, (_, index) => {
      const name = `team-${number}-${index}`;
      const tagged = { StringEquals: { 'aws:PrincipalTag/team': name }, Bool: { 'aws:SecureTransport': 'true' } };
      return allow(
        ['s3:GetObject', 's3:Put*', 's3:ListBucket', 'sqs:SendMessage', 'dynamodb:*Item'],
        [
          `arn:aws:s3:::${name}`,
          `arn:aws:s3:::${name}/*`,
          `arn:aws:sqs:*:*:${name}-*`,
          `arn:aws:dynamodb:*:*:table/${name}`,
        ],
        index % 3 === 0 ? tagged : undefined,
      );
    }),
  );

const teams = Array.from({ length: 10 }, (_, number) => team(number));

const cold = performance.now();
excessOf(empty.view, principal([published('AdministratorAccess')]), [ceiling]);
console.log(`first comparison of all, with the catalogue read: ${(performance.now() - cold).toFixed(0)} ms`);

const compare = (granted: readonly Policy[], limits: readonly Policy[]) => () =>
  excessOf(empty.view, principal(granted), limits);
const nine = teams.slice(0, 9);

const cases: readonly (readonly [string, () => unknown])[] = [
  ['AdministratorAccess against a tight ceiling', compare([published('AdministratorAccess')], [ceiling])],
  ['the same with a Deny without MFA', compare([published('AdministratorAccess'), noMfa], [ceiling])],
  ['PowerUserAccess against a tight ceiling', compare([published('PowerUserAccess')], [ceiling])],
  ['ReadOnlyAccess against a tight ceiling', compare([published('ReadOnlyAccess')], [ceiling])],
  ['AmazonEC2FullAccess against a tight ceiling', compare([published('AmazonEC2FullAccess')], [ceiling])],
  ['a task’s policy against itself', compare([ceiling], [ceiling])],
  ['10 policies of 10 statements against themselves', compare(teams, teams)],
  ['10 policies of 10 statements against 9 of them', compare(teams, nine)],
  [
    'the entries of PowerUserAccess, with witnesses',
    () => {
      const { excess } = excessOf(empty.view, principal([published('PowerUserAccess')]), [ceiling]);
      return groupExcess(excess).map(({ witness }) => witness);
    },
  ],
  [
    'PowerUserAccess never changes users',
    () =>
      neverHolds(empty.view, principal([published('PowerUserAccess')]), {
        actions: ['iam:Create*', 'iam:Put*', 'iam:Attach*'],
        on: [],
        except: [],
      }),
  ],
];
for (const [what, work] of cases) print(measure(what, work, 20));

// Documents alone, with everybody in every account: whole catalogue, both directions and all counts.

const limits = { kind: 'identity', principal: null, boundary: null, scps: [] } as const;
const both = (granted: readonly Policy[], needed: readonly Policy[]) => () =>
  comparePolicies({ ...limits, granted, needed });

print(measure('documents: 10 policies of 10 statements, themselves', both(teams, teams), 20));
print(measure('documents: 10 policies of 10 statements, 9 of them', both(teams, nine), 20));

/** The same policies with one statement of one of them edited, anew in each round. */
let edits = 0;
function edited(): Policy[] {
  edits += 1;
  return [...nine, policy(allow(['s3:GetObject', 's3:PutObject'], `arn:aws:s3:::edited-${edits}/*`))];
}
print(measure('documents: 10 × 10 again after an edit', () => both(edited(), teams)(), 20));
print(measure('an account: 10 × 10 again after an edit', () => compare(edited(), teams)(), 20));

console.log('\ngrowth');
const sizes = (name: string, of: readonly number[], make: (size: number) => () => unknown) => {
  for (const size of of) print(measure(`${name}: ${size}`, make(size), 5));
};
const several = (size: number, more: (index: number) => object) =>
  policy(...Array.from({ length: size }, (_, index) => more(index)));
sizes('statements', [1, 10, 100, 500, 1_000, 2_000], (size) => {
  const many = (extra: string) =>
    several(size, (index) => allow(['s3:GetObject', 'sqs:SendMessage'], [`arn:aws:s3:::b${index}${extra}/*`]));
  const [one, other] = [many(''), many('')];
  return both([one, policy(allow('s3:PutObject', 'arn:aws:s3:::other/*'))], [other]);
});
sizes('stars in one pattern', [1, 5, 10, 20, 50], (size) => {
  const starred = (letter: string) => policy(allow('s3:GetObject', `arn:aws:s3:::logs/${`${letter}*`.repeat(size)}`));
  return both([starred('a')], [starred('b')]);
});
sizes('condition keys', [1, 3, 6, 9, 12], (size) => {
  const keyed = (last: string) =>
    policy(
      allow('s3:GetObject', '*', {
        StringEquals: Object.fromEntries(
          Array.from({ length: size }, (_, index) => [`aws:PrincipalTag/t${index}`, index === size - 1 ? last : 'a']),
        ),
      }),
    );
  return both([keyed('a')], [keyed('b')]);
});
