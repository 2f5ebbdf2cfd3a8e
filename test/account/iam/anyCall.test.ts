import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply } from '../../../src/account/apply.ts';
import type { Json, JsonObject } from '../../../src/account/call.ts';
import { iamOperations } from '../../../src/account/iam/operations.ts';
import { serviceModel } from '../../../src/catalogue/models.ts';
import { account, allow, arn, console_, ec2Trust, Lab } from './lab.ts';
import { outputFaults } from './outputFaults.ts';

const model = serviceModel('iam');
if (!model) throw new Error('there is no model of IAM');
const { operations, shapes } = model;

const names = ['maya', 'app', 'new-one'];
const arns = [
  arn('user/maya'),
  arn('role/app'),
  arn('group/devs'),
  arn('policy/p1'),
  arn('policy/ghost'),
  arn('mfa/maya'),
  'arn:aws:iam::aws:policy/ReadOnlyAccess',
  'not-an-arn-but-long-enough',
];
const documents = [
  allow('s3:*'),
  allow('iam:*', arn('user/${aws:username}')),
  ec2Trust,
  '{',
  '{"Statement":[]}',
  '[[[[]]]]',
];

/** Values worth trying for a text, by what the name of its shape speaks of. */
const pools: readonly (readonly [RegExp, readonly string[]])[] = [
  [/document/i, documents],
  [/^(arnType|ResourceNameType|serialNumberType)$/, arns],
  [/path/i, ['/', '/eng/', '/a//b/']],
  [/policyVersionId/, ['v1', 'v2', 'v9']],
  [/authenticationCode/, ['123456', '000000']],
  [/accessKeyId/, ['AKIAEXAMPLEEXAMPLE12', 'AKIAGHOSTGHOSTGHOST1']],
  [/ActionName/, ['s3:GetObject', 'iam:CreateUser', '*', 'made:Up']],
  [/password/i, ['Sunflower-42', 'short']],
  [/tagKey/, ['team', 'Team', 'aws:team', 'cost']],
  [/jobID/, ['00000000-0000-4000-8000-000000000000']],
  [/userName/i, ['maya', 'MAYA', 'new-one']],
  [/groupName/i, ['devs', 'Devs', 'new-one']],
  [/(role|instanceProfile)Name/i, ['app', 'APP', 'new-one']],
  [/policyName/i, ['p1', 'new-one']],
  [/./, names],
];

function textOf(shapeName: string): fc.Arbitrary<string> {
  const shape = shapes[shapeName];
  if (shape?.enum) return fc.constantFrom(...shape.enum);
  const pool = pools.find(([pattern]) => pattern.test(shapeName))?.[1] ?? names;
  return fc.constantFrom(...pool);
}

function valueFor(shapeName: string): fc.Arbitrary<Json> {
  const shape = shapes[shapeName];
  switch (shape?.type) {
    case 'list':
      return fc.array(valueFor(shape.member?.shape ?? ''), { maxLength: 3 });
    case 'structure':
      return inputOf(shapeName);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: shape.min ?? 1, max: shape.max ?? 100 });
    default:
      return textOf(shapeName);
  }
}

function inputOf(shapeName: string | undefined): fc.Arbitrary<JsonObject> {
  const shape = shapeName === undefined ? undefined : shapes[shapeName];
  const members = Object.entries(shape?.members ?? {})
    .filter(([name]) => name !== 'Marker')
    .map(([name, member]) => [name, valueFor(member.shape)] as const);
  const required = shape?.required ?? [];
  return fc.record(Object.fromEntries(members), { requiredKeys: [...required] });
}

const callOf = fc
  .constantFrom(...Object.keys(iamOperations))
  .chain((operation) => inputOf(operations[operation]?.input?.shape).map((input) => ({ operation, input })));

const newSandbox = () =>
  new Lab({
    users: [
      { name: 'maya', groups: ['devs'], mfa: true, loginProfile: true, accessKeys: [{ id: 'AKIAEXAMPLEEXAMPLE12' }] },
    ],
    groups: [{ name: 'devs', attached: ['p1'] }],
    roles: [{ name: 'app', trust: JSON.parse(ec2Trust), attached: ['ReadOnlyAccess'] }],
    instanceProfiles: [{ name: 'app', role: 'app' }],
    policies: [{ name: 'p1', document: JSON.parse(allow('s3:*')) }],
  }).sandbox;

test('whatever the root user calls is answered within the model, and a call that fails changes no entity', () => {
  const seen = new Set<string>();
  const calls = fc.array(callOf, { minLength: 20, maxLength: 40 });
  fc.assert(
    fc.property(calls, (sequence) => {
      let sandbox = newSandbox();
      for (const [index, { operation, input }] of sequence.entries()) {
        const caller = index % 7 === 6 ? console_('maya') : ({ type: 'root', account, mfa: true } as const);
        const time = sandbox.clock + 1000;
        const applied = apply(sandbox, { service: 'iam', operation, input, caller, time });
        if (applied.outcome.ok) {
          seen.add(operation);
          expect(outputFaults(operation, applied.outcome.output)).toEqual([]);
        } else {
          expect(applied.outcome.error.message).not.toMatch(/\{\w+\}/);
          expect(applied.sandbox.accounts.get(account)).toBe(sandbox.accounts.get(account));
        }
        sandbox = applied.sandbox;
      }
    }),
    { numRuns: 80, seed: 11 },
  );
  expect(seen.size).toBeGreaterThan(75);
});
