import { afterEach, describe, expect, it } from 'vitest';
import { Screen } from './driver.ts';
import { testGame } from './testGame.ts';

let open: Screen[] = [];

afterEach(async () => {
  for (const screen of open) await screen.close();
  open = [];
});

async function atWork(): Promise<Screen> {
  const screen = await Screen.open(testGame(), { scenario: 'developer-ec2-access', columns: 80, rows: 24 });
  open.push(screen);
  await screen.sees('go to work');
  await screen.press('s');
  await screen.sees(/1 .?Account/);
  return screen;
}

const last = (screen: Screen) => screen.lines().at(-1) ?? '';

describe('the last row', () => {
  it('says what Esc does while a document or a list of choices is open in a form', async () => {
    const screen = await atWork();
    await screen.press('n', 'down', 'down', 'down', 'enter');
    await screen.sees('PolicyDocument');
    expect(last(screen)).toContain('Esc close');
    await screen.press('down', 'enter');
    await screen.sees('Esc back to the form');
    await screen.press('ctrl+c');
    await screen.exited;
    const other = await atWork();
    await other.press('o');
    await other.type('attachuserpolicy');
    await other.press('enter');
    await other.sees('PolicyArn');
    await other.press('enter');
    await other.sees('Esc close the list');
  });

  it('names no key that would do nothing: no event to open, whose history to choose', async () => {
    const screen = await atWork();
    await screen.press('5');
    await screen.sees('Nothing happened yet');
    expect(last(screen)).not.toContain('whole event');
    await screen.press('t', '[');
    await screen.sees('e choose whose');
  });

  it('offers the reason of a denied call in the console, which leads to the statements of who called', async () => {
    const screen = await atWork();
    await screen.press('4');
    await screen.sees('leave the console');
    expect(last(screen)).not.toContain('Alt+W');
    await screen.type('aws ec2 describe-instances --profile maya');
    await screen.press('enter');
    await screen.sees('Alt+W why was it denied?');
    await screen.press('alt+w');
    await screen.sees('DENIED');
    await screen.sees('ec2:DescribeInstances');
    await screen.press('f');
    await screen.sees('Inspector: User maya');
    await screen.press('escape');
    await screen.seesNot('Inspector');
    await screen.press('escape');
    await screen.type('aws iam list-users --profile priya');
    await screen.press('enter');
    await screen.seesNot('Alt+W');
  });
});
