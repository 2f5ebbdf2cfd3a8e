import { afterEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../src/stores/uiSettings.ts';
import { Screen, type ScreenOptions } from './driver.ts';
import { testGame } from './testGame.ts';

const sizes = { small: [80, 24], normal: [120, 40], large: [200, 60] } as const;

const solution = [
  'aws iam create-group --group-name Developers',
  'aws iam add-user-to-group --group-name Developers --user-name maya',
  'aws iam add-user-to-group --group-name Developers --user-name jonas',
  'ARN=$(aws iam create-policy --policy-name dev-ec2 --policy-document file://dev-ec2.json --query Policy.Arn --output text)',
  'aws iam attach-group-policy --group-name Developers --policy-arn $ARN',
];

let open: Screen[] = [];

async function start(options: ScreenOptions = {}, game = testGame()) {
  const screen = await Screen.open(game, options);
  open.push(screen);
  await screen.sees('iam-dojo');
  return { screen, game };
}

/** On the workbench of the first scenario. */
async function atWork(options: ScreenOptions = {}, game = testGame()) {
  const started = await start({ scenario: 'developer-ec2-access', ...options }, game);
  await started.screen.sees('Larkspur');
  await started.screen.press('s');
  await started.screen.sees('1 Account');
  return started;
}

async function commands(screen: Screen, lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    await screen.type(line);
    await screen.press('enter');
  }
}

afterEach(async () => {
  for (const screen of open) await screen.close();
  open = [];
});

describe.each(Object.entries(sizes))('on a %s screen', (_, [columns, rows]) => {
  it('leads from the list of scenarios to three stars', async () => {
    const { screen } = await start({ columns, rows });
    await screen.sees('Giving developers access to EC2');
    await screen.press('c');
    await screen.sees('The developers Maya and Jonas');
    await screen.press('enter');
    await screen.sees('Your tasks');
    await screen.press('s');
    await screen.sees('1 Account');
    await screen.press('4');
    await screen.sees('$');
    await commands(screen, solution);
    await screen.sees('Everything asked for holds now');
    await screen.press('ctrl+s');
    await screen.sees('100 of 100 points');
    expect(screen.frame()).toContain('✓ PASSED   ★★★');
    await screen.press('d');
    await screen.sees('The rule');
    await screen.press('escape', 'n');
    await screen.sees(/admin lockdown/i);
    await screen.sees(/page 1|go to work/);
  });

  it('fills the terminal exactly, on every screen and panel', async () => {
    const { screen } = await atWork({ columns, rows });
    const filled = () => {
      const lines = screen.lines();
      expect(lines).toHaveLength(rows);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
      expect(lines[0]).toContain('iam-dojo');
      expect(lines[rows - 1]?.trim()).not.toBe('');
    };
    for (const panel of ['2 ', '3 Tasks', '4 Console', '5 Events', '1 Account']) {
      await screen.press('alt+n');
      await screen.sees(new RegExp(`[┏] ${panel}`));
      filled();
    }
    await screen.press('M');
    await screen.sees('Messages, newest first');
    filled();
  });
});

describe('the tightest policy', () => {
  it('is shown after passing, on the result and with what to take away', async () => {
    const { screen } = await atWork();
    await screen.press('4');
    await commands(screen, solution);
    await screen.press('escape', 'ctrl+s');
    await screen.sees('100 of 100 points');
    await screen.press('t');
    await screen.sees('group/Developers  5 statements');
    await screen.sees('"Sid": "DescribeEc2"');
    await screen.press('escape', 'd');
    await screen.sees('The rule');
    await screen.press('t');
    await screen.sees('group/Developers  5 statements');
  });

  it('stays hidden until the scenario is passed', async () => {
    const { screen } = await atWork();
    await screen.press('ctrl+s');
    await screen.sees('NOT PASSED');
    await screen.press('t');
    await screen.sees('it gives the answer away: pass first');
    expect(screen.frame()).not.toContain('statements');
  });
});

describe('the workbench', () => {
  it('makes a group with a form and shows what changed', async () => {
    const { screen, game } = await atWork();
    await screen.press('n', 'down', 'enter');
    await screen.sees('GroupName *');
    await screen.type('Developers');
    await screen.press('ctrl+s');
    await screen.sees('iam:CreateGroup done');
    await screen.sees('2 Group Developers');
    await screen.press('a');
    await screen.sees('Add a member');
    await screen.press('enter');
    await screen.sees('UserName');
    await screen.press('down');
    await screen.type('maya');
    await screen.press('ctrl+s');
    await screen.sees('iam:AddUserToGroup done');
    await screen.sees('Members');
    expect(game.attempt.getState()?.sandbox.accounts.get('333344445555')?.users.get('maya')?.groups).toEqual([
      'Developers',
    ]);
    await screen.press('u');
    await screen.sees('undone: iam:AddUserToGroup');
    await screen.press('ctrl+r');
    await screen.sees('done again: iam:AddUserToGroup');
  });

  it('shows AWS’s own answer when a call is refused, and why', async () => {
    const { screen } = await atWork();
    await screen.press('4');
    await commands(screen, ['export AWS_PROFILE=maya', 'aws iam create-user --user-name eve']);
    await screen.sees('AccessDenied');
    await screen.press('escape', 'w');
    await screen.sees('In short │ Deciding statement │ Full walk');
    await screen.sees('DENIED');
    await screen.press('tab');
    await screen.sees('speaks of this action');
    await screen.press('tab');
    await screen.sees('AWS checks, in this order');
    await screen.press('escape');
    await screen.seesNot('AWS checks');
  });

  it('edits a policy in the editor, saves a version, and keeps a text that was left unsaved', async () => {
    const { screen, game } = await atWork();
    await screen.press('4');
    await commands(screen, ['aws iam create-policy --policy-name mine --policy-document file://dev-ec2.json']);
    await screen.press('escape', '/');
    await screen.type('mine');
    await screen.press('enter');
    await screen.sees('2 Policy mine');
    await screen.press('e');
    await screen.sees('saves version v2 as the default');
    await screen.paste('X');
    await screen.press('escape');
    await screen.sees('Not saved yet');
    await screen.press('e');
    await screen.sees('the text that you left here unsaved');
    await screen.press('delete', 'ctrl+s');
    await screen.sees('iam:CreatePolicyVersion done');
    const policy = game.attempt.getState()?.sandbox.accounts.get('333344445555')?.policies.get('mine');
    expect(policy?.defaultVersion).toBe('v2');
  });

  it('asks before something is deleted, and the answer under the cursor is no', async () => {
    const { screen, game } = await atWork();
    await screen.press('/');
    await screen.type('bob');
    await screen.press('enter', 'd');
    await screen.sees('iam:DeleteUser bob');
    await screen.press('enter');
    await screen.seesNot('iam:DeleteUser bob');
    expect(game.attempt.getState()?.undo).toBeNull();
    await screen.press('d');
    await screen.sees('iam:DeleteUser bob');
    await screen.press('y');
    await screen.sees('iam:DeleteUser done');
    await screen.press('R');
    await screen.sees('Start anew?');
    await screen.press('left', 'enter');
    await screen.sees('Fresh start.');
    expect(game.attempt.getState()?.sandbox.accounts.get('333344445555')?.users.has('bob')).toBe(true);
  });

  it('answers any request that the learner asks about', async () => {
    const { screen } = await atWork();
    await screen.press('W');
    await screen.sees('Would this be allowed?');
    await screen.type('ec2:TermInst');
    await screen.sees('❯ ec2:TerminateInstances');
    await screen.press('ctrl+n', 'enter');
    await screen.sees('Decide before you look');
    await screen.press('a', '3');
    await screen.sees('ALLOWED');
    await screen.press('a');
    await screen.sees('Would this be allowed?');
    await screen.press('up', 'ctrl+u');
    await screen.type('user/nobody');
    await screen.press('enter');
    await screen.sees(/user\/nobody.*nobody|no user|cannot be found/);
  });

  it('shows hints one after another', async () => {
    const { screen, game } = await atWork();
    await screen.press('h');
    await screen.sees('A group is made once');
    await screen.sees('2 more.');
    await screen.press('h');
    await screen.sees('iam:CreateGroup');
    expect(game.attempt.getState()?.report.hintsUsed).toBe(2);
  });

  it('explains a check, opens an event and finds commands in the palette', async () => {
    const { screen } = await atWork();
    await screen.press('3', 'down', 'w');
    await screen.sees('The account itself must look like this.');
    await screen.press('escape', '4');
    await commands(screen, ['aws iam create-group --group-name Developers']);
    await screen.press('escape', '5');
    await screen.sees('CreateGroup');
    await screen.press('enter');
    await screen.sees('"eventName": "CreateGroup"');
    await screen.press('escape', ':');
    await screen.type('zoom');
    await screen.sees('Zoom this panel');
    await screen.press('enter');
    await screen.seesNot('1 Account');
    await screen.press('z');
    await screen.sees('1 Account');
  });

  it('says why a command cannot be done', async () => {
    const { screen } = await atWork();
    await screen.press('u');
    await screen.sees('Undo – nothing was done yet');
    await screen.press(':');
    await screen.type('undo');
    await screen.sees('nothing was done yet');
  });

  it('takes a burst of keys one by one', async () => {
    const { screen } = await atWork();
    await screen.type('jjjj');
    await screen.sees('2 User jonas');
  });

  it('acts as somebody else', async () => {
    const { screen } = await atWork();
    await screen.press('p');
    await screen.sees('Act as');
    await screen.press('down', 'enter');
    await screen.sees('You act as maya now.');
    await screen.sees('acting as maya');
  });

  it('moves to another size in the middle of work, and says when it is too small', async () => {
    const { screen } = await atWork();
    screen.resize(80, 24);
    await screen.sees(' 1 Account  2 Detail  3 Tasks');
    await screen.press('3');
    await screen.sees('┏ 3 Tasks');
    screen.resize(200, 60);
    await screen.sees('5 Events');
    screen.resize(50, 10);
    await screen.sees('Please make the window larger: 60×12 at least');
    screen.resize(60, 12);
    await screen.sees('┏ 3 Tasks');
  });
});

describe('the rest of the program', () => {
  it('searches the list of scenarios', async () => {
    const { screen } = await start();
    await screen.press('/');
    await screen.type('bucket');
    await screen.seesNot('The admin lockdown');
    await screen.sees('EC2 reads and writes the bucket');
    await screen.press('escape');
    await screen.sees('The admin lockdown');
  });

  it('changes the learner', async () => {
    const { screen } = await start();
    await screen.press('l');
    await screen.sees('Who is learning?');
    await screen.press('down', 'enter');
    await screen.sees('A new learner');
    await screen.press('enter');
    await screen.sees('write a name');
    await screen.type('Grace');
    await screen.press('enter');
    await screen.sees('Welcome, Grace.');
    await screen.sees('· Grace');
  });

  it('changes colours and signs, and tells whoever keeps the settings', async () => {
    const kept: string[] = [];
    const { screen } = await start({ onSettings: ({ theme, ascii }) => kept.push(`${theme} ${ascii}`) });
    await screen.press(',');
    await screen.sees('by the terminal');
    await screen.press('enter', 'down', 'enter');
    await screen.sees('ASCII only');
    await screen.sees(/^\+ Settings =/m);
    expect(kept).toEqual(['ansi false', 'ansi true']);
    expect(screen.frame()).toMatch(/^[\x20-\x7e\n]*$/);
  });

  it('paints no colour at all in the mono theme, and still shows the cursor', async () => {
    const { screen } = await atWork({ settings: { ...defaultSettings, theme: 'mono', mouse: false } });
    const cells = Array.from({ length: 40 * 120 }, (_, at) => screen.cell(Math.floor(at / 120), at % 120));
    expect(cells.filter(({ coloured }) => coloured)).toEqual([]);
    expect(cells.some(({ inverse }) => inverse)).toBe(true);
  });

  it('shows the keys of the present screen and searches them', async () => {
    const { screen } = await atWork();
    await screen.press('?');
    await screen.sees('To 1 Account');
    await screen.press('/');
    await screen.type('hand in');
    await screen.sees('Ctrl+S  S');
    await screen.seesNot('Fold or unfold');
    await screen.press('enter', 'escape');
    await screen.sees('Fold or unfold');
    await screen.press('q');
    await screen.seesNot('┏ Keys');
  });

  it('takes the person’s own keys', async () => {
    const { screen } = await start({ keys: { 'app.settings': ['X'] } });
    await screen.press('X');
    await screen.sees('┏ Settings');
  });
});

describe('leaving', () => {
  it('with Ctrl+C gives the terminal back, ends with 130 and loses nothing', async () => {
    const game = testGame();
    const { screen } = await atWork({}, game);
    await screen.press('4');
    await commands(screen, ['aws iam create-policy --policy-name mine --policy-document file://dev-ec2.json']);
    await screen.press('escape', '/');
    await screen.type('mine');
    await screen.press('enter', 'e');
    await screen.sees('saves version v2');
    await screen.paste('UNSAVED');
    await screen.press('ctrl+c');
    expect(await screen.exited).toBe(130);
    expect(screen.raw).toContain('\u001b[?1049l');
    expect(screen.raw.lastIndexOf('\u001b[?25h')).toBeGreaterThan(screen.raw.lastIndexOf('\u001b[?25l'));
    expect(screen.raw.lastIndexOf('\u001b[?2004l')).toBeGreaterThan(screen.raw.lastIndexOf('\u001b[?2004h'));
    game.close();

    const again = await start({ scenario: 'developer-ec2-access' }, testGame(undefined, game.folder));
    await again.screen.sees('You are where you left off');
    await again.screen.press('/');
    await again.screen.type('mine');
    await again.screen.press('enter', 'e');
    await again.screen.sees('UNSAVED');
  });

  it('with q goes back to the scenarios, then out with 0', async () => {
    const { screen } = await atWork();
    await screen.press('q');
    await screen.sees('Your work is saved');
    await screen.press('q');
    expect(await screen.exited).toBe(0);
  });
});
