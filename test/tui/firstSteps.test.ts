import { afterEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../src/stores/uiSettings.ts';
import { lessonSteps } from '../../src/tui/firstSteps/lessonSteps.ts';
import { keymap } from '../../src/tui/keymap.ts';
import { Screen, type ScreenOptions } from './driver.ts';
import { testGame } from './testGame.ts';

let open: Screen[] = [];

async function start(options: ScreenOptions = {}): Promise<Screen> {
  const screen = await Screen.open(testGame(), options);
  open.push(screen);
  await screen.sees('First steps');
  return screen;
}

afterEach(async () => {
  for (const screen of open) await screen.close();
  open = [];
});

const at = (step: number) => `First steps ${step} of ${lessonSteps.length}`;

async function line(screen: Screen, text: string): Promise<void> {
  await screen.type(text);
  await screen.press('enter');
}

describe.each([
  [80, 24],
  [120, 40],
  [200, 60],
])('the first steps at %i by %i', (columns, rows) => {
  it('are offered to a newcomer and lead by doing from the first key to handing in', async () => {
    const screen = await start({ columns, rows });
    await screen.press('enter');
    await screen.sees(at(1));
    await screen.press('tab', 'tab');
    await screen.sees(at(2));
    await screen.press('down', 'down', 'down', 'enter');
    await screen.sees(at(3));
    await screen.sees('In plain words: None of their policies says yes');
    await screen.press('escape');
    await screen.sees(at(4));
    await screen.press('n');
    await screen.sees('Choose Group');
    await screen.press('down', 'enter');
    await screen.sees('Type Readers');
    await screen.type('Readers');
    await screen.press('ctrl+s');
    await screen.sees(at(5));
    await screen.press('4');
    await line(screen, 'aws iam add-user-to-group --group-name Readers --user-name maya');
    await screen.sees(at(6));
    const attach = 'aws iam attach-group-policy --group-name Readers --policy-arn';
    await line(screen, `${attach} arn:aws:iam::aws:policy/AmazonS3FullAccess`);
    await screen.sees(at(7));
    // Handing in the mistake ends nothing.
    await screen.press('escape', 'ctrl+s');
    await screen.sees('NOT PASSED');
    await screen.press('q', 'u');
    await screen.sees(at(8));
    await screen.press('4');
    await line(screen, `${attach} arn:aws:iam::444455556666:policy/read-reports`);
    await screen.sees(at(9));
    await screen.press('escape', 'ctrl+s');
    await screen.sees('First steps: done');
    await screen.sees('PASSED   ★★★');
    await screen.press('H');
    await screen.sees('0 of 3 passed');
    await screen.seesNot('start here');
  });
});

describe('the first steps', () => {
  it('can be passed over, and are found again in the palette', async () => {
    const screen = await start();
    await screen.press('down', 'enter');
    await screen.sees('go to work');
    await screen.press('s', ':');
    await screen.type('first steps');
    await screen.sees('First steps: learn the keys by doing');
    await screen.press('enter');
    await screen.sees(at(1));
  });

  it('name the keys that the person has', async () => {
    const screen = await start({ keys: { 'bench.nextPanel': ['x'] } });
    await screen.press('T');
    await screen.sees('x goes to the next one');
  });

  it('never need more than three rows of 78 cells, whatever stands in them', async () => {
    const screen = await start({ columns: 80, rows: 24, settings: { ...defaultSettings, ascii: true } });
    const longest = 3 * 76;
    await screen.press('T');
    await screen.sees(at(1));
    for (const { says } of lessonSteps) {
      for (const panel of ['account', 'console'] as const) {
        const state = { layers: [], panel } as unknown as Parameters<typeof says>[0]['state'];
        const text = says({ state, attempt: {} as never }).replaceAll('**', '');
        expect(text.length, text).toBeLessThan(longest);
        for (const [, command] of text.matchAll(/\{([\w.]+)\}/g)) {
          expect(keymap.map((row) => row.command)).toContain(command);
        }
      }
    }
  });
});
