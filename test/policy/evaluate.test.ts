import { describe, expect, it } from 'vitest';
import { accessDeniedMessage } from '../../src/policy/accessDenied.ts';
import { decide } from '../../src/policy/evaluate.ts';
import { explainDecision, sentence } from '../../src/policy/explain.ts';
import type { PoliciesInForce } from '../../src/policy/request.ts';
import { allow, ask, dana, deny, inForce, policyOf, queue, session } from './situation.ts';

const role = 'arn:aws:iam::111122223333:role/Deploy';
const assume = { action: 'sts:AssumeRole', resource: role };

describe('who decided', () => {
  it('is the resource policy where it suffices alone, and the identity policy where both are needed', () => {
    const toDana = inForce({ resource: [allow({ Principal: { AWS: dana } })], identity: [allow()] });
    expect(decide(ask(), toDana)).toMatchObject({ decision: 'allowed', decidedBy: 'resource' });
    const toAccount = inForce({ resource: [allow({ Principal: { AWS: '111122223333' } })], identity: [allow()] });
    expect(decide(ask(), toAccount)).toMatchObject({ decision: 'allowed', decidedBy: 'identity' });
    const outside = ask({ principal: 'arn:aws:iam::444455556666:user/gus' });
    const both = inForce({ resource: [allow({ Principal: { AWS: '444455556666' } })], identity: [allow()] });
    expect(decide(outside, both)).toMatchObject({ decision: 'allowed', decidedBy: 'identity' });
    expect(decide(ask({ principal: '*' }), inForce({ resource: [allow({ Principal: '*' })] })).decidedBy).toBe(
      'resource',
    );
  });

  it('is nobody for a root user in its own account and for one’s own identity', () => {
    expect(decide(ask({ principal: 'arn:aws:iam::111122223333:root' }), {})).toMatchObject({
      decision: 'allowed',
      decidedBy: null,
    });
    const identity = ask({ action: 'sts:GetCallerIdentity', resource: '*' });
    expect(decide(identity, inForce({ identity: [deny({ Action: '*' })] }))).toMatchObject({
      decision: 'allowed',
      decidedBy: null,
    });
  });

  it('is the first denying type in AWS’s order, denies before missing allows', () => {
    const everywhere = inForce({
      identity: [deny()],
      boundary: [deny()],
      resource: [deny({ Principal: '*' })],
      scp: [[deny()]],
      rcp: [deny({ Principal: '*' })],
      endpoint: [deny({ Principal: '*' })],
    });
    expect(decide(ask(), everywhere).decidedBy).toBe('rcp');
    const { rcp: _rcp, ...withoutRcp } = everywhere;
    expect(decide(ask(), withoutRcp).decidedBy).toBe('scp');
    const { scp: _scp, ...withoutScp } = withoutRcp;
    expect(decide(ask(), withoutScp).decidedBy).toBe('endpoint');
    expect(decide(ask(), inForce({ scp: [[allow({ Action: 's3:*' })]], boundary: [deny()] }))).toMatchObject({
      decision: 'explicitDeny',
      decidedBy: 'boundary',
    });
  });

  it('is the trust policy where a role is assumed', () => {
    const trusting = inForce({ trust: [{ Effect: 'Allow', Principal: { AWS: dana }, Action: 'sts:AssumeRole' }] });
    const decision = decide(ask(assume), trusting);
    expect(decision).toMatchObject({ decision: 'allowed', decidedBy: 'trust' });
    expect(decision.statements).toMatchObject([
      { policy: 'trust', statement: 0, applies: true, resourceMatches: null },
    ]);
  });
});

describe('the root user', () => {
  it('cannot assume roles, whatever trusts it', () => {
    const trusting = inForce({
      trust: [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' }],
    });
    const decision = decide(ask({ ...assume, principal: 'arn:aws:iam::111122223333:root' }), trusting);
    expect(decision).toMatchObject({ decision: 'implicitDeny', decidedBy: null });
    expect(sentence(decision)).toBe('Denied: the root user cannot assume roles, whatever the policies say.');
  });
});

describe('a deny for all but some', () => {
  const root = 'arn:aws:iam::111122223333:root';
  const spares = (listed: readonly string[], principal: string) => {
    const policies = inForce({ identity: [allow()], resource: [deny({ NotPrincipal: { AWS: listed } })] });
    return decide(ask({ principal }), policies).decision === 'allowed';
  };

  it('spares the root user where its account is listed, and others only where they and their account are', () => {
    expect(spares(['111122223333'], root)).toBe(true);
    expect(spares([root], dana)).toBe(false);
    expect(spares([dana], dana)).toBe(false);
    expect(spares([dana, root], dana)).toBe(true);
  });

  it('spares a session only where session, role and account are listed', () => {
    const role = 'arn:aws:iam::111122223333:role/Api';
    expect(spares([role, root], session)).toBe(false);
    expect(spares([session, root], session)).toBe(false);
    expect(spares([session, role, root], session)).toBe(true);
  });
});

describe('tags of a federated user session', () => {
  it('need an identity policy and no trust policy', () => {
    const tagging = ask({ action: 'sts:TagSession', resource: 'arn:aws:sts::111122223333:federated-user/kiosk' });
    expect(decide(tagging, inForce({ identity: [allow({ Action: 'sts:TagSession' })] })).decision).toBe('allowed');
  });
});

describe('sessions', () => {
  it('of a role cannot get session tokens or federation tokens', () => {
    const all = inForce({ identity: [allow({ Action: '*' })] });
    for (const action of ['sts:GetSessionToken', 'sts:GetFederationToken']) {
      expect(decide(ask({ principal: session, action, resource: '*' }), all).decision).toBe('implicitDeny');
    }
  });

  it('of a federated user cannot call IAM, nor STS but for their own identity', () => {
    const all = inForce({ identity: [allow({ Action: '*' })], session: [allow({ Action: '*' })] });
    const kiosk = 'arn:aws:sts::111122223333:federated-user/kiosk';
    expect(decide(ask({ principal: kiosk, action: 'iam:ListUsers', resource: '*' }), all).decision).toBe(
      'implicitDeny',
    );
    expect(decide(ask({ principal: kiosk, ...assume }), all).decision).toBe('implicitDeny');
    expect(decide(ask({ principal: kiosk, action: 'sts:GetCallerIdentity', resource: '*' }), all).decision).toBe(
      'allowed',
    );
  });
});

describe('principals that were stored as unique ids', () => {
  it('match the user or role that has the id, and nobody of the same name', () => {
    const userId = 'AIDACKCEVSQ6C2EXAMPLE';
    const policies = inForce({ resource: [allow({ Principal: { AWS: userId } })] });
    expect(decide(ask({ context: { 'aws:userid': userId } }), policies).decision).toBe('allowed');
    expect(decide(ask({ context: { 'aws:userid': 'AIDAANOTHERID0EXAMPLE' } }), policies).decision).toBe('implicitDeny');
    const roleId = 'AROACKCEVSQ6C2EXAMPLE';
    const toRole = inForce({ resource: [allow({ Principal: { AWS: roleId } })], session: [allow({ Action: 's3:*' })] });
    const asked = ask({ principal: session, context: { 'aws:userid': `${roleId}:blue` } });
    expect(decide(asked, toRole)).toMatchObject({ decision: 'implicitDeny', decidedBy: 'session' });
  });
});

describe('resource control policies', () => {
  const binding = inForce({
    identity: [allow({ Action: '*' })],
    rcp: [deny({ Principal: '*', Action: ['sqs:*', 'kms:*', 'sts:*'] })],
  });

  it('do not reach actions without resource, retiring grants and the assumption of service-linked roles', () => {
    expect(decide(ask(), binding).decidedBy).toBe('rcp');
    expect(decide(ask({ action: 'sqs:ListQueues', resource: '*' }), binding).decision).toBe('allowed');
    const key = 'arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0000-4000-8000-1234567890ab';
    expect(decide(ask({ action: 'kms:RetireGrant', resource: key }), binding).decision).not.toBe('explicitDeny');
    const linked = 'arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX';
    expect(decide(ask({ action: 'sts:AssumeRole', resource: linked }), binding).decision).not.toBe('explicitDeny');
  });
});

describe('absent condition keys', () => {
  const missing = (policies: PoliciesInForce, context = {}) => decide(ask({ context }), policies).missingContextKeys;
  const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };

  it('are told where a value of theirs could change the decision', () => {
    expect(missing(inForce({ identity: [allow({ Condition: mfa })] }))).toEqual(['aws:MultiFactorAuthPresent']);
    expect(missing(inForce({ identity: [allow(), deny({ Condition: mfa })] }))).toEqual(['aws:MultiFactorAuthPresent']);
    const expiring = { DateLessThan: { 'aws:CurrentTime': '2027-01-01' } };
    expect(missing(inForce({ identity: [allow({ Condition: expiring })] }))).toEqual(['aws:CurrentTime']);
  });

  it('are not told where they cannot', () => {
    expect(
      missing(inForce({ identity: [allow({ Condition: mfa })] }), { 'aws:MultiFactorAuthPresent': 'false' }),
    ).toEqual([]);
    expect(missing(inForce({ identity: [allow(), allow({ Condition: mfa })] }))).toEqual([]);
    expect(missing(inForce({ identity: [allow(), deny({ Action: 's3:*', Condition: mfa })] }))).toEqual([]);
    expect(missing(inForce({ identity: [deny(), allow({ Condition: mfa })] }))).toEqual([]);
  });

  it('are told together where only together they decide', () => {
    const both = { ...mfa, IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
    expect(missing(inForce({ identity: [allow({ Condition: both })] }))).toEqual([
      'aws:MultiFactorAuthPresent',
      'aws:SourceIp',
    ]);
  });

  it('count where variables read them', () => {
    const tagged = { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } };
    expect(missing(inForce({ identity: [allow({ Condition: tagged })] }))).toEqual([
      'aws:ResourceTag/team',
      'aws:PrincipalTag/team',
    ]);
    expect(missing(inForce({ identity: [allow({ Condition: tagged })] }), { 'aws:ResourceTag/team': 'core' })).toEqual([
      'aws:PrincipalTag/team',
    ]);
    expect(missing(inForce({ identity: [allow({ Resource: 'arn:aws:sqs:*:*:${aws:PrincipalTag/queue}' })] }))).toEqual([
      'aws:PrincipalTag/queue',
    ]);
  });

  it('are filled with lists where the key takes lists', () => {
    const keys = { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'project' } };
    expect(missing(inForce({ identity: [allow({ Condition: keys })] }))).toEqual(['aws:TagKeys']);
    const plain = { StringEquals: { 'aws:TagKeys': 'project' } };
    expect(missing(inForce({ identity: [allow({ Condition: plain })] }))).toEqual([]);
  });

  it('are told in bounded time however many there are', () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`aws:PrincipalTag/k${index}`, 'x']));
    expect(missing(inForce({ identity: [allow({ Condition: { StringEquals: many } })] })).length).toBe(40);
    expect(missing(inForce({ identity: [allow(), deny({ Condition: { StringNotEquals: many } })] })).length).toBe(40);
  });
});

describe('a denial in AWS’s words', () => {
  const denied = (policies: PoliciesInForce, request = ask()) => accessDeniedMessage(decide(request, policies));
  const start = `User: ${dana} is not authorized to perform: sqs:SendMessage on resource: ${queue}`;

  it('names the one type that decided', () => {
    expect(denied({})).toBe(`${start} because no identity-based policy allows the sqs:SendMessage action`);
    expect(denied(inForce({ identity: [deny()] }))).toBe(`${start} with an explicit deny in an identity-based policy`);
    expect(denied(inForce({ identity: [allow()], boundary: [allow({ Action: 's3:*' })] }))).toContain(
      'because no permissions boundary allows',
    );
    expect(denied(inForce({ scp: [[deny()]] }))).toBe(`${start} with an explicit deny in a service control policy`);
  });

  it('cites the ARN of the denying policy where there is one, unless told not to', () => {
    const arn = 'arn:aws:iam::111122223333:policy/Guard';
    const decision = decide(ask(), {
      identity: [{ ref: 'identity[0]', policy: policyOf([deny()]), name: 'Guard', arn }],
    });
    expect(accessDeniedMessage(decision)).toBe(`${start} with an explicit deny in an identity-based policy: ${arn}`);
    expect(accessDeniedMessage(decision, 'queue events', { citePolicyArn: false })).toBe(
      `User: ${dana} is not authorized to perform: sqs:SendMessage on resource: queue events with an explicit deny in an identity-based policy`,
    );
  });

  it('speaks of the role trust policy where a role is assumed', () => {
    expect(denied(inForce({ identity: [allow({ Action: '*' })] }), ask(assume))).toContain(
      'because no role trust policy allows the sts:AssumeRole action',
    );
  });
});

describe('an explanation', () => {
  it('says in one sentence what a beginner needs', () => {
    expect(sentence(decide(ask(), inForce({ identity: [allow()] })))).toBe(
      'Allowed: an identity policy allows it and nothing denies it.',
    );
    expect(sentence(decide(ask(), inForce({ identity: [allow()], boundary: [allow({ Action: 's3:*' })] })))).toBe(
      'Denied: it would be allowed but for the permissions boundary, which does not allow it.',
    );
    expect(sentence(decide(ask(), inForce({})))).toBe('Denied: no identity policy allows it.');
    expect(sentence(decide(ask(), inForce({ identity: [allow(), deny({ Sid: 'NoQueues' })] })))).toBe(
      'Denied: statement 2 "NoQueues" of the identity policy identity[0] denies it, and a deny beats every allow. Without that statement the request would be allowed.',
    );
    expect(sentence(decide(ask(), inForce({ boundary: [allow({ Action: 's3:*' })] })))).toBe(
      'Denied: no identity policy allows it, and neither does the permissions boundary.',
    );
  });

  it('walks through every check and says which condition did not hold', () => {
    const conditional = inForce({ identity: [allow({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } })] });
    const lines = explainDecision(decide(ask({ context: { 'aws:SecureTransport': 'false' } }), conditional));
    expect(lines).toContain('explicit deny: nothing here – No statement denies the request.');
    expect(lines).toContain('does not apply: statement 1 of the identity policy identity[0] (Allow)');
    expect(lines).toContain('  Bool aws:SecureTransport true: does not hold, it is "false"');
    expect(decide(ask(), conditional).steps.map(({ check }) => check)).toEqual([
      'explicit deny',
      'rcp',
      'scp',
      'endpoint',
      'resource',
      'identity',
      'boundary',
      'session',
    ]);
  });

  it('holds no control characters, whatever a policy is called', () => {
    const decision = decide(ask(), {
      identity: [{ ref: 'identity[0]', policy: policyOf([deny()]), name: 'a\u001b[2Jb' }],
    });
    expect(explainDecision(decision).join('\n')).not.toContain('\u001b');
    expect(sentence(decision)).toContain('a[2Jb');
  });
});
