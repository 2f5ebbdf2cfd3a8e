import { describe, expect, it } from 'vitest';
import { accessDeniedMessage } from '../../src/policy/accessDenied.ts';
import { decide } from '../../src/policy/evaluate.ts';
import type { AttachedPolicy, PoliciesInForce } from '../../src/policy/request.ts';
import { allow, ask, dana, deny, inForce, policyOf, queue, session } from './situation.ts';

const outsider = 'arn:aws:iam::444455556666:user/gus';
const other = [allow({ Action: 's3:*' })];
const otherFor = [allow({ Action: 's3:*', Principal: '*' })];
const role = 'arn:aws:iam::111122223333:role/Deploy';

interface Row {
  readonly type: string;
  readonly policies: PoliciesInForce;
  readonly principal?: string;
  readonly tail: string;
}

const missing: readonly Row[] = [
  { type: 'identity', policies: {}, tail: 'because no identity-based policy allows the sqs:SendMessage action' },
  {
    type: 'boundary',
    policies: inForce({ identity: [allow()], boundary: other }),
    tail: 'because no permissions boundary allows the sqs:SendMessage action',
  },
  {
    type: 'session',
    policies: inForce({ identity: [allow()], session: other }),
    principal: session,
    tail: 'because no session policy allows the sqs:SendMessage action',
  },
  {
    type: 'resource',
    policies: inForce({ identity: [allow()], resource: otherFor }),
    principal: outsider,
    tail: 'because no resource-based policy allows the sqs:SendMessage action',
  },
  {
    type: 'scp',
    policies: inForce({ identity: [allow()], scp: [other] }),
    tail: 'because no service control policy allows the sqs:SendMessage action',
  },
  {
    type: 'endpoint',
    policies: inForce({ identity: [allow()], endpoint: otherFor }),
    tail: 'because no VPC endpoint policy allows the sqs:SendMessage action',
  },
];

const denying: readonly Row[] = [
  {
    type: 'identity',
    policies: inForce({ identity: [deny()] }),
    tail: 'with an explicit deny in an identity-based policy',
  },
  {
    type: 'boundary',
    policies: inForce({ boundary: [deny()] }),
    tail: 'with an explicit deny in a permissions boundary',
  },
  {
    type: 'session',
    policies: inForce({ session: [deny()] }),
    principal: session,
    tail: 'with an explicit deny in a session policy',
  },
  {
    type: 'resource',
    policies: inForce({ resource: [deny({ Principal: '*' })] }),
    tail: 'with an explicit deny in a resource-based policy',
  },
  { type: 'scp', policies: inForce({ scp: [[deny()]] }), tail: 'with an explicit deny in a service control policy' },
  {
    type: 'rcp',
    policies: inForce({ rcp: [deny({ Principal: '*' })] }),
    tail: 'with an explicit deny in a resource control policy',
  },
  {
    type: 'endpoint',
    policies: inForce({ endpoint: [deny({ Principal: '*' })] }),
    tail: 'with an explicit deny in a VPC endpoint policy',
  },
];

/** IAM User Guide, troubleshoot_access-denied. */
describe('what AWS says of a denial', () => {
  it.each([...missing, ...denying])('$type: $tail', ({ policies, principal = dana, tail }) => {
    const message = accessDeniedMessage(decide(ask({ principal }), policies));
    expect(message).toBe(
      `User: ${principal} is not authorized to perform: sqs:SendMessage on resource: ${queue} ${tail}`,
    );
  });

  it('speaks of the role trust policy where a role is assumed', () => {
    const assume = ask({ action: 'sts:AssumeRole', resource: role });
    const says = (policies: PoliciesInForce) => accessDeniedMessage(decide(assume, policies));
    expect(says({})).toContain('because no role trust policy allows the sts:AssumeRole action');
    const refused = [{ Effect: 'Deny', Principal: { AWS: dana }, Action: 'sts:AssumeRole' }];
    expect(says(inForce({ trust: refused }))).toMatch(/with an explicit deny in the role trust policy$/);
  });

  it('names no type where no policy decided', () => {
    const token = ask({ principal: session, action: 'sts:GetSessionToken', resource: '*' });
    expect(accessDeniedMessage(decide(token, {}))).toBe(
      `User: ${session} is not authorized to perform: sts:GetSessionToken on resource: *`,
    );
  });
});

/** AWS Security Blog, enhanced access denied error messages with policy ARNs. */
describe('the ARN of the policy that denies', () => {
  const arn = 'arn:aws:organizations::999988887777:policy/o-example/service_control_policy/p-guard';
  const guard: AttachedPolicy = { ref: 'scp[0][0]', policy: policyOf([allow(), deny()], 'scp'), arn };
  const says = (principal: string, context = {}) =>
    accessDeniedMessage(decide(ask({ principal, context }), { scp: [[guard]] }));

  it('is told to callers of the account and of the organization, and to nobody else', () => {
    expect(says(dana)).toMatch(`with an explicit deny in a service control policy: ${arn}`);
    const member = { 'aws:PrincipalOrgID': 'o-example', 'aws:ResourceOrgID': 'o-example' };
    expect(says(outsider, member)).toMatch(`in a service control policy: ${arn}`);
    expect(says(outsider)).toMatch(/in a service control policy$/);
    expect(says(outsider, { ...member, 'aws:PrincipalOrgID': 'o-other' })).toMatch(/in a service control policy$/);
  });

  it('is left out where a resource policy denies, and for a missing allow', () => {
    const resource: AttachedPolicy = { ref: 'resource', policy: policyOf([deny({ Principal: '*' })], 'resource'), arn };
    expect(accessDeniedMessage(decide(ask(), { resource }))).toMatch(/in a resource-based policy$/);
    const silent: AttachedPolicy = { ref: 'boundary', policy: policyOf(other), arn };
    expect(accessDeniedMessage(decide(ask(), { ...inForce({ identity: [allow()] }), boundary: silent }))).toMatch(
      /allows the sqs:SendMessage action$/,
    );
  });
});
