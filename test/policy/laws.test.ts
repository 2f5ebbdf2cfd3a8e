import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/policy/evaluate.ts';
import type { AuthorizationRequest, PoliciesInForce } from '../../src/policy/request.ts';
import { verdictOf } from '../../src/policy/verdict.ts';
import { ask, dana, inForce, queue, session } from './situation.ts';

const principals = [dana, session, 'arn:aws:iam::111122223333:root', 'arn:aws:sts::111122223333:federated-user/kiosk'];
const outsiders = ['arn:aws:iam::444455556666:user/gus', '*', 'sns.amazonaws.com'];

const request: fc.Arbitrary<AuthorizationRequest> = fc
  .record({
    principal: fc.constantFrom(...principals, ...outsiders),
    action: fc.constantFrom('sqs:SendMessage', 'SQS:sendmessage', 'sqs:ReceiveMessage', 's3:GetObject'),
    resource: fc.constantFrom(queue, 'arn:aws:sqs:eu-west-1:111122223333:jobs', '*'),
    region: fc.option(fc.constantFrom('eu-west-1', 'us-east-1'), { nil: null }),
  })
  .map(({ region, ...rest }) => ({ ...rest, context: region === null ? {} : { 'aws:RequestedRegion': region } }));

const condition = fc.constantFrom(
  {},
  { Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } },
  { Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } } },
  { Condition: { Null: { 'aws:RequestedRegion': 'true' } } },
);

function statement(effects: readonly string[], withPrincipal: boolean): fc.Arbitrary<object> {
  const who = fc.constantFrom(
    '*',
    { AWS: '111122223333' },
    { AWS: dana },
    { AWS: session },
    { Service: 'sns.amazonaws.com' },
  );
  return fc
    .record({
      Effect: fc.constantFrom(...effects),
      Action: fc.constantFrom('*', 'sqs:*', 'sqs:Send*', 's3:*'),
      Resource: fc.constantFrom('*', queue, 'arn:aws:sqs:*:*:e*'),
      ...(withPrincipal ? { Principal: who } : {}),
      more: condition,
    })
    .map(({ more, ...rest }) => ({ ...rest, ...more }));
}

const own = (effects: readonly string[]) => fc.array(statement(effects, false), { minLength: 1, maxLength: 3 });
const others = (effects: readonly string[]) => fc.array(statement(effects, true), { minLength: 1, maxLength: 3 });
const any = ['Allow', 'Deny'];

/** Layers as lists of statements, any of them absent. */
const layers = fc.record(
  {
    identity: own(any),
    boundary: own(any),
    session: own(any),
    resource: others(any),
    scp: fc.array(own(any), { minLength: 1, maxLength: 2 }),
    endpoint: others(any),
  },
  { requiredKeys: [] },
);

const runs = { numRuns: 600 };

describe('a decision', () => {
  it('is the same as the fast verdict, and names a denying type that says so in its step', () => {
    fc.assert(
      fc.property(request, layers, (asked, given) => {
        const policies = inForce(given);
        const { decision, decidedBy, steps, statements } = decide(asked, policies);
        expect(decision).toBe(verdictOf(asked, policies));
        const check = steps.find((step) => step.check === decidedBy);
        if (decision === 'explicitDeny') {
          expect(check?.outcome).toBe('explicitDeny');
          expect(
            statements.some(
              ({ applies, effect, policyType }) => applies && effect === 'Deny' && policyType === decidedBy,
            ),
          ).toBe(true);
        }
        if (decision === 'implicitDeny') expect(check?.outcome).toBe('implicitDeny');
        if (decision === 'allowed') expect(steps.every(({ outcome }) => !outcome.endsWith('Deny'))).toBe(true);
      }),
      runs,
    );
  });

  it('credits the resource policy exactly where the caller needs no identity policy for what is allowed', () => {
    fc.assert(
      fc.property(request, layers, (asked, given) => {
        const { decision, decidedBy } = decide(asked, inForce(given));
        if (decision !== 'allowed') return;
        const { identity: _left, ...without } = given;
        const alone = verdictOf(asked, inForce(without)) === 'allowed';
        const { resource: _out, ...unnamed } = given;
        const root = asked.principal.endsWith(':root');
        expect(decidedBy).toBe(alone ? (root ? null : 'resource') : 'identity');
        if (root) expect(verdictOf(asked, inForce(unnamed))).toBe('allowed');
      }),
      runs,
    );
  });

  it('is an explicit deny exactly where a deny statement that binds applies', () => {
    fc.assert(
      fc.property(request, layers, (asked, given) => {
        const { decision, statements } = decide(asked, inForce(given));
        return (decision === 'explicitDeny') === statements.some(({ applies, effect }) => applies && effect === 'Deny');
      }),
      runs,
    );
  });

  it('is never turned from allowed to denied by one allow statement more', () => {
    fc.assert(
      fc.property(
        request,
        layers,
        statement(['Allow'], false),
        statement(['Allow'], true),
        (asked, given, mine, theirs) => {
          const before = verdictOf(asked, inForce(given));
          if (before !== 'allowed') return;
          const { identity = [], resource = [] } = given;
          expect(verdictOf(asked, inForce({ ...given, identity: [...identity, mine] }))).toBe('allowed');
          expect(verdictOf(asked, inForce({ ...given, resource: [...resource, theirs] }))).toBe('allowed');
        },
      ),
      runs,
    );
  });

  it('is never turned from denied to allowed by one deny statement more, in any layer', () => {
    fc.assert(
      fc.property(
        request,
        layers,
        statement(['Deny'], false),
        fc.constantFrom('identity', 'boundary', 'session'),
        (asked, given, more, layer) => {
          const before = verdictOf(asked, inForce(given));
          const after = verdictOf(asked, inForce({ ...given, [layer]: [...(given[layer] ?? []), more] }));
          return before === 'allowed' || after !== 'allowed' || layer === 'session';
        },
      ),
      runs,
    );
  });

  it('does not depend on the order of statements', () => {
    fc.assert(
      fc.property(request, layers, (asked, given) => {
        const turned = {
          ...given,
          ...(given.identity ? { identity: [...given.identity].reverse() } : {}),
          ...(given.resource ? { resource: [...given.resource].reverse() } : {}),
          ...(given.scp ? { scp: given.scp.map((level) => [...level].reverse()) } : {}),
        };
        return verdictOf(asked, inForce(given)) === verdictOf(asked, inForce(turned));
      }),
      runs,
    );
  });

  it('never allows what the same policies without boundary, session policy and control policies deny', () => {
    fc.assert(
      fc.property(request, layers, (asked, given) => {
        const { boundary: _boundary, scp: _scp, endpoint: _endpoint, ...rest } = given;
        const narrow: PoliciesInForce = inForce(given);
        return verdictOf(asked, narrow) !== 'allowed' || verdictOf(asked, inForce(rest)) === 'allowed';
      }),
      runs,
    );
  });

  it('does not mind the letter case of actions and condition keys', () => {
    fc.assert(
      fc.property(request, layers, (asked, given) => {
        const shouted = {
          ...asked,
          action: asked.action.toUpperCase(),
          context: Object.fromEntries(Object.entries(asked.context).map(([key, value]) => [key.toUpperCase(), value])),
        };
        return verdictOf(asked, inForce(given)) === verdictOf(shouted, inForce(given));
      }),
      runs,
    );
  });

  it('is an implicit deny for every caller but the root user where no policy is attached', () => {
    for (const principal of [...principals, ...outsiders]) {
      expect(verdictOf(ask({ principal }), {})).toBe(principal.endsWith(':root') ? 'allowed' : 'implicitDeny');
    }
  });
});
