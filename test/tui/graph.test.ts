import { afterEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../src/stores/uiSettings.ts';
import { escalationChains } from '../../src/tui/graph/escalationChains.ts';
import { Screen } from './driver.ts';
import { testGame } from './testGame.ts';

const lines = [
  'aws iam create-group --group-name Developers',
  'aws iam add-user-to-group --group-name Developers --user-name maya',
  'ARN=$(aws iam create-policy --policy-name dev-ec2 --policy-document file://dev-ec2.json --query Policy.Arn --output text)',
  'aws iam attach-group-policy --group-name Developers --policy-arn $ARN',
];

let open: Screen[] = [];

afterEach(async () => {
  for (const screen of open) await screen.close();
  open = [];
});

async function atWork(options: Parameters<typeof Screen.open>[1] = {}) {
  const game = testGame();
  const screen = await Screen.open(game, { scenario: 'developer-ec2-access', ...options });
  open.push(screen);
  await screen.sees('Larkspur');
  for (const line of lines) game.runLine(line);
  await screen.press('s');
  await screen.sees(/1 .?Account/);
  return { screen, game };
}

describe.each([
  [80, 24],
  [120, 40],
  [200, 60],
])('the graph at %i by %i', (columns, rows) => {
  it('draws who has what, from users over groups and policies to what they speak of', async () => {
    const { screen } = await atWork({ columns, rows });
    await screen.press('v');
    await screen.sees(/user maya .*group Developers .*dev-ec2/);
    for (const line of screen.lines()) expect(line.length).toBeLessThanOrEqual(columns);
  });
});

describe('the graph', () => {
  it('draws who may assume which role, services that a trust policy lets in among them', async () => {
    const { screen } = await atWork();
    await screen.press('v', 'tab');
    await screen.sees(/service ec2\.amazonaws\.com .*role admin-app/);
    await screen.press('tab');
    await screen.sees('Ways to everything');
    await screen.sees('each step is allowed');
  });

  it('marks what a policy denies, and says all of what it has not found', async () => {
    const { screen, game } = await atWork({ columns: 60, rows: 24 });
    const deny = '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:DeleteObject","Resource":"*"}}';
    game.runLine(`aws iam put-user-policy --user-name maya --policy-name no-loss --policy-document '${deny}'`);
    await screen.press('v');
    await screen.sees(/no-loss .*deny: ev/);
    await screen.press('tab', 'tab');
    await screen.sees('no way is known');
    await screen.sees('to get it');
  });

  it('leads from a way to everything to whoever has it', async () => {
    const { screen, game } = await atWork();
    game.runLine('aws iam attach-user-policy --user-name maya --policy-arn arn:aws:iam::aws:policy/IAMFullAccess');
    await screen.press('v', '[');
    await screen.sees(/user\/maya.*, an administrator now/);
    await screen.press('space');
    await screen.sees('2 User maya');
  });

  it('leads from a policy to the inspector, and from there back', async () => {
    const { screen } = await atWork();
    await screen.press('v', '/');
    await screen.type('dev-ec2');
    await screen.press('enter', 'enter');
    await screen.sees('Inspector: Policy dev-ec2');
    await screen.press('escape');
    await screen.sees('Who has what');
    await screen.press('space');
    await screen.sees('2 Policy dev-ec2');
  });

  it('needs nothing but ASCII', async () => {
    const { screen } = await atWork({ settings: { ...defaultSettings, theme: 'mono', ascii: true } });
    await screen.press('v');
    await screen.sees(/user maya .*group Developers/);
    expect(screen.frame()).toMatch(/^[\n -~]*$/);
  });

  it('makes a chain of each escalation of a report', () => {
    const step = { says: 'writes a policy for itself', to: 'administrator' };
    expect(
      escalationChains([
        { principal: 'user/maya', steps: [step] },
        { principal: 'user/admin', steps: [] },
        { principal: 'user/li', steps: [{ says: 'joins the group', to: 'user/li' }] },
      ]),
    ).toEqual([
      { from: 'user/maya', links: [{ by: 'writes a policy for itself', to: 'administrator' }] },
      { from: 'user/li', links: [{ by: 'joins the group', to: 'user/li, an administrator now' }] },
    ]);
  });
});

describe('the inspector', () => {
  it('says what a policy means, what is in force, what is found, and shows the text', async () => {
    const { screen } = await atWork();
    await screen.press('/');
    await screen.type('dev-ec2');
    await screen.press('enter', 'f');
    await screen.sees('Inspector: Policy dev-ec2');
    await screen.sees(/Amazon EC2: /);
    await screen.press('tab');
    await screen.sees('✓ Allow  statement 1');
    await screen.sees('ec2:StartInstances');
    await screen.press('tab');
    await screen.sees('policy dev-ec2');
    await screen.press('tab');
    await screen.sees('"Version"');
    await screen.press('e');
    await screen.sees('saves version v2 as the default');
    await screen.press('escape');
    await screen.sees('Inspector: Policy dev-ec2');
  });

  it('gathers the policies of a user, those of its groups among them', async () => {
    const { screen } = await atWork();
    await screen.press('/');
    await screen.type('maya');
    await screen.press('enter', 'f', 'tab');
    await screen.sees('Inspector: User maya');
    await screen.sees('policy dev-ec2, through group Developers');
  });

  it('repairs a finding in the editor, where the repair is seen before it is saved', async () => {
    const { screen, game } = await atWork();
    const document =
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:GetObject","s3:Get*"],"Resource":"*"}}';
    game.runLine(`aws iam put-user-policy --user-name maya --policy-name extra --policy-document '${document}'`);
    await screen.press('/');
    await screen.type('maya');
    await screen.press('enter', 'f', 'tab', 'tab');
    await screen.sees('inline policy extra');
    await screen.sees('x repairs it: remove');
    await screen.press('x');
    await screen.sees('Repaired: remove');
    await screen.sees('replaces the inline policy');
    await screen.seesNot('"s3:GetObject"');
    await screen.press('ctrl+s');
    await screen.sees('iam:PutUserPolicy done');
    const maya = game.attempt.getState()?.sandbox.accounts.get('333344445555')?.users.get('maya');
    expect(maya?.inline.get('extra')?.text).not.toContain('GetObject');
  });
});
