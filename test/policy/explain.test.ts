import { describe, expect, it } from 'vitest';
import { decide } from '../../src/policy/evaluate.ts';
import { explainDecision, sentence } from '../../src/policy/explain.ts';
import { allow, ask, dana, deny, inForce, queue } from './situation.ts';

const gus = 'arn:aws:iam::444455556666:user/gus';
const kiosk = 'arn:aws:sts::111122223333:federated-user/kiosk';

describe('the sentence on a decision', () => {
  it('says that the request would be allowed without one statement only where that is so', () => {
    expect(sentence(decide(ask(), inForce({ identity: [allow(), deny()] })))).toContain('Without that statement');
    expect(sentence(decide(ask(), inForce({ identity: [deny()] })))).not.toContain('Without that statement');
    const twice = sentence(decide(ask(), inForce({ identity: [allow(), deny()], boundary: [allow(), deny()] })));
    expect(twice).toBe(
      'Denied: statement 2 of the identity policy identity[0] and 1 more policy deny it, and a deny beats every allow.',
    );
  });

  it('names both policies where two accounts had to agree', () => {
    const both = inForce({ resource: [allow({ Principal: { AWS: gus } })], identity: [allow()] });
    expect(sentence(decide(ask({ principal: gus }), both))).toBe(
      'Allowed: the resource policy and an identity policy allow it and nothing denies it.',
    );
  });

  it('tells a federated user session that it has no policy of its own', () => {
    expect(sentence(decide(ask({ principal: kiosk }), inForce({ identity: [allow()] })))).toBe(
      'Denied: a federated user session without session policy has no permissions of its own.',
    );
  });
});

describe('the walk through a decision', () => {
  it('says of policies that are not there what they would have done: limit, or allow', () => {
    const says = decide(ask(), inForce({ identity: [allow()] })).steps.map((step) => step.says);
    expect(says).toContain('No service control policy applies here, so none limits the request.');
    expect(says).toContain('No resource policy applies here, so none allows the request.');
  });

  it('names a policy once where its type says it all', () => {
    const lines = explainDecision(decide(ask(), inForce({ resource: [deny({ Principal: '*' })] })));
    expect(lines).toContain('applies: statement 1 of the resource policy (Deny)');
  });

  it('lists several denying policies as people do', () => {
    const policies = inForce({ identity: [deny()], boundary: [deny()], resource: [deny({ Principal: '*' })] });
    expect(explainDecision(decide(ask(), policies))).toContain(
      'explicit deny: denies – A Deny statement in a resource policy, an identity policy and a permissions boundary matches, and a deny beats every allow.',
    );
  });

  it('tells callers without an account that control policies bind others', () => {
    const open = inForce({ resource: [allow({ Principal: '*' })] });
    const lines = explainDecision(decide(ask({ principal: '*' }), open));
    expect(lines).toContain(
      'scp: not needed – A service control policy binds users, roles and root users of accounts, nobody else.',
    );
    expect(lines).toContain(
      'resource: allows – The resource policy allows the caller, which has no policies of its own.',
    );
  });

  it('does not call a point disputed that is none for this caller', () => {
    const others = inForce({ resource: [deny({ NotPrincipal: { AWS: [dana, '111122223333'] } })] });
    expect(decide(ask({ principal: '*' }), others).disputed).toEqual([]);
  });
});

describe('a near miss', () => {
  it('asks for no resource policy where the resources of a service have none', () => {
    const pass = { principal: gus, action: 'iam:PassRole', resource: 'arn:aws:iam::111122223333:role/Deploy' };
    const identity = [allow({ Action: '*', Resource: '*' })];
    expect(decide(ask(pass), inForce({ identity })).butFor).toEqual([]);
    expect(decide(ask({ principal: gus, resource: queue }), inForce({ identity })).butFor).toMatchObject([
      { kind: 'layer', policyType: 'resource' },
    ]);
  });
});
