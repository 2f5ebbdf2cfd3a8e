import { describe, expect, it } from 'vitest';
import type { Caller, JsonObject } from '../../src/account/call.ts';
import type { Sandbox } from '../../src/account/sandbox.ts';
import { eventsOf } from '../../src/account/trail.ts';
import { home, key, root, send, world } from './larkspur.ts';

const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess';
const start = world({ users: [{ name: 'maya', accessKeys: [{ id: 'AKIAMAYA' }], attached: ['AdministratorAccess'] }] });
const maya = key('AKIAMAYA');
const own = { UserName: 'maya', PolicyArn: administrator };

/** Plays lines one after the other; each is told with what came of it. */
function play(lines: readonly (readonly [Caller, `${string}:${string}`, JsonObject])[]) {
  let sandbox: Sandbox = start;
  const story = lines.map(([caller, line, input]) => {
    const applied = send(sandbox, caller, line, input);
    sandbox = applied.sandbox;
    const { outcome } = applied;
    return `${line}: ${outcome.ok ? 'done' : outcome.error.message}`;
  });
  return { sandbox, story };
}

const denied = (action: string, resource: string) =>
  `iam:${action}: User: arn:aws:iam::${home}:user/maya is not authorized to perform: iam:${action} on resource: ${resource} because no identity-based policy allows the iam:${action} action`;

const { sandbox, story } = play([
  [maya, 'iam:CreateUser', { UserName: 'ivo' }],
  [maya, 'iam:DetachUserPolicy', own],
  [maya, 'iam:AttachUserPolicy', own],
  [maya, 'iam:ListUsers', {}],
  [maya, 'sts:GetCallerIdentity', {}],
  [root, 'iam:AttachUserPolicy', own],
  [maya, 'iam:ListUsers', {}],
]);

describe('an administrator who detaches their own policy', () => {
  it('is locked out with the next call, knows still who they are, and root gets them back in', () => {
    expect(story).toEqual([
      'iam:CreateUser: done',
      'iam:DetachUserPolicy: done',
      denied('AttachUserPolicy', 'user maya'),
      denied('ListUsers', `arn:aws:iam::${home}:user/`),
      'sts:GetCallerIdentity: done',
      'iam:AttachUserPolicy: done',
      'iam:ListUsers: done',
    ]);
  });

  it('can read the story in the trail', () => {
    const told = [...eventsOf(sandbox.trail)].reverse().map((event) => {
      const { type } = Object(event.userIdentity);
      return [type, event.eventName, event.errorCode ?? null];
    });
    expect(told).toEqual([
      ['IAMUser', 'CreateUser', null],
      ['IAMUser', 'DetachUserPolicy', null],
      ['IAMUser', 'AttachUserPolicy', 'AccessDenied'],
      ['IAMUser', 'ListUsers', 'AccessDenied'],
      ['IAMUser', 'GetCallerIdentity', null],
      ['Root', 'AttachUserPolicy', null],
      ['IAMUser', 'ListUsers', null],
    ]);
  });
});
