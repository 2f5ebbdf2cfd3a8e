import { expect, test } from 'vitest';
import { Screen } from './driver.ts';
import { testGame } from './testGame.ts';

/** A screen whose keys are counted; each character that is typed is one. */
async function counting() {
  const game = testGame();
  const screen = await Screen.open(game, { scenario: 'developer-ec2-access' });
  let keys = 0;
  return {
    game,
    screen,
    count: () => keys,
    press: async (...names: string[]) => {
      keys += names.length;
      await screen.press(...names);
    },
    type: async (text: string) => {
      keys += text.length;
      await screen.type(text);
    },
  };
}

test('attaching a policy to a user by form takes fewer than sixty key presses', async () => {
  const { game, screen, count, press, type } = await counting();
  await screen.press('s');
  await screen.sees('┏ 1 Account');
  await press('/');
  await type('maya');
  await press('enter', 'a', 'down');
  await screen.sees('Attach a policy');
  await press('enter');
  await screen.sees('❯ PolicyArn *');
  await type('EC2Read');
  await screen.sees('AmazonEC2ReadOnlyAccess');
  await press('enter', 'ctrl+s');
  await screen.sees('✓ iam:AttachUserPolicy done');
  await screen.sees('changed: user/maya gained');
  expect(count()).toBeLessThan(60);
  expect(count()).toBe(18);
  await screen.close();
  game.close();
});

test('so does attaching it from the policy’s side to a group', async () => {
  const { game, screen, count, press, type } = await counting();
  game.runLine('aws iam create-group --group-name Developers');
  await screen.press('s');
  await press('/');
  await type('Adminis');
  await press('enter', 'a', 'enter');
  await screen.sees('❯ GroupName *');
  await type('Dev');
  await press('enter', 'ctrl+s');
  await screen.sees('✓ iam:AttachGroupPolicy done');
  expect(count()).toBeLessThan(60);
  await screen.close();
  game.close();
});
