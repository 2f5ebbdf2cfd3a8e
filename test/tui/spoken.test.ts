import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { unicodeGlyphs } from '../../src/tui/glyphs.ts';
import { spokenLine, spokenText } from '../../src/tui/spoken.ts';
import { Screen } from './driver.ts';
import { practisedGame } from './practisedGame.ts';
import { testGame } from './testGame.ts';

/** Signs that have no place in what is read; the others stand in ordinary sentences too. */
const drawing = Object.values(unicodeGlyphs).filter((sign) => !['·', '…', '•', '→', '›', '×'].includes(sign));

let screen: Screen;
let game: ReturnType<typeof testGame>;

/** Waits until all of this is read, and makes sure that no drawing is. */
async function reads(...sentences: readonly string[]): Promise<void> {
  const joined = () => screen.frame().replaceAll(/\s+/g, ' ');
  for (const sentence of sentences) await screen.until(() => joined().includes(sentence), sentence);
  expect(drawing.filter((sign) => screen.frame().includes(sign))).toEqual([]);
}

/** Closes one layer, and waits until it is gone: a key right behind Escape would be one with Alt. */
async function closeLayer(): Promise<void> {
  const before = screen.frame();
  await screen.press('escape');
  await screen.until(() => screen.frame() !== before, 'a layer that closes');
}

beforeAll(async () => {
  game = testGame();
  screen = await Screen.open(game, { columns: 120, rows: 70, spoken: true });
}, 30_000);

afterAll(async () => {
  await screen.close();
});

describe('a text that is read aloud', () => {
  it('has words for signs, no drawing and no columns', () => {
    expect(spokenText('  ✓ ★★☆ Giving access    ■■□□□  20 min')).toBe(
      'ok: 2 of 3 stars, Giving access, level 2 of 5, 20 min',
    );
    expect(spokenText('▾ Foundations     ✓✓◆·○      2/5')).toBe(
      'open: Foundations, 2 passed, 1 next, 1 ready, 1 better later, 2/5',
    );
    expect(spokenText('✗ DENIED  no statement allows it')).toBe('DENIED, no statement allows it');
    expect(spokenText('Foundations · 20 minutes ·')).toBe('Foundations, 20 minutes');
    expect(spokenText('━━ █████ ░░')).toBe('');
  });

  it('says which tab is shown and names keys', () => {
    const tabs = [{ text: 'One', token: 'focus' }, { text: ' │ ', token: 'border' }, { text: 'Two' }] as const;
    expect(spokenLine(tabs)).toBe('One (current), Two');
    expect(spokenLine([{ text: ',', token: 'key' }, { text: ' settings' }])).toBe('comma settings');
  });
});

describe('with a screen reader', () => {
  it('stays on the ordinary screen, with the mouse left to the terminal', () => {
    expect(screen.raw).not.toContain('\u001b[?1049h');
    for (const mode of [1000, 1002, 1003, 1006]) expect(screen.raw).not.toContain(`\u001b[?${mode}h`);
  });

  it('home reads what to do next, the tracks in counts, and what the cursor is on', async () => {
    await reads('(selected) ready: First steps, learn the program by doing', 'next: Giving developers access to EC2');
    await reads('open: Foundations, 1 next, 1 ready, 0/2', 'About.', 'slash search', 'comma settings');
  });

  it('settings read each choice with its value', async () => {
    await screen.press(',');
    await reads('Settings.', '(selected) Colours, by the terminal', 'Signs, Unicode');
    await closeLayer();
  });

  it('messages read what was said', async () => {
    await screen.press('M');
    await reads('Messages, newest first.', 'Nothing was said yet.');
    await closeLayer();
  });

  it('the palette reads its entry and the commands found, without the screen below', async () => {
    await screen.press(':');
    await screen.type('sand');
    await reads('All commands', 'Entry: sand', '(selected) Sandbox: an account to play in');
    expect(screen.frame()).not.toContain('About.');
    await closeLayer();
  });

  it('help reads keys by name', async () => {
    await screen.press('?');
    await reads('Keys.', '(selected) Enter, Space, right arrow, Open the scenario, or unfold the track');
    await closeLayer();
  });

  it('a search reads its entry and the rows found', async () => {
    await screen.press('/');
    await reads('Search: empty. type to search');
    await screen.type('lockdown');
    await reads('(selected) ready: The admin lockdown', 'Search: lockdown');
    await closeLayer();
  });

  it('the briefing reads its page', async () => {
    await screen.press('c');
    await reads('Giving developers access to EC2, page 1 of 2.', 'Larkspur Logistics', 'Enter next');
  });

  it('the worked example reads the command and the question about it', async () => {
    await screen.press('e');
    await reads('Worked example, 1 of ', 'aws iam create-group');
    await closeLayer();
    await screen.press('s');
  });

  it('the workbench reads the panels by number and the one with the keys', async () => {
    await reads('1 Account (current), 2 Detail, 3 Tasks', '(selected) larkspur-dev, 333344445555', 'open: Users, 4');
    expect(screen.frame()).not.toContain('3 Tasks.');
    await screen.press('3');
    await reads('3 Tasks (current)', '3 Tasks, 8/21.', '(selected) not ok: Create the group Developers');
    await screen.press('5');
    await reads('5 Events (current)', 'Nothing happened yet.');
  });

  it('the console reads what was entered and answered, and the proposals', async () => {
    await screen.press('4');
    await screen.type('aws iam create-group --group-name Developers');
    await screen.press('enter');
    await reads('$ aws iam create-group --group-name Developers', '"GroupName": "Developers"');
    await screen.type('aws iam list-group');
    await screen.press('tab');
    await reads('Proposals, 1 of ', '(selected) list-group-policies');
    await closeLayer();
    await screen.press('ctrl+u');
    await closeLayer();
  });

  it('the detail of a thing reads its facts', async () => {
    await screen.press('1', '/');
    await screen.type('admin-app');
    await screen.press('enter', 'enter');
    await reads('2 Role admin-app', 'AdministratorAccess, AWS managed');
    await closeLayer();
    await screen.press('/');
    await closeLayer();
  });

  it('an answer reads the verdict, and its picture as stages in sentences', async () => {
    await screen.press('3', 'down', 'down', 'down', 'enter');
    await reads('In short (current), Deciding statement, Full walk, Picture', 'DENIED, no statement allows it');
    await screen.press('tab', 'tab', 'tab');
    await reads('Picture (current)', 'Stage 1, ', 'The request ends here: denied.', 'Denied.');
    await closeLayer();
  });

  it('the question about any request, the foretelling and the hint read their fields', async () => {
    await screen.press('W');
    await reads('Would this be allowed?', 'Does what: empty.');
    await screen.type('ec2:StopInstances');
    await screen.press('enter');
    await reads('Before you look.', 'ec2:StopInstances', 'a allowed, d denied');
    await closeLayer();
    await closeLayer();
    await screen.press('h');
    await reads('Hints.');
    await closeLayer();
  });

  it('menus, forms and questions before a loss read what is chosen', async () => {
    await screen.press('n');
    await reads('Create.', '(selected) User, iam:CreateUser');
    await screen.press('enter');
    await reads('New: user, iam:CreateUser.', '(selected) UserName *', 'The name of the user to create.');
    await closeLayer();
    await screen.press('R');
    await reads('Start anew?', 'No, keep it (current), n, Start anew, y');
    await screen.press('n');
  });

  it('the policy editor reads line by line with numbers', async () => {
    await screen.press('1', '/');
    await screen.type('admin-app');
    await screen.press('enter', 'e');
    await reads('Trust policy of role admin-app', '1 {', '"Version": "2012-10-17"');
    await closeLayer();
  });

  it('the inspector reads meaning and findings', async () => {
    await screen.press('f');
    await reads('Inspector: Role admin-app.', 'What it means (current), Statements in force, Findings, Text');
    await screen.press('tab');
    await reads('Allow, statement 1', 'policy AdministratorAccess');
    await closeLayer();
    await screen.press('/');
    await closeLayer();
  });

  it('the graph reads who has what and who becomes whom as sentences', async () => {
    await screen.press('v');
    await reads('At the cursor: user priya', 'user priya, then group PlatformAdmins, then AdministratorAccess (AWS)');
    await screen.press('tab');
    await reads('service ec2.amazonaws.com, then role admin-app');
    await screen.press('tab');
    await reads('Ways to everything (current)', 'no way is known');
    await closeLayer();
  });

  it('the access map reads the cell of the cursor, then all of it', async () => {
    await screen.press('m');
    await reads('At the cursor: priya may use', 'With iam nothing: maya, jonas, bob.');
    await closeLayer();
  });

  it('the reference reads what was found and what is known of it', async () => {
    await screen.press('ctrl+t');
    await screen.type('iam:PassRole');
    await reads(
      'Search: iam:PassRole',
      '(selected) iam:PassRole, Write',
      'Grants permission to pass a role to a service',
    );
    await closeLayer();
  });

  it('the timeline reads events with their outcome, and the one under the cursor in plain words', async () => {
    await screen.press('t');
    await reads(
      'Events (current), Alerts, Calls and branches, One entity',
      'ok: user/priya, iam:CreateGroup, you are here',
    );
    await reads('In plain words.', 'did, iam:CreateGroup');
    await screen.press('w', 'p');
    await reads('Which statement decides?', '(selected) ');
    await closeLayer();
    await closeLayer();
    await screen.press('enter');
    await reads('iam:CreateGroup.', 'The record');
    await closeLayer();
    await screen.press('c');
    await reads('A checkpoint.', 'A name for where the account stands now.', 'Entry:');
    await closeLayer();
    await closeLayer();
  });

  it('the result reads stars, points and checks, and the score over time as a sentence', async () => {
    await screen.press('ctrl+s');
    await reads('NOT PASSED, 0 of 3 stars', 'Checks.', 'points in 1 call, not passed yet.');
  });
});

describe('practice with a screen reader', () => {
  it('reads the question, its choices and how sure one is, then what decides', async () => {
    await screen.close();
    await vi.waitFor(() => expect(screen.raw.slice(screen.raw.lastIndexOf('Enter'))).toContain('\n'));
    const practised = practisedGame();
    screen = await Screen.open(practised, { columns: 120, rows: 70, spoken: true });
    const ask = () => practised.practice.view.getState()?.question;
    await reads('due: Practice, questions from what you passed');
    await screen.press('p');
    await reads('Question 1 of 10.', 'How sure? 1 guessed, 2 not sure, 3 fairly sure, 4 certain');
    while (ask()?.form !== 'predict') {
      practised.practice.answer(ask()?.right ?? [], 3);
      practised.practice.judge(true);
      practised.practice.next();
    }
    await reads('who, arn:aws:iam::', 'Would this request be allowed?', 'not chosen: Allowed', 'not chosen: Denied');
    await screen.press('a');
    await reads('(selected) chosen: Allowed');
    await screen.press('2');
    await reads('You said: Allowed, not sure.', 'who, arn:aws:iam::');
  });
});
