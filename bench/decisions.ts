import { decide } from '../src/policy/evaluate.ts';
import { readPolicy } from '../src/policy/parse.ts';
import type { AttachedPolicy, AuthorizationRequest, PoliciesInForce } from '../src/policy/request.ts';
import { verdictOf } from '../src/policy/verdict.ts';
import { measure, print } from './yardstick.ts';

function attached(ref: string, document: unknown): AttachedPolicy {
  const { policy, faults } = readPolicy(document, 'identity');
  if (policy === null) throw new Error(faults[0]?.message);
  return { ref, policy };
}

const statement = (index: number) => ({
  Sid: `S${index}`,
  Effect: index % 7 === 0 ? 'Deny' : 'Allow',
  Action: [`service${index}:Get*`, `service${index}:List*`, 's3:Put*'],
  Resource: [`arn:aws:s3:::bucket-${index}/*`, `arn:aws:s3:::bucket-${index}`],
  Condition: { StringEquals: { 'aws:PrincipalTag/team': `team-${index}` } },
});

const small: PoliciesInForce = {
  identity: [
    attached('identity[0]', {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['s3:Get*', 's3:List*'], Resource: 'arn:aws:s3:::logs/*' }],
    }),
  ],
};
const large: PoliciesInForce = {
  identity: Array.from({ length: 10 }, (_, index) =>
    attached(`identity[${index}]`, {
      Version: '2012-10-17',
      Statement: Array.from({ length: 10 }, (_, inner) => statement(index * 10 + inner)),
    }),
  ),
};

const request = (resource: string): AuthorizationRequest => ({
  principal: 'arn:aws:iam::111122223333:user/dana',
  action: 's3:PutObject',
  resource,
  context: { 'aws:PrincipalTag/team': 'team-42', 'aws:SecureTransport': 'true' },
});
const read: AuthorizationRequest = { ...request('arn:aws:s3:::logs/2026/11'), action: 's3:GetObject' };

const repeat = (count: number, work: () => void) => () => {
  for (let index = 0; index < count; index += 1) work();
};

const rows = [
  measure(
    '1,000 verdicts, 1 policy of 1 statement',
    repeat(1_000, () => verdictOf(read, small)),
  ),
  measure(
    '1,000 verdicts, 10 policies of 10 statements',
    repeat(1_000, () => verdictOf(request('arn:aws:s3:::bucket-42/a'), large)),
  ),
  measure(
    '1,000 decisions with reasons, 1 policy',
    repeat(1_000, () => decide(read, small)),
  ),
  measure(
    '100 decisions with reasons, 10 × 10 statements',
    repeat(100, () => decide(request('arn:aws:s3:::bucket-42/a'), large)),
  ),
];
for (const row of rows) print(row);
console.log(`verdicts a second, small policy: ${Math.round(1_000_000 / (rows[0]?.median ?? 1)).toLocaleString('en')}`);
