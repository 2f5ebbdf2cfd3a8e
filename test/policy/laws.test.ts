import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/policy/evaluate.ts';
import { verdictOf } from '../../src/policy/verdict.ts';
import { cases } from '../cases.ts';
import { documents, inForceOf, layers, requests, root, statements } from './arbitraries.ts';
import type { RawLayers, RawPolicy, RawRequest, RawStatement } from './reference/evaluator.ts';
import { ask } from './situation.ts';

const verdict = (request: RawRequest, given: RawLayers) => verdictOf(request, inForceOf(given));
const statementsOf = ({ Statement }: RawPolicy): readonly RawStatement[] => [Statement].flat();

/** The same layers with each policy changed. */
function mapPolicies(given: RawLayers, change: (policies: readonly RawPolicy[]) => readonly RawPolicy[]): RawLayers {
  const one = (policy: RawPolicy) => change([policy])[0] ?? policy;
  const { identity, boundary, session, resource, scp, rcp, endpoint } = given;
  return {
    ...(identity && { identity: change(identity) }),
    ...(boundary && { boundary: one(boundary) }),
    ...(session && { session: change(session) }),
    ...(resource && { resource: one(resource) }),
    ...(scp && { scp: scp.map(change) }),
    ...(rcp && { rcp: rcp.map(change) }),
    ...(endpoint && { endpoint: change(endpoint) }),
  };
}

const version = '2012-10-17';
const more = (policy: RawPolicy | undefined, statement: RawStatement): RawPolicy => ({
  ...(policy ?? { Version: version }),
  Statement: [...(policy ? statementsOf(policy) : []), statement],
});

type LayerName = keyof RawLayers;
const layerNames: readonly LayerName[] = ['identity', 'boundary', 'session', 'resource', 'scp', 'rcp', 'endpoint'];

/** The layers with one statement more in one of them, in a policy of its own where the layer takes several. */
function withStatement(given: RawLayers, layer: LayerName, statement: RawStatement): RawLayers {
  const alone: RawPolicy = { Version: version, Statement: [statement] };
  const [level, ...levels] = (layer === 'scp' || layer === 'rcp' ? given[layer] : undefined) ?? [];
  if (layer === 'boundary' || layer === 'resource') return { ...given, [layer]: more(given[layer], statement) };
  if (layer === 'scp' || layer === 'rcp') return { ...given, [layer]: [[...(level ?? []), alone], ...levels] };
  return { ...given, [layer]: [...(given[layer] ?? []), alone] };
}

const named = (layer: LayerName) => layer === 'resource' || layer === 'rcp' || layer === 'endpoint';
const kindOf = (layer: LayerName) =>
  layer === 'rcp' || layer === 'session' ? layer : named(layer) ? 'resource' : 'identity';
const everyone = (layer: LayerName) => (named(layer) ? { Principal: '*' as const } : {});

/** A layer with one deny more. */
const oneDeny = fc
  .constantFrom(...layerNames)
  .chain((layer) => statements(kindOf(layer), ['Deny']).map((statement) => ({ layer, statement })));

const identified = ({ principal }: RawRequest) => /:(user|assumed-role|federated-user)\//.test(principal);
const isRoot = ({ principal }: RawRequest) => principal === root;

/** Whether policies of a layer bear on the request at all. */
function binds(layer: LayerName, request: RawRequest): boolean {
  if (layer === 'identity' || layer === 'boundary') return identified(request);
  if (layer === 'session') return identified(request) || isRoot(request);
  if (layer === 'scp') return identified(request) || isRoot(request);
  return layer !== 'rcp' || request.resource !== '*';
}

describe('an explicit deny', () => {
  it('beats every allow, in whichever layer it stands', () => {
    fc.assert(
      fc.property(requests, layers, fc.constantFrom(...layerNames), (request, given, layer) => {
        fc.pre(binds(layer, request) && !request.action.startsWith('ec2:'));
        const everything = {
          Effect: 'Deny',
          ...everyone(layer),
          Action: ['s3:*', 'sqs:*'],
          Resource: '*',
        } as const;
        expect(verdict(request, withStatement(given, layer, everything))).toBe('explicitDeny');
      }),
      cases(400),
    );
  });

  it('is the decision exactly where a deny statement of a layer that binds applies', () => {
    fc.assert(
      fc.property(requests, layers, (request, given) => {
        const { decision, statements } = decide(request, inForceOf(given));
        return (decision === 'explicitDeny') === statements.some(({ applies, effect }) => applies && effect === 'Deny');
      }),
      cases(400),
    );
  });

  it('that is added never allows', () => {
    fc.assert(
      fc.property(requests, layers, oneDeny, (request, given, { layer, statement }) => {
        const before = verdict(request, given);
        const after = verdict(request, withStatement(given, layer, statement));
        expect(before === 'allowed' || after !== 'allowed').toBe(true);
        expect(before !== 'explicitDeny' || after === 'explicitDeny').toBe(true);
      }),
      cases(400),
    );
  });
});

describe('an allow', () => {
  it('is needed: nothing is allowed by default, but to the root user in its own account', () => {
    fc.assert(
      fc.property(requests, layers, (request, given) => {
        const { decision, decidedBy, statements } = decide(request, inForceOf(given));
        if (decision !== 'allowed') return;
        const allows = statements.filter(({ applies, effect }) => applies && effect === 'Allow');
        expect(decidedBy === null ? isRoot(request) : allows.some(({ policyType }) => policyType === decidedBy)).toBe(
          true,
        );
      }),
      cases(600),
    );
  });

  it('is what a policy without any Allow statement never gives', () => {
    fc.assert(
      fc.property(requests, layers, (request, given) => {
        fc.pre(!isRoot(request));
        const denies = mapPolicies(given, (policies) =>
          policies.map((policy) => ({
            ...policy,
            Statement: statementsOf(policy).map((statement) => ({ ...statement, Effect: 'Deny' as const })),
          })),
        );
        expect(verdict(request, denies)).not.toBe('allowed');
      }),
      cases(400),
    );
  });

  it('that is added to the identity never shrinks what is allowed', () => {
    fc.assert(
      fc.property(requests, layers, statements('identity', ['Allow']), (request, given, statement) => {
        const before = verdict(request, given);
        const after = verdict(request, withStatement(given, 'identity', statement));
        if (before !== 'implicitDeny') expect(after).toBe(before);
        else expect(after).not.toBe('explicitDeny');
      }),
      cases(600),
    );
  });

  it('that is added to the resource policy never shrinks what is allowed', () => {
    fc.assert(
      fc.property(requests, layers, statements('resource', ['Allow']), (request, given, statement) => {
        const before = verdict(request, given);
        const after = verdict(request, withStatement(given, 'resource', statement));
        if (before !== 'implicitDeny') expect(after).toBe(before);
        else expect(after).not.toBe('explicitDeny');
      }),
      cases(600),
    );
  });
});

describe('a policy that only limits', () => {
  it.each([['boundary'], ['session'], ['scp'], ['rcp'], ['endpoint']] as const)('never grants: %s', (layer) => {
    const open: RawPolicy = { Version: version, Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
    fc.assert(
      fc.property(requests, layers, (request, given) => {
        const { [layer]: _left, ...rest } = given;
        // A federated user session has nothing without a session policy, so an open one stands in for none.
        const needed = layer === 'session' && request.principal.includes(':federated-user/');
        const without = needed ? { ...rest, session: [open] } : rest;
        if (verdict(request, given) === 'allowed') expect(verdict(request, without)).toBe('allowed');
      }),
      cases(500),
    );
  });
});

describe('a decision', () => {
  it('does not depend on the order and the repetition of statements, policies and their values', () => {
    const turned = (policies: readonly RawPolicy[], by: number) => {
      const twice = policies.map((policy) => {
        const list = statementsOf(policy);
        const cut = by % list.length;
        return { ...policy, Statement: [...list.slice(cut), ...list.slice(0, cut), ...list.slice(0, by % 3)] };
      });
      return [...twice, ...twice.slice(0, by % 2)].reverse();
    };
    fc.assert(
      fc.property(requests, layers, fc.nat(20), (request, given, by) => {
        const { decision, decidedBy } = decide(request, inForceOf(given));
        const other = decide(request, inForceOf(mapPolicies(given, (policies) => turned(policies, by))));
        expect({ decision: other.decision, decidedBy: other.decidedBy }).toEqual({ decision, decidedBy });
      }),
      cases(500),
    );
  });

  it('does not mind the letter case of actions and condition keys', () => {
    fc.assert(
      fc.property(requests, layers, (request, given) => {
        const context = Object.entries(request.context).map(([key, value]) => [key.toUpperCase(), value] as const);
        const shouted = { ...request, action: request.action.toUpperCase(), context: Object.fromEntries(context) };
        return verdict(request, given) === verdict(shouted, given);
      }),
      cases(400),
    );
  });

  it('names a denying type that says so in its step, and no step denies what is allowed', () => {
    fc.assert(
      fc.property(requests, layers, (request, given) => {
        const { decision, decidedBy, steps, statements: traces } = decide(request, inForceOf(given));
        const check = steps.find((step) => step.check === decidedBy);
        if (decision === 'allowed') expect(steps.every(({ outcome }) => !outcome.endsWith('Deny'))).toBe(true);
        else expect(check?.outcome).toBe(decision);
        if (decision !== 'explicitDeny') return;
        const denying = traces.filter(({ applies, effect }) => applies && effect === 'Deny');
        expect(denying.map(({ policyType }) => policyType)).toContain(decidedBy);
      }),
      cases(500),
    );
  });

  it('credits the resource policy exactly where the caller needs no identity policy for what is allowed', () => {
    fc.assert(
      fc.property(requests, layers, (request, given) => {
        const { decision, decidedBy } = decide(request, inForceOf(given));
        if (decision !== 'allowed') return;
        const { identity: _left, ...without } = given;
        const alone = verdict(request, without) === 'allowed';
        const { resource: _out, ...unnamed } = given;
        const owns = isRoot(request) && verdict(request, unnamed) === 'allowed';
        expect(decidedBy).toBe(alone ? (owns ? null : 'resource') : 'identity');
      }),
      cases(600),
    );
  });

  it('is an implicit deny for every caller but the root user where no policy is attached', () => {
    fc.assert(
      fc.property(requests, ({ principal }) => {
        expect(verdictOf(ask({ principal }), {})).toBe(principal === root ? 'allowed' : 'implicitDeny');
      }),
      cases(50),
    );
  });

  it('holds every reason when it is written as JSON, each worked out once', () => {
    fc.assert(
      fc.property(requests, layers, (request, given) => {
        const decision = decide(request, inForceOf(given));
        const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
        expect(plain(decision)).toMatchObject({
          request,
          decision: decision.decision,
          decidedBy: decision.decidedBy,
          steps: plain(decision.steps),
          statements: plain(decision.statements),
          missingContextKeys: decision.missingContextKeys,
          disputed: decision.disputed,
        });
        expect(decision.statements).toBe(decision.statements);
        expect(decision.steps).toBe(decision.steps);
      }),
      cases(100),
    );
  });
});

describe('a document of each kind', () => {
  it.each(['identity', 'resource', 'session', 'scp', 'rcp'] as const)('is what the laws are tried on: %s', (kind) => {
    const lengths = new Set(fc.sample(documents(kind), 100).map((document) => statementsOf(document).length));
    expect([...lengths].sort()).toEqual([1, 2, 3]);
  });
});
