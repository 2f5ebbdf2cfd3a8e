import { afterEach, describe, expect, it } from 'vitest';
import { Screen } from './driver.ts';
import { testGame } from './testGame.ts';

let open: Screen[] = [];

afterEach(async () => {
  for (const screen of open) await screen.close();
  open = [];
});

async function atWork(folder?: string) {
  const game = testGame(['developer-ec2-access'], folder);
  const screen = await Screen.open(game, { columns: 120, rows: 36, scenario: 'developer-ec2-access' });
  open.push(screen);
  await screen.sees('Giving developers access to EC2');
  return { screen, game };
}

describe('a form that is being filled in', () => {
  it('survives Ctrl+C and is there when it is opened again', async () => {
    const first = await atWork();
    await first.screen.press('s');
    await first.screen.sees('1 Account');
    await first.screen.press('n');
    await first.screen.sees('iam:CreateUser');
    await first.screen.press('enter');
    await first.screen.sees('New: user');
    await first.screen.type('ada-lovelace');
    await first.screen.press('ctrl+c');
    expect(await first.screen.exited).toBe(130);
    first.game.close();

    const { screen } = await atWork(first.game.folder);
    await screen.press('n');
    await screen.sees('iam:CreateUser');
    await screen.press('enter');
    await screen.sees('What you entered before you left is back.');
    await screen.sees(/UserName \* +ada-lovelace/);
  });
});
