import { afterEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../src/stores/uiSettings.ts';
import { Screen } from './driver.ts';
import { testGame } from './testGame.ts';

const lines = [
  'aws iam create-group --group-name Developers',
  'aws iam add-user-to-group --group-name Developers --user-name maya',
  'ARN=$(aws iam create-policy --policy-name dev-ec2 --policy-document file://dev-ec2.json --query Policy.Arn --output text)',
  'aws iam attach-group-policy --group-name Developers --policy-arn $ARN',
  'aws iam attach-user-policy --user-name jonas --policy-arn arn:aws:iam::aws:policy/AmazonS3FullAccess',
];

let open: Screen[] = [];

afterEach(async () => {
  for (const screen of open) await screen.close();
  open = [];
});

async function onMap(options: Parameters<typeof Screen.open>[1] = {}) {
  const game = testGame();
  const screen = await Screen.open(game, { scenario: 'developer-ec2-access', ...options });
  open.push(screen);
  await screen.sees('Larkspur');
  for (const line of lines) game.runLine(line);
  await screen.press('s');
  await screen.sees(/1 .?Account/);
  await screen.press('m');
  await screen.sees('principals');
  return screen;
}

describe.each([
  [80, 24],
  [120, 40],
  [200, 60],
])('the access map at %i by %i', (columns, rows) => {
  it('shows who may do what, with signs, numbers and a legend', async () => {
    const screen = await onMap({ columns, rows });
    await screen.sees(/^. s3 .*✓ \d+ .*▲ \d+/m);
    await screen.sees('more than the tasks need');
    for (const line of screen.lines()) expect(line.length).toBeLessThanOrEqual(columns);
  });
});

describe('the access map', () => {
  it('drills down from a cell to the statement that allows it', async () => {
    const screen = await onMap();
    await screen.press('/');
    await screen.type('s3');
    await screen.press('enter', 'enter');
    // Of the administrator no task says how much is needed.
    await screen.sees(/✓ allowed {2}s3:/);
    await screen.press('q', 'right', 'right');
    await screen.sees(/jonas may use \d+ actions with s3 /);
    await screen.sees('the tasks need, such as s3:');
    await screen.press('enter');
    await screen.sees('jonas with s3');
    await screen.press('enter');
    await screen.sees('What allows it');
    await screen.sees('AmazonS3FullAccess');
    await screen.press('escape');
    await screen.sees('jonas may use');
  });

  it('goes from services to resources and back', async () => {
    const screen = await onMap();
    await screen.press('tab');
    await screen.sees('checkout-dev');
    await screen.press('tab');
    await screen.sees('sts');
  });

  it('asks about a request where nothing is allowed', async () => {
    const screen = await onMap();
    await screen.press('/');
    await screen.type('sts');
    await screen.press('enter', 'right', 'enter');
    await screen.sees('Would this be allowed?');
    await screen.sees('user/maya');
  });

  it('needs no colour and no sign beyond ASCII', async () => {
    const screen = await onMap({ settings: { ...defaultSettings, theme: 'mono', ascii: true } });
    await screen.sees(/s3 .*\+ \d+ .*! \d+/);
    expect(screen.frame()).toMatch(/^[\n -~]*$/);
  });
});
