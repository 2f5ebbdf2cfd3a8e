import { describe, expect, it } from 'vitest';
import { fullName } from '../../src/analysis/actionName.ts';
import { excessOf, missingOf } from '../../src/analysis/excess.ts';
import type { Policy } from '../../src/policy/document.ts';
import { empty, policy, principal } from './world.ts';

const allow = (Action: string, Resource: string, Condition?: object) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition ? { Condition } : {}),
});
const tagged = '${aws:RequestTag/team}';

function differing(granted: Policy, ceiling: Policy) {
  const { excess, complete } = excessOf(empty.view, principal([granted]), [ceiling]);
  return { actions: excess.flatMap(({ actions }) => actions.map(fullName)), complete, witness: excess[0]?.witness() };
}

describe('resources named by what a request chooses', () => {
  const own = policy(allow('sqs:CreateQueue', `arn:aws:sqs:*:*:${tagged}-*`));

  it('are within every queue, and exceed the queues of one name', () => {
    expect(differing(own, policy(allow('sqs:CreateQueue', '*')))).toMatchObject({ actions: [], complete: true });
    const { actions, complete, witness } = differing(own, policy(allow('sqs:CreateQueue', 'arn:aws:sqs:*:*:red-*')));
    expect({ actions, complete }).toEqual({ actions: ['sqs:CreateQueue'], complete: true });
    expect(witness?.left.request.resource).toMatch(/:somebody-/);
  });

  it('meet a pattern of the other side by a value that is solved together with it', () => {
    const { excess, complete } = missingOf(empty.view, principal([own]), [
      policy(allow('sqs:CreateQueue', 'arn:aws:sqs:*:*:red-*', { StringEquals: { 'aws:RequestTag/team': 'red' } })),
    ]);
    expect({ excess, complete }).toEqual({ excess: [], complete: true });
    const denied = policy(allow('sqs:CreateQueue', '*'), {
      ...allow('sqs:CreateQueue', `arn:aws:sqs:*:*:${tagged}-*`),
      Effect: 'Deny',
    });
    const onlyRed = policy(
      allow('sqs:CreateQueue', 'arn:aws:sqs:*:*:red-1', { StringEquals: { 'aws:RequestTag/team': 'red' } }),
    );
    expect(differing(onlyRed, denied)).toMatchObject({ actions: ['sqs:CreateQueue'], complete: true });
    const notRed = policy(
      allow('sqs:CreateQueue', 'arn:aws:sqs:*:*:red-1', { StringNotEquals: { 'aws:RequestTag/team': 'red' } }),
    );
    expect(differing(notRed, denied)).toMatchObject({ actions: [], complete: true });
    expect(
      differing(
        policy(allow('sqs:CreateQueue', 'arn:aws:sqs:*:*:blue-1', { StringEquals: { 'aws:RequestTag/team': 'red' } })),
        denied,
      ),
    ).toMatchObject({ actions: [], complete: true });
  });
});
