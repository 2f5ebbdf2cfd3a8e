import { expect, test } from 'vitest';
import { Screen } from './driver.ts';
import { testGame } from './testGame.ts';

test('Ctrl+C in the console drops the line first, and leaves the program where there is none', async () => {
  const game = testGame();
  const screen = await Screen.open(game, { scenario: 'developer-ec2-access' });
  await screen.press('s', '4');
  await screen.type('aws iam list-users');
  await screen.sees('$ aws iam list-users');
  await screen.press('ctrl+c');
  await screen.seesNot('$ aws iam list-users');
  await screen.type('aws s');
  await screen.sees('$ aws s');
  await screen.press('ctrl+c', 'ctrl+c');
  expect(await screen.exited).toBe(130);
  game.close();
});

test('a message takes no key: what is typed while it is shown arrives whole', async () => {
  const game = testGame();
  const screen = await Screen.open(game, { scenario: 'developer-ec2-access' });
  await screen.press('s', '4');
  await screen.type('aws iam create-group --group-name a\raws iam create-group --group-name a\raws iam list-us');
  await screen.sees('EntityAlreadyExists');
  await screen.type('ers');
  await screen.sees('$ aws iam list-users');
  await screen.press('ctrl+c');
  await screen.close();
  game.close();
});
