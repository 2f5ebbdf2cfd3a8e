import { afterEach, describe, expect, it } from 'vitest';
import { Screen, type ScreenOptions } from './driver.ts';
import { testGame } from './testGame.ts';

let open: Screen[] = [];
afterEach(async () => {
  for (const screen of open) await screen.close();
  open = [];
});

const lines = [
  'aws iam create-group --group-name Developers',
  'aws iam list-users',
  'aws iam create-user --user-name eve --profile maya',
  'aws iam create-policy --policy-name dev-ec2 --policy-document file://dev-ec2.json',
];

/** On the timeline after four calls, one of them denied and one that only reads. */
async function onTimeline(options: ScreenOptions = {}) {
  const game = testGame(['developer-ec2-access']);
  game.open('developer-ec2-access');
  for (const line of lines) game.runLine(line);
  game.leave();
  const screen = await Screen.open(game, { scenario: 'developer-ec2-access', ...options });
  open.push(screen);
  await screen.sees('1 Account');
  await screen.press('t');
  await screen.sees('Events, newest first');
  return { screen, game };
}

describe.each([
  [80, 24],
  [120, 40],
  [200, 60],
] as const)('the timeline at %i×%i', (columns, rows) => {
  it('lists who called what, with what came of it, and marks where the account stands', async () => {
    const { screen } = await onTimeline({ columns, rows });
    await screen.sees(/✓ user\/priya {2}iam:CreatePolicy +← you are here {2}4/);
    await screen.sees(/✗ user\/maya {2}iam:CreateUser {2}AccessDenied +3/);
    expect(screen.lines()[0]).toContain('24 Nov 09:00');
    expect(screen.lines()).toHaveLength(rows);
    await screen.press('down', 'enter');
    await screen.sees(/who +user\/maya {2}an IAM user/);
    await screen.sees('AccessDenied');
    await screen.press('G');
    await screen.sees('"eventCategory": "Management"');
  });
});

describe('the timeline', () => {
  it('tells an event beside the list in plain words', async () => {
    const { screen } = await onTimeline();
    await screen.press('down');
    await screen.sees('In plain words');
    await screen.sees(/answer +AccessDenied {2}User:/);
    await screen.sees('because no identity-based policy');
  });

  it('lists failed events only, leaves out reads, and keeps to one caller', async () => {
    const { screen } = await onTimeline();
    await screen.press('x');
    await screen.seesNot('iam:CreatePolicy ');
    await screen.sees('failed only');
    await screen.press('x', 'r');
    await screen.sees('without reads');
    await screen.seesNot('iam:ListUsers');
    await screen.press('r', 'f');
    await screen.sees('Events of whom?');
    await screen.type('maya');
    await screen.press('enter');
    await screen.sees('of user/maya');
    await screen.seesNot('iam:CreateGroup');
  });

  it('says why a call was allowed or denied, by the policies as they were then', async () => {
    const { screen } = await onTimeline();
    await screen.press('down', 'w');
    await screen.sees(/Why: may .*maya call iam:CreateUser/);
    await screen.press('escape', 'up', 'w');
    await screen.sees(/Why: may .*priya call iam:CreatePolicy/);
    await screen.sees('✓ ALLOWED');
  });

  it('says that a search or the filters leave nothing, and how to see all again', async () => {
    const { screen } = await onTimeline();
    await screen.press('/');
    await screen.type('zebra');
    await screen.sees('Nothing holds “zebra”.');
    await screen.press('escape', 'G', 'f');
    await screen.type('maya');
    await screen.press('enter', 'x', 'r');
    await screen.sees('user/maya  iam:CreateUser');
  });

  it('searches who, what and what was asked', async () => {
    const { screen } = await onTimeline();
    await screen.press('/');
    await screen.type('developers');
    await screen.seesNot('iam:CreatePolicy');
    await screen.sees('iam:CreateGroup');
  });

  it('goes back to an event, branches from it and returns to the line that was left', async () => {
    const { screen, game } = await onTimeline();
    await screen.press('G', 'J');
    await screen.sees('You stand after call 1 of 4, iam:CreateGroup.');
    await screen.sees(/iam:CreatePolicy +undone {2}4/);
    await screen.press('b');
    await screen.sees('1 Account');
    await screen.press('4');
    await screen.type('aws iam create-group --group-name Other');
    await screen.press('enter', 'escape');
    await screen.sees('┏ 1 Account');
    await screen.press('t');
    await screen.sees('iam:CreateGroup  ');
    await screen.press('v');
    await screen.sees('Back to where?');
    await screen.sees('branch-1');
    await screen.press('enter');
    await screen.sees('You stand after call 4 of 4, iam:CreatePolicy.');
    const groups = game.attempt.getState()?.sandbox.accounts.get('333344445555')?.groups;
    expect(groups?.has('developers')).toBe(true);
    expect(groups?.has('other')).toBe(false);
  });

  it('sets a checkpoint by name and leads back to it', async () => {
    const { screen, game } = await onTimeline();
    await screen.press('c');
    await screen.type('good');
    await screen.press('enter');
    await screen.sees('Checkpoint good is set');
    await screen.press('tab', 'tab');
    await screen.sees('Calls, newest first');
    await screen.sees(/★ good {2}← you are here/);
    await screen.press('u');
    await screen.sees('undone: iam:CreatePolicy');
    await screen.press('v', 'enter');
    await screen.sees('You stand after call 4 of 4');
    expect(game.history().cursor).toBe(4);
  });

  it('says why an event gives the alarm', async () => {
    const { screen } = await onTimeline();
    await screen.press('tab');
    await screen.sees('Alerts, newest first');
    await screen.sees(/▲ low +a call was denied/);
    await screen.press('down', 'enter');
    await screen.sees('Why this is an alert');
    await screen.sees(/pattern +CIS AWS Foundations Benchmark 3\.0, 4\.1/);
  });

  it('tells the life of one entity with the differences of its policy', async () => {
    const { screen } = await onTimeline();
    await screen.press('escape');
    await screen.sees('┏ 1 Account');
    await screen.press('4');
    const looser = '{"Version":"2012-10-17","Statement":[{"Sid":"Look","Effect":"Allow","Action":"*","Resource":"*"}]}';
    await screen.type(
      `aws iam create-policy-version --policy-arn arn:aws:iam::333344445555:policy/dev-ec2 --set-as-default --policy-document '${looser}'`,
    );
    await screen.press('enter', 'escape');
    await screen.sees('┏ 1 Account');
    await screen.press('t', 'e');
    await screen.sees('The history of what?');
    await screen.type('dev-ec2');
    await screen.press('enter');
    await screen.sees('The history of policy dev-ec2, newest first');
    await screen.sees(/made +iam:CreatePolicy/);
    await screen.sees(/\+ "Look" Action: \*/);
    await screen.sees(/- "Look" Action: ec2:Describe\*/);
    await screen.sees('default version: v1 is now v2');
  });

  it('opens the history of what the cursor is on, and of things that are gone', async () => {
    const { screen } = await onTimeline();
    await screen.press('escape');
    await screen.sees('┏ 1 Account');
    await screen.press('4');
    await screen.type('aws iam delete-user --user-name bob');
    await screen.press('enter', 'escape');
    await screen.sees('┏ 1 Account');
    await screen.press('/');
    await screen.type('maya');
    await screen.press('enter', 'H');
    await screen.sees('The history of user maya, newest first');
    await screen.press('e');
    await screen.type('bob');
    await screen.sees(/user bob +gone/);
    await screen.press('enter');
    await screen.sees(/deleted +iam:DeleteUser/);
  });
});
