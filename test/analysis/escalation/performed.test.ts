import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Caller } from '../../../src/account/call.ts';
import { operationTable } from '../../../src/account/operationTable.ts';
import type { Sandbox } from '../../../src/account/sandbox.ts';
import { commandLines } from '../../../src/analysis/escalation/commandLines.ts';
import { escalationPaths } from '../../../src/analysis/escalation/escalationPaths.ts';
import { asTheyAre, openPaths } from '../../../src/analysis/escalation/reach.ts';
import { credentials, gains, isCaller, key, Play, refused } from './play.ts';
import { type Case, home, worldOf } from './world.ts';

const cases: readonly Case[] = parse(readFileSync(new URL('./paths.yaml', import.meta.url), 'utf8'));

const carriedOut = new Set(
  operationTable()
    .filter(({ state }) => state === 'modelled')
    .flatMap(({ actions }) => actions),
);

/** The sandbox has tables and no streams of them. */
const lacking = ['x-passrole-lambda-createfunction-createeventsourcemapping-new-dynamodb-table'];

/** Paths each of whose calls the sandbox carries out; passing a role is no call of its own. */
const performable = escalationPaths.filter(
  ({ id, needs }) =>
    !lacking.includes(id) && needs.every(({ action }) => action === 'iam:PassRole' || carriedOut.has(action)),
);

/** Who the actor of a case is, signed in. */
function signIn(sandbox: Sandbox, { actor }: Case): Play {
  if (actor === 'permission set') {
    return new Play(sandbox, { type: 'identityCenter', account: home, user: 'eve', permissionSet: 'Crew' });
  }
  if (actor !== 'role') return new Play(sandbox, key('AKIAEVE0000000000000'));
  const play = new Play(sandbox, key('AKIAADA0000000000000'));
  const output = play.run(`aws sts assume-role --role-arn arn:aws:iam::${home}:role/eve --role-session-name eve`);
  play.becomes(credentials(output));
  return play;
}

/**
 * What a permission set permits reaches the accounts when it is provisioned (IAM Identity Center API Reference,
 * AttachManagedPolicyToPermissionSet); an administrator does so sooner or later.
 */
function provision(play: Play, before: Caller): void {
  play.becomes(key('AKIAADA0000000000000'));
  const list = 'aws sso-admin list-instances --query Instances[0].InstanceArn --output text';
  play.run(`CENTER=$(${list})`);
  play.run(
    'aws sso-admin provision-permission-set --instance-arn $CENTER --permission-set-arn $(aws sso-admin list-permission-sets --instance-arn $CENTER --query PermissionSets[0] --output text) --target-type ALL_PROVISIONED_ACCOUNTS',
  );
  play.becomes(before);
}

describe('the calls that the sandbox carries out', () => {
  it('walk at least fifty of the paths', () => {
    expect(performable.length).toBeGreaterThanOrEqual(50);
  });

  it.each(performable.map(({ id }) => [id]))('make an administrator by %s', (id) => {
    const given = cases.find(({ path }) => path === id);
    if (!given) throw new Error(`there is no case for ${id}`);
    const { sandbox, map, actor } = worldOf(given);
    const step = openPaths(map, asTheyAre(actor)).find(({ path }) => path.id === id);
    if (!step) throw new Error(`${id} is not open`);
    const play = signIn(sandbox, given);
    const before = play.caller;
    expect(refused(play.sandbox, before)).not.toEqual([]);
    const outputs = commandLines(map, step).map((line) => play.run(line));
    if (step.path.gains.endsWith('trusts') && !outputs.at(-1)?.includes('Credentials')) throw new Error('not assumed');
    if (given.actor === 'permission set') provision(play, before);
    const after = gains(play, step, outputs, before);
    expect(refused(play.sandbox, after)).toEqual([]);
    if (!isCaller(after)) return;
    const made = play.send({ service: 'iam', operation: 'CreateUser', input: { UserName: 'proof' }, caller: after });
    expect(made).toMatchObject({ ok: true });
  });
});
