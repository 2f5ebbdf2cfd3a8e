import { afterEach, describe, expect, it } from 'vitest';
import { Screen } from './driver.ts';
import { testGame } from './testGame.ts';

let open: Screen[] = [];

afterEach(async () => {
  for (const screen of open) await screen.close();
  open = [];
});

describe('a search that is kept', () => {
  it('is ended by the key that the last row names, and the cursor stays on the row it stood on', async () => {
    const screen = await Screen.open(testGame(), { scenario: 'developer-ec2-access' });
    open.push(screen);
    await screen.sees('go to work');
    await screen.press('s');
    await screen.sees(/1 .?Account/);
    await screen.press('/');
    await screen.type('jonas');
    await screen.press('enter');
    await screen.sees('Esc all rows');
    await screen.seesNot('Root user');
    await screen.press('escape');
    await screen.sees('Root user');
    await screen.sees('2 User jonas');
    expect(screen.frame()).not.toContain('Esc all rows');
    // A menu heeds no search, and says so.
    await screen.press('n', '/');
    await screen.sees('this list is short enough to read');
  });
});
