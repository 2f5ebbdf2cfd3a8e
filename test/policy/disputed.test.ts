import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/policy/decision.ts';
import { decide } from '../../src/policy/evaluate.ts';
import { explainDecision } from '../../src/policy/explain.ts';
import type { AuthorizationRequest, PoliciesInForce } from '../../src/policy/request.ts';
import { allow, ask, dana, deny, inForce, queue, session } from './situation.ts';

interface Row {
  readonly about: string;
  readonly request?: Partial<AuthorizationRequest>;
  readonly policies: PoliciesInForce;
  readonly answer: Verdict;
  /** Words of the sentence that is told. */
  readonly says: string;
}

const onlyS3 = [allow({ Action: 's3:*' })];
const role = 'arn:aws:iam::111122223333:role/Deploy';
const federated = 'arn:aws:sts::111122223333:federated-user/visitor';
const trust = [{ Effect: 'Allow', Principal: { AWS: dana }, Action: 'sts:AssumeRole' }];
const withoutVersion: PoliciesInForce = {
  identity:
    inForce({ identity: [allow({ Resource: 'arn:aws:sqs:*:*:${aws:username}' })] }).identity?.map((one) => ({
      ...one,
      policy: { ...one.policy, version: null },
    })) ?? [],
};
const when = (Condition: object) => inForce({ identity: [allow({ Condition })] });
const unless = (Condition: object) => inForce({ identity: [allow(), deny({ Condition })] });

const rows: readonly Row[] = [
  {
    about: 'a silent session policy and a grant to the session',
    request: { principal: session },
    policies: inForce({ resource: [allow({ Principal: { AWS: session } })], session: onlyS3 }),
    answer: 'allowed',
    says: 'grants the session itself',
  },
  {
    about: 'a variable under Bool',
    request: { context: { 'aws:SecureTransport': 'true', 'aws:PrincipalTag/tls': 'true' } },
    policies: when({ Bool: { 'aws:SecureTransport': '${aws:PrincipalTag/tls}' } }),
    answer: 'implicitDeny',
    says: 'variable under Bool',
  },
  {
    about: 'ForAnyValue with IfExists and an absent key',
    policies: when({ 'ForAnyValue:StringEqualsIfExists': { 'aws:TagKeys': 'x' } }),
    answer: 'implicitDeny',
    says: 'ForAnyValue with IfExists',
  },
  {
    about: 'a variable without Version',
    request: { resource: 'arn:aws:sqs:eu-west-1:111122223333:${aws:username}' },
    policies: withoutVersion,
    answer: 'allowed',
    says: 'without Version',
  },
  {
    about: 'a NotPrincipal that lists a user and the account',
    request: { principal: 'arn:aws:iam::111122223333:user/erin' },
    policies: inForce({
      identity: [allow()],
      resource: [{ Effect: 'Deny', NotPrincipal: { AWS: [dana, '111122223333'] }, Action: 'sqs:*', Resource: '*' }],
    }),
    answer: 'explicitDeny',
    says: 'Deny with NotPrincipal lists an account',
  },
  {
    about: 'a grant to everyone narrowed by the principal ARN, under a silent session policy',
    request: { principal: session },
    policies: inForce({
      resource: [allow({ Principal: '*', Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Api' } } })],
      session: onlyS3,
    }),
    answer: 'allowed',
    says: 'grants everyone',
  },
  {
    about: 'a federated session without session policy',
    request: { principal: federated },
    policies: inForce({ identity: [allow()] }),
    answer: 'implicitDeny',
    says: 'federated session without session policy',
  },
  {
    about: 'a star that runs over a colon',
    policies: inForce({ identity: [allow({ Resource: 'arn:aws:sqs:*:events' })] }),
    answer: 'allowed',
    says: 'past the next colon',
  },
  {
    about: 'a negated operator and a value that is no address',
    request: { context: { 'aws:SourceIp': 'office' } },
    policies: unless({ NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }),
    answer: 'allowed',
    says: 'a value that is neither',
  },
  {
    about: 'a negated operator and a value that is no ARN',
    request: { context: { 'aws:SourceArn': 'office' } },
    policies: unless({ ArnNotLike: { 'aws:SourceArn': 'arn:aws:s3:::site' } }),
    answer: 'allowed',
    says: 'a value that is neither',
  },
  {
    about: 'the letter case of a role name',
    request: { action: 'sts:AssumeRole', resource: role },
    policies: inForce({
      identity: [allow({ Action: 'sts:*', Resource: role.toLowerCase() })],
      trust: [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' }],
    }),
    answer: 'implicitDeny',
    says: 'another letter case',
  },
  {
    about: 'an empty tag value',
    request: { context: { 'aws:PrincipalTag/team': '' } },
    policies: when({ Null: { 'aws:PrincipalTag/team': 'false' } }),
    answer: 'allowed',
    says: 'A tag has an empty value',
  },
  {
    about: 'a list without values under Null',
    request: { context: { 'aws:TagKeys': [] } },
    policies: when({ Null: { 'aws:TagKeys': 'false' } }),
    answer: 'implicitDeny',
    says: 'a list without values',
  },
  {
    about: 'trust in a user who has no identity policy',
    request: { action: 'sts:AssumeRole', resource: role },
    policies: inForce({ trust }),
    answer: 'allowed',
    says: 'no identity policy is needed',
  },
  {
    about: 'a missing allow of a service control policy',
    policies: inForce({ scp: [onlyS3], identity: [allow()] }),
    answer: 'implicitDeny',
    says: 'older AWS page',
  },
  {
    about: 'a resource control policy on an action without resource',
    request: { action: 'sqs:ListQueues', resource: '*' },
    policies: inForce({ identity: [allow()], rcp: [deny({ Principal: '*' })] }),
    answer: 'allowed',
    says: 'action without resource type',
  },
  {
    about: 'the letter case of a tag value',
    request: { context: { 'aws:ResourceTag/team': 'Core' } },
    policies: when({ StringEquals: { 'aws:ResourceTag/team': 'core' } }),
    answer: 'implicitDeny',
    says: 'differs in letter case only',
  },
  {
    about: 'a value that is no number under NumericNotEquals',
    request: { context: { 's3:max-keys': 'many' } },
    policies: when({ NumericNotEquals: { 's3:max-keys': '10' } }),
    answer: 'allowed',
    says: 'NumericNotEquals',
  },
  {
    about: 'several session policies',
    request: { principal: session },
    policies: {
      ...inForce({ identity: [allow()] }),
      session: [inForce({ session: onlyS3 }), inForce({ session: [allow()] })].flatMap(({ session: one }) => one ?? []),
    },
    answer: 'allowed',
    says: 'several session policies',
  },
  {
    about: 'an allow with NotPrincipal',
    policies: inForce({ resource: [allow({ NotPrincipal: { AWS: 'arn:aws:iam::111122223333:user/erin' } })] }),
    answer: 'allowed',
    says: 'unsupported',
  },
  {
    about: 'a deny of getting a session token',
    request: { action: 'sts:GetSessionToken', resource: '*' },
    policies: inForce({ identity: [deny({ Action: 'sts:*' })] }),
    answer: 'allowed',
    says: 'users report denials',
  },
];

describe('points on which AWS’s documents disagree', () => {
  it.each(rows)('$about: answered, and told', ({ request, policies, answer, says }) => {
    const decision = decide(ask(request), policies);
    expect(decision.decision).toBe(answer);
    const told = decision.disputed.filter((sentence) => sentence.includes(says));
    expect(told.length).toBe(1);
    expect(explainDecision(decision)).toContain(`disputed: ${told[0]}`);
  });

  it('stay unsaid in plain cases', () => {
    const plain: readonly PoliciesInForce[] = [
      {},
      inForce({ identity: [allow()] }),
      inForce({ identity: [allow(), deny({ Action: 's3:*' })], boundary: [allow()], scp: [[allow()]] }),
      inForce({ resource: [allow({ Principal: { AWS: dana } })] }),
      when({ StringEquals: { 'aws:ResourceTag/team': 'core' } }),
      inForce({ identity: [allow({ Resource: queue })] }),
    ];
    const told = plain.map(
      (policies) => decide(ask({ context: { 'aws:ResourceTag/team': 'core' } }), policies).disputed,
    );
    expect(told.flat()).toEqual([]);
  });
});
