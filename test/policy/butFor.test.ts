import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { butForSentence, butForText } from '../../src/policy/butForText.ts';
import type { ButFor } from '../../src/policy/decision.ts';
import { decide } from '../../src/policy/evaluate.ts';
import { explainDecision } from '../../src/policy/explain.ts';
import type { AuthorizationRequest, Context, PoliciesInForce } from '../../src/policy/request.ts';
import { allow, ask, dana, deny, inForce, queue, session } from './situation.ts';

const butFor = (policies: PoliciesInForce, request = ask()) => decide(request, policies).butFor;
const kinds = (changes: readonly ButFor[]) => changes.map(({ kind }) => kind);
const nearest = (policies: PoliciesInForce, request: AuthorizationRequest = ask()) =>
  butForSentence(decide(request, policies));
const withContext = (context: Context) => ask({ context });

describe('a request that would be allowed but for one thing', () => {
  it('says which statement denies it', () => {
    const policies = inForce({ identity: [allow()], scp: [[allow(), deny({ Sid: 'NoQueues' })]] });
    expect(butFor(policies)).toMatchObject([{ kind: 'deny', statement: { policy: 'scp[0][0]', sid: 'NoQueues' } }]);
    expect(nearest(policies)).toBe(
      'It would be allowed without statement 2 "NoQueues" of the service control policy scp[0][0].',
    );
  });

  it('says which value of which key a condition needs, and that the key is absent', () => {
    const condition = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
    const policies = inForce({ identity: [allow({ Condition: condition })] });
    expect(butFor(policies)[0]).toEqual({
      kind: 'context',
      key: 'aws:MultiFactorAuthPresent',
      given: undefined,
      value: 'true',
    });
    expect(nearest(policies)).toBe(
      'It would be allowed if aws:MultiFactorAuthPresent were, for example, "true"; it is absent.',
    );
    expect(nearest(policies, withContext({ 'aws:MultiFactorAuthPresent': 'false' }))).toBe(
      'It would be allowed if aws:MultiFactorAuthPresent were, for example, "true"; it is "false".',
    );
  });

  it('says with which value a deny would not apply, before it says that the deny could go', () => {
    const policies = inForce({
      identity: [allow(), deny({ Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } })],
    });
    const changes = butFor(policies, withContext({ 'aws:SourceIp': '192.0.2.1' }));
    expect(changes).toMatchObject([
      { kind: 'context', key: 'aws:SourceIp', given: '192.0.2.1', value: '203.0.113.0' },
      { kind: 'deny', statement: { statement: 1 } },
    ]);
  });

  it('says that a key must be absent where only absence helps', () => {
    const policies = inForce({ identity: [allow({ Condition: { Null: { 'aws:TagKeys': 'true' } } })] });
    const changes = butFor(policies, withContext({ 'aws:TagKeys': ['team'] }));
    expect(changes[0]).toEqual({ kind: 'context', key: 'aws:TagKeys', given: ['team'], value: undefined });
    const token = inForce({ identity: [allow({ Condition: { Null: { 'aws:TokenIssueTime': 'true' } } })] });
    const request = withContext({ 'aws:TokenIssueTime': '2026-01-01T00:00:00Z' });
    expect(butFor(token, request)[0]).toMatchObject({ key: 'aws:TokenIssueTime', value: undefined });
    expect(nearest(token, request)).toBe(
      'It would be allowed if aws:TokenIssueTime were absent; it is "2026-01-01T00:00:00Z".',
    );
  });

  it('says which resource a statement does not cover', () => {
    const policies = inForce({ identity: [allow({ Sid: 'Other', Resource: `${queue}-old` })] });
    expect(butFor(policies)).toMatchObject([
      { kind: 'resource', statement: { sid: 'Other', resource: { entries: [`${queue}-old`], fitting: null } } },
      { kind: 'layer', policyType: 'identity' },
    ]);
    expect(nearest(policies)).toBe(
      `It would be allowed if statement 1 "Other" of the identity policy identity[0] covered ${queue}.`,
    );
  });

  it('says which action a statement does not cover', () => {
    const policies = inForce({ identity: [allow({ Action: 'sqs:ReceiveMessage', Resource: queue })] });
    expect(kinds(butFor(policies))).toEqual(['action', 'layer']);
    expect(nearest(policies)).toContain('covered the action sqs:SendMessage');
  });

  it('says whom a resource policy or trust policy does not name', () => {
    const outside = ask({ principal: 'arn:aws:iam::444455556666:user/gus' });
    const named = inForce({ identity: [allow()], resource: [allow({ Principal: { AWS: dana } })] });
    expect(kinds(butFor(named, outside))).toEqual(['principal', 'layer']);
    expect(nearest(named, outside)).toContain('named arn:aws:iam::444455556666:user/gus');
    const role = 'arn:aws:iam::111122223333:role/Deploy';
    const trust = [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }];
    const assuming = ask({ action: 'sts:AssumeRole', resource: role });
    expect(kinds(butFor(inForce({ identity: [allow({ Action: '*' })], trust }), assuming))).toEqual([
      'principal',
      'layer',
    ]);
  });

  it('says which condition fails where it speaks of who the caller is', () => {
    const policies = inForce({ identity: [allow({ Condition: { StringEquals: { 'aws:username': 'gus' } } })] });
    expect(butFor(policies)[0]).toMatchObject({
      kind: 'condition',
      condition: { key: 'aws:username', requestValue: 'dana', holds: false, failedForAbsence: false },
    });
    expect(nearest(policies)).toContain('if this condition of statement 1');
  });

  it.each([
    ['identity', 'if an identity policy allowed it', { boundary: [allow()] }],
    [
      'boundary',
      'if the permissions boundary allowed it',
      { identity: [allow()], boundary: [deny({ Action: 's3:*' })] },
    ],
    [
      'scp',
      'if a service control policy allowed it on level 1',
      { identity: [allow()], scp: [[allow()], [deny({ Action: 's3:*' })]] },
    ],
    [
      'endpoint',
      'if a VPC endpoint policy allowed it',
      { identity: [allow()], endpoint: [deny({ Action: 's3:*', Principal: '*' })] },
    ],
  ])('says that only an allow of the type %s is missing', (policyType, words, given) => {
    const policies = inForce(given);
    expect(butFor(policies)).toMatchObject([{ kind: 'layer', policyType }]);
    expect(nearest(policies)).toContain(words);
  });

  it('says that only an allow of the session policy is missing', () => {
    const request = ask({ principal: session });
    const policies = inForce({ identity: [allow()], session: [deny({ Action: 's3:*' })] });
    expect(butFor(policies, request)).toMatchObject([{ kind: 'layer', policyType: 'session', attached: true }]);
  });

  it('says that Block Public Access stands in the way', () => {
    const bucket = ask({ principal: '*', action: 's3:GetObject', resource: 'arn:aws:s3:::site/a' });
    const resource = [allow({ Action: 's3:GetObject', Principal: '*' })];
    const policies = { ...inForce({ resource }), blockPublicAccess: { restrictPublicBuckets: true } };
    expect(butFor(policies, bucket)).toEqual([{ kind: 'blockPublicAccess' }]);
    expect(nearest(policies, bucket)).toBe(
      'It would be allowed if Block Public Access did not restrict public buckets.',
    );
  });

  it('is told on the walk', () => {
    const lines = explainDecision(decide(ask(), inForce({ identity: [allow({ Action: 'sqs:ReceiveMessage' })] })));
    expect(lines).toContain(
      'it would be allowed if statement 1 of the identity policy identity[0] covered the action sqs:SendMessage',
    );
  });
});

describe('a request that takes more than one change', () => {
  it('is told none', () => {
    expect(butFor(inForce({ identity: [deny()], scp: [[allow(), deny()]] }))).toEqual([]);
    const elsewhere = allow({ Action: 's3:*', Resource: 'arn:aws:s3:::a' });
    expect(butFor(inForce({ identity: [elsewhere], boundary: [elsewhere] }))).toEqual([]);
    const outside = ask({ principal: 'arn:aws:iam::444455556666:user/gus' });
    expect(butFor({}, outside)).toEqual([]);
    expect(nearest({}, outside)).toBeNull();
    const two = { Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'aws:PrincipalTag/team': 'core' } };
    expect(kinds(butFor(inForce({ identity: [allow({ Condition: two })] })))).toEqual(['layer']);
  });

  it('is told none where no policy is asked, and none where it is allowed', () => {
    expect(butFor(inForce({ identity: [allow()] }))).toEqual([]);
    const federation = ask({ principal: session, action: 'sts:GetFederationToken', resource: '*' });
    expect(butFor(inForce({ identity: [allow({ Action: '*' })] }), federation)).toEqual([]);
  });
});

describe('values that are told', () => {
  it('change all names of a thing together', () => {
    const policies = inForce({
      identity: [
        allow({ Condition: { StringEquals: { 'ec2:ResourceTag/env': 'dev' } } }),
        deny({ Condition: { StringNotEquals: { 'aws:ResourceTag/env': 'dev' } } }),
      ],
    });
    const request = withContext({ 'aws:ResourceTag/env': 'prod', 'ec2:ResourceTag/env': 'prod' });
    expect(butFor(policies, request)).toEqual([
      { kind: 'context', key: 'ec2:ResourceTag/env', given: 'prod', value: 'dev' },
    ]);
  });

  it('put a VPC endpoint in the place of a public address', () => {
    const policies = inForce({
      identity: [
        allow({ Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } }),
        deny({ Condition: { Null: { 'aws:SourceIp': 'false' } } }),
      ],
    });
    expect(butFor(policies, withContext({ 'aws:SourceIp': '192.0.2.1' }))).toEqual([
      { kind: 'context', key: 'aws:SourceVpce', given: undefined, value: 'vpce-1' },
    ]);
  });

  it('list the key of a tag that they add', () => {
    const policies = inForce({
      identity: [
        allow({
          Condition: {
            StringEquals: { 'aws:RequestTag/team': 'core' },
            'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] },
            Null: { 'aws:TagKeys': 'false' },
          },
        }),
      ],
    });
    expect(butFor(policies)[0]).toMatchObject({ kind: 'context', key: 'aws:RequestTag/team', value: 'core' });
  });

  it('never make another caller of the one who asks', () => {
    const keys = ['aws:PrincipalArn', 'aws:PrincipalAccount', 'aws:username', 'aws:userid', 'aws:PrincipalOrgID'];
    for (const key of keys) {
      const policies = inForce({ identity: [allow({ Condition: { StringEquals: { [key]: 'x' } } })] });
      expect(kinds(butFor(policies))).not.toContain('context');
    }
  });

  it('hold no control characters, whatever a policy holds', () => {
    const policies = inForce({
      identity: [allow({ Condition: { StringEquals: { 'aws:UserAgent': '\u001b[31mred' } } })],
    });
    for (const change of butFor(policies)) expect(butForText(change, ask())).not.toMatch(/\p{Cc}/u);
  });
});

describe('near misses of any policies', () => {
  const condition = fc.constantFrom(
    undefined,
    { StringEquals: { 'aws:PrincipalTag/team': 'core' } },
    { StringNotEquals: { 'aws:PrincipalTag/team': ['core', 'ops'] } },
    { Bool: { 'aws:SecureTransport': 'true' } },
    { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } },
    { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
    { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['team'] } },
  );
  const statement = fc
    .record({
      Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
      Action: fc.constantFrom('sqs:*', 'sqs:SendMessage', 'sqs:ReceiveMessage', 's3:*'),
      Resource: fc.constantFrom('*', queue, `${queue}-old`),
      Condition: condition,
    })
    .map(({ Condition, ...rest }) => (Condition === undefined ? rest : { ...rest, Condition }));
  const statements = fc.array(statement, { minLength: 1, maxLength: 3 });
  const layers = fc.record(
    { identity: statements, boundary: statements, scp: fc.array(statements, { minLength: 1, maxLength: 2 }) },
    { requiredKeys: ['identity'] },
  );
  const context = fc.record(
    {
      'aws:PrincipalTag/team': fc.constantFrom('core', 'ops', 'web'),
      'aws:SecureTransport': fc.constantFrom('true', 'false'),
      'aws:SourceIp': fc.constantFrom('203.0.113.9', '192.0.2.1'),
    },
    { requiredKeys: [] },
  );

  it('are true: a context that is told is allowed when it is tried, and a deny that is told is the only one', () => {
    let told = 0;
    fc.assert(
      fc.property(layers, context, (given, values) => {
        const policies = inForce(given);
        const decision = decide(withContext(values), policies);
        for (const change of decision.butFor) {
          told++;
          if (change.kind === 'deny') {
            const denying = decision.statements.filter(({ applies, effect }) => applies && effect === 'Deny');
            expect(denying).toEqual([change.statement]);
          } else if (change.kind === 'context' && !change.key.startsWith('aws:MultiFactor')) {
            const { [change.key as keyof typeof values]: _given, ...others } = values;
            const next = change.value === undefined ? others : { ...others, [change.key]: change.value };
            expect(decide(withContext(next), policies).decision).toBe('allowed');
          } else if (change.kind === 'layer') {
            expect(
              decision.steps.some(({ check, outcome }) => check === change.policyType && outcome === 'implicitDeny'),
            ).toBe(true);
          }
        }
        if (decision.decision === 'allowed') expect(decision.butFor).toEqual([]);
      }),
      { numRuns: 600, seed: 7 },
    );
    expect(told).toBeGreaterThan(60);
  });
});
