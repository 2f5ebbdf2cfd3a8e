import { afterEach, describe, expect, it } from 'vitest';
import { Screen, type ScreenOptions } from './driver.ts';
import { testGame } from './testGame.ts';

let open: Screen[] = [];
afterEach(async () => {
  for (const screen of open) await screen.close();
  open = [];
});

const trust = (principal: string, action = 'sts:AssumeRole') =>
  `{ Version: "2012-10-17", Statement: { Effect: Allow, Principal: ${principal}, Action: "${action}" } }`;

const written = `
schema: iam-scenario/1
id: 3f3c2f8e-3d57-4b5e-9a51-0a6a9f3f1c11
slug: doors
version: 1.0.0
status: active
title: Many doors
track: foundations
teaches: [user]
difficulty: 1
minutes: 5
mode: build
clock: 2026-11-24T09:00:00Z
region: eu-west-1
account:
  id: "111122223333"
  users:
    - {name: priya, attached: [AdministratorAccess], accessKeys: [{}], loginProfile: {password: "Correct-horse-1"}, mfa: [{name: phone}]}
    - {name: maya, accessKeys: [{id: AKIAIOSFODNN7EXAMPLE}]}
  roles:
    - {name: deploy, trust: ${trust('{ AWS: "arn:aws:iam::111122223333:root" }')}}
    - {name: ci, trust: ${trust('{ Federated: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }', 'sts:AssumeRoleWithWebIdentity')}}
  oidcProviders: [{url: "https://token.actions.githubusercontent.com", clientIds: [sts.amazonaws.com]}]
  identityCenter:
    users: [{userName: ines}]
    permissionSets: [{name: ReadOnly, managed: [ReadOnlyAccess], sessionDuration: PT2H}]
    assignments: [{account: "111122223333", permissionSet: ReadOnly, user: ines}]
identities:
  priya: {as: user/priya, default: true, says: the administrator}
  auditor: {as: identityCenter/ines/ReadOnly, says: an auditor from the directory}
briefing: Come in through every door.
tasks:
  - id: one
    text: Make the group \`Guests\`
    checks: [{id: group, state: "GroupDetailList[?GroupName=='Guests'] | length(@)", equals: 1}]
`;

async function atWork(options: ScreenOptions = {}) {
  const game = testGame([], undefined, { doors: written });
  expect(game.home.getState().notices).toEqual([]);
  game.open('doors');
  const screen = await Screen.open(game, { scenario: 'doors', ...options });
  open.push(screen);
  await screen.sees('1 Account');
  return { screen, game };
}

const caller = (game: ReturnType<typeof testGame>) => {
  const view = game.attempt.getState();
  return view?.profiles.find(({ name }) => name === view.profile);
};

describe('acting as somebody else', () => {
  it('may be one who comes through IAM Identity Center, in the forms and in the console', async () => {
    const { screen, game } = await atWork();
    await screen.press('p');
    await screen.sees(/auditor +session, 1 h left/);
    await screen.press('down', 'enter');
    await screen.sees('You act as auditor now.');
    expect(caller(game)?.arn).toMatch(/assumed-role\/AWSReservedSSO_ReadOnly_[0-9a-f]+\/ines$/);
    await screen.press('4');
    await screen.type('aws sts get-caller-identity --query Arn --output text --profile auditor');
    await screen.press('enter');
    await screen.sees('arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_ReadOnly_');
    await screen.press('escape');
    await screen.sees('┏ 1 Account');
    await screen.press('i');
    await screen.sees('Who am I?');
    await screen.sees('permission set ReadOnly');
    await screen.sees(/Session ends +2026-11-24/);
  });

  it('takes whom the directory lets in from the menu', async () => {
    const { screen, game } = await atWork();
    await screen.press('p');
    await screen.sees('Through IAM Identity Center');
    await screen.press('G', 'up', 'enter');
    await screen.sees('Who enters with what?');
    await screen.sees(/ines ReadOnly +account 111122223333/);
    await screen.press('enter');
    await screen.sees('You act as auditor now.');
    expect(game.attempt.getState()?.profile).toBe('auditor');
  });

  it('signs in with a password, and not without the code of the device', async () => {
    const { screen, game } = await atWork();
    await screen.press('p');
    await screen.sees('Sign in to the console');
    await screen.press('down', 'down', 'down', 'enter');
    await screen.sees('❯ UserName');
    await screen.type('priya');
    await screen.press('ctrl+s');
    await screen.sees('SignInFailed');
    await screen.press('down', 'down', 'enter');
    await screen.sees('of phone');
    await screen.press('enter', 'ctrl+s');
    await screen.sees('You act as priya-console now.');
    expect(caller(game)).toMatchObject({ mfa: true, kind: 'user' });
    expect(game.events().map(({ facts }) => facts.name)).toEqual([
      'ConsoleLogin',
      'CheckMfa',
      'ConsoleLogin',
      'CheckMfa',
    ]);
  });

  it('uses the access key of a user', async () => {
    const { screen, game } = await atWork();
    await screen.press('p');
    await screen.press('down', 'down', 'down', 'down', 'enter');
    await screen.sees('With whose access key?');
    await screen.type('maya');
    await screen.sees('maya AKIAIOSFODNN7EXAMPLE');
    await screen.press('enter');
    await screen.sees('You act as maya now.');
    expect(caller(game)?.arn).toBe('arn:aws:iam::111122223333:user/maya');
  });

  it('assumes a role, shows how long the session lasts, and tells when it has expired', async () => {
    const { screen, game } = await atWork();
    await screen.press('p');
    await screen.press('down', 'down', 'down', 'down', 'down', 'enter');
    await screen.sees('❯ RoleArn *');
    await screen.type('dep');
    await screen.press('enter', 'ctrl+s');
    await screen.sees('Act as this session of deploy');
    await screen.press('enter');
    await screen.sees('You act as deploy now.');
    await screen.sees('acting as deploy (session, 1 h left)');
    await screen.press('4');
    await screen.type('sleep 3700');
    await screen.press('enter');
    await screen.sees('acting as deploy (expired or gone)');
    await screen.sees('the session has expired');
    await screen.press('escape');
    await screen.sees('┏ 1 Account');
    await screen.press('n', 'enter');
    await screen.sees('❯ UserName *');
    await screen.type('eve');
    await screen.press('ctrl+s');
    await screen.sees('ExpiredToken');
    expect(game.attempt.getState()?.sandbox.accounts.get('111122223333')?.users.has('eve')).toBe(false);
  });

  it('comes through an identity provider', async () => {
    const { screen, game } = await atWork();
    await screen.press('p');
    await screen.sees('Through an identity provider');
    await screen.press('G', 'enter');
    await screen.sees('❯ Provider *');
    await screen.type('token');
    await screen.press('enter');
    await screen.type('repo:larkspur/shop:ref:refs/heads/main');
    await screen.press('down');
    await screen.type('ci');
    await screen.press('enter', 'ctrl+s');
    await screen.sees('You act as ci now.');
    expect(caller(game)?.arn).toBe('arn:aws:sts::111122223333:assumed-role/ci/repo-larkspur-shop-ref-refs-heads-main');
  });

  it('is root after signing in without a user name', async () => {
    const { screen } = await atWork();
    await screen.press('p', 'down', 'down', 'down', 'enter');
    await screen.sees('❯ UserName');
    await screen.press('ctrl+s');
    await screen.sees('You act as root now.');
  });

  it('goes on as the same session when the attempt is opened again', async () => {
    const { screen, game } = await atWork();
    await screen.press('p', 'down', 'down', 'down', 'down', 'enter');
    await screen.type('maya');
    await screen.press('enter');
    await screen.sees('You act as maya now.');
    game.leave();
    game.open('doors');
    expect(game.attempt.getState()?.profile).toBe('maya');
  });
});
