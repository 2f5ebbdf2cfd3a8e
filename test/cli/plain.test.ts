import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from './run.ts';

const newSaves = () => mkdtempSync(join(tmpdir(), 'iam-dojo-plain-'));

const play = (saves: string, lines: readonly string[], ...more: readonly string[]) =>
  run([...more, '--plain', '--saves', saves], lines.map((line) => `${line}\n`).join(''));

const developers = (saves: string, ...lines: readonly string[]) => play(saves, lines, 'play', 'developer-ec2-access');

const group = 'aws iam create-group --group-name Developers';
const member = (name: string) => `aws iam add-user-to-group --group-name Developers --user-name ${name}`;
const policy = 'aws iam create-policy --policy-name dev-ec2 --policy-document file://dev-ec2.json';
const attach =
  'aws iam attach-group-policy --group-name Developers --policy-arn arn:aws:iam::333344445555:policy/dev-ec2';

/** What stands before a title in the list of scenarios. */
async function numberOf(title: string): Promise<string> {
  const { out } = await play(newSaves(), ['0']);
  return new RegExp(`^(\\d+)\\. ${title}:`, 'm').exec(out)?.[1] ?? '';
}

test('a scenario is solved line by line, from its number in the list to three stars and the debrief', async () => {
  const saves = newSaves();
  const number = await numberOf('Giving developers access to EC2');
  const lines = [number, group, member('maya'), member('jonas'), policy, attach, '7', 'no, never', '9', '0'];
  const { exit, out, err } = await play(saves, lines);
  expect(err).toBe('');
  expect(exit).toBe(0);
  expect(out).toContain(`${number}. Giving developers access to EC2: level 2 of 5, 20 minutes, not tried yet`);
  expect(out).toContain('Larkspur Logistics, development account 333344445555');
  expect(out).toContain('1. Create the group Developers and put the users maya and jonas in it.');
  expect(out).toContain('"GroupName": "Developers"');
  expect(out).toMatch(/user\/maya may now ec2:CreateTags.*and \d+ more/s);
  expect(out).toContain('✓ describe-images group/Developers, ec2:DescribeImages: allowed');
  expect(out).toContain('Everything asked for holds now: 7 hands it in.');
  expect(out).toContain('PASSED: 3 of 3 stars, 100 of 100 points.');
  expect(out).toContain('What to take away');
  expect(out).toMatch(/Giving developers access to EC2: [^:]*passed\s+with\s+3\s+of\s+3\s+stars/);
});

test('the question after solving is answered by the person before the answer is told', async () => {
  const lines = [group, member('maya'), member('jonas'), policy, attach, '7', 'no, never'];
  const { out } = await developers(newSaves(), ...lines);
  expect(out).toMatch(
    /And now\?\n[^>]*\nyour answer \(Enter for none\): no, never\nNo\. Tagging is allowed only inside a launch/,
  );
});

test('handing in a mistake tells which one, in the words of its author, with a request that shows it', async () => {
  const wide =
    'aws iam create-policy --policy-name wide --policy-document \'{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"ec2:*","Resource":"*"}}\'';
  const attached = attach.replace('dev-ec2', 'wide');
  const { out } = await developers(newSaves(), group, member('maya'), member('jonas'), wide, attached, '7');
  expect(out).toContain('It behaves exactly like this mistake: ec2:* on everything');
  expect(out).toMatch(/Seen in: may \S+user\/maya call ec2:StopInstances on\s+\S+\s+Allowed\./);
});

test('nothing is painted, nothing moves, and texts keep to the width', async () => {
  const { out } = await developers(newSaves(), '2', group, '3 1', '4 1', '7', '1');
  expect([...out].filter((sign) => sign < ' ' && sign !== '\n')).toEqual([]);
  const texts = out.split('\n').filter((line) => !/^( |priya>|[{}])/.test(line));
  expect(Math.max(...texts.map((line) => line.length))).toBeLessThanOrEqual(80);
});

test('an attempt goes on where it was left, also where the input just ends', async () => {
  const saves = newSaves();
  const first = await developers(saves, group);
  expect(first.exit).toBe(0);
  const { out } = await developers(saves, 'aws iam list-groups --query Groups[].GroupName --output text', '9');
  expect(out).toMatch(/You are where you left off\. \d+ of \d+ checks hold\./);
  expect(out).toContain('Developers\tPlatformAdmins');
  expect(out.trimEnd().endsWith('Your work is saved.')).toBe(true);
  expect(readdirSync(join(saves, 'learners/learner/attempts'))).toEqual(['developer-ec2-access-1.jsonl']);
});

test('undo and redo tell what changed back', async () => {
  const { out } = await developers(newSaves(), group, '5', '5', '6', '6');
  expect(out).toContain('undone: iam:CreateGroup');
  expect(out).toContain('Nothing was done yet.');
  expect(out).toContain('done again: iam:CreateGroup');
  expect(out).toContain('Nothing was undone.');
  expect(out).toMatch(/✗ describe-images .*there is no group\s+Developers/);
});

test('a hint is asked for by task, in one line or after the list of tasks', async () => {
  const { out } = await developers(newSaves(), '3 1', '3', '2', '3 nonsense');
  expect(out).toContain('A group is made once; each membership is a call of its own.');
  expect(out).toContain('Actions that list things have no resource');
  expect(out).toContain('No hint taken: there is no such task.');
});

test('why is answered for a check, for the last denied call and for any request', async () => {
  const lines = ['4 start', '8 maya', 'aws iam list-users', '4 0', '4 user/bob s3:GetObject arn:aws:s3:::a/b', '4 no'];
  const { out } = await developers(newSaves(), ...lines);
  expect(out).toMatch(/does {6}ec2:StartInstances\non {8}arn:aws:ec2:eu-west-1:333344445555:instance\//);
  expect(out).toContain('You act as maya now.');
  expect(out).toContain('maya> 4 0');
  expect(out).toContain('does      iam:ListUsers');
  expect(out).toContain('does      s3:GetObject');
  expect(out).toContain('DENIED  no statement allows it');
  expect(out).toContain('there is no such check');
});

test('somebody who asks foretells the answer and points at the statement before both are told', async () => {
  const { out } = await developers(newSaves(), '4', 'user/priya iam:CreateUser *', 'd4', '1', '7', 'a3');
  expect(out).toMatch(/such as a3 \(Enter to go without\): d4\nYou foretold it wrong \(certain\)\./);
  expect(out).toMatch(/ALLOWED[\s\S]*Which statement decides\?\n1\. Allow \*[\s\S]*Yes, that one decides\./);
  expect(out.indexOf('You foretold it wrong')).toBeLessThan(out.indexOf('ALLOWED'));
  expect(out).toContain('You foretold right: certain 0 of 1.');
  expect(out).toMatch(/Once more: may user\/priya call iam:CreateUser\?/);
  expect(out).toContain('You foretold it right (fairly sure).');
});

test('a worked example stops with questions, and half of it can be filled in', async () => {
  const { out } = await developers(newSaves(), '11', 'x', '1', '0', '12', '7');
  expect(out).toContain('A worked example. Whoever sees it earns two stars at most');
  expect(out.match(/a number, or 0 to leave: /g)?.length).toBeGreaterThan(2);
  expect(out).toMatch(/(Yes\.|No, that does not hold yet\.) Now it holds: \w/);
  expect(out).toContain('The first half is done. Two stars at most; starting anew begins blank.');
  const begun = await developers(newSaves(), group, '11', '12');
  expect(begun.out.match(/You have begun; hints \(3\) help from here on\./g)).toHaveLength(2);
});

test('a command may span lines, and mistakes are answered without an end', async () => {
  const { out, exit } = await developers(
    newSaves(),
    "aws iam create-policy --policy-name look --policy-document '{",
    '"Version": "2012-10-17", "Statement": []',
    "}'",
    'aws iam create-usr',
    '77',
    '8 nobody',
    'sudo ls',
  );
  expect(exit).toBe(0);
  expect(out).toContain('... "Version"');
  expect(out).toContain('MalformedPolicyDocument');
  expect(out).toContain("Invalid choice: 'create-usr'");
  expect(out).toContain('There is no choice 77; 0 lists them.');
  expect(out).toContain('Nobody of that name is here; you still act as priya.');
  expect(out).toContain('sudo: command not found');
});

test('starting anew asks first', async () => {
  const { out } = await developers(newSaves(), group, '10', 'no', '10 yes', group);
  expect(out).toContain('Nothing was changed.');
  expect(out).toContain('Fresh start.');
  expect(out.match(/"GroupName": "Developers"/g)).toHaveLength(2);
});

const questions = `
questions:
  - id: first
    ask: What decides first?
    choices: [{ id: deny, text: an explicit deny }, { id: allow, text: an allow }]
    answer: [deny]
  - id: pairs
    ask: What is what?
    match:
      items: [{ id: user, text: a user }, { id: role, text: a role }]
      with: [{ id: stays, text: credentials that stay }, { id: ends, text: credentials that end }]
      pairs: { user: stays, role: ends }
  - id: more
    ask: And of two denies?
    choices: [{ id: either, text: either, says: one is enough }, { id: both, text: both, says: they are not added up }]
    answer: [either]
    explain: A deny needs no second.
tasks:
  - id: think
    text: Answer the questions.
    checks: [{ id: decides, answer: first }, { id: belongs, answer: pairs }]`;

test('questions are listed with their choices and answered by command', async () => {
  const saves = newSaves();
  const file = join(saves, 'asking.yaml');
  const small = readFileSync(join(import.meta.dirname, '../scenario/small.yaml'), 'utf8');
  const bonus = '\nheld_out:\n  - { id: bonus, publicly: A bonus, answer: more }';
  writeFileSync(file, small.replace('\ntasks:', questions).replace('\nheld_out:', bonus));
  const { out, err } = await play(
    saves,
    ['2', 'answer first allow', 'answer pairs user.stays role.ends', 'answer more either', '2', '7'],
    'play',
    file,
  );
  expect(err).toBe('');
  expect(out).toContain('? What decides first?');
  expect(out).toContain('To answer: answer first CHOICE, where CHOICE is one of\n• deny: an explicit deny');
  expect(out).toContain('answered: allow');
  expect(out).toMatch(
    /one pair for each\sTHIS,\swhere\sTHIS\sis\n• user: a user\n• role: a role\nand THAT is\n• stays: /,
  );
  expect(out).toMatch(/✗ decides/);
  expect(out).toMatch(/✓ belongs/);
  expect(out).toMatch(/· bonus A bonus\n/);
  expect(out).toContain('✓ bonus A bonus; one is enough. A deny needs no second.');
  const wrong = await play(newSaves(), ['answer more both', '2', '7'], 'play', file);
  expect(wrong.out).toMatch(/· bonus A bonus\n/);
  expect(wrong.out).toMatch(/✗ bonus A bonus; they are not added up\. A deny needs no\s+second\./);
  const open = await play(newSaves(), ['7'], 'play', file);
  expect(open.out).toMatch(/✗ bonus A bonus\n/);
});

test('control characters that somebody wrote never come back', async () => {
  const { out } = await developers(newSaves(), 'echo a\u001b[31mb', '8 \u001b]0;x\u0007');
  expect(out).not.toContain('\u001b');
  expect(out).not.toContain('\u0007');
});

test('without --plain and without a terminal only the briefing is shown', async () => {
  const { exit, out, err } = await run(['play', 'developer-ec2-access'], `${group}\n`);
  expect(exit).toBe(2);
  expect(out).toContain('iam-dojo play developer-ec2-access --plain');
  expect(err).toContain('only showed the briefing');
});

test('practice asks line by line, with numbers for choices and how sure one is', async () => {
  const saves = newSaves();
  const solve = ['play', 'developer-ec2-access'];
  await play(saves, [group, member('maya'), member('jonas'), policy, attach, '7', '', '9'], ...solve);
  const { out, exit } = await play(saves, ['p', '1', '1', '4', '', '0', '0']);
  expect(exit).toBe(0);
  expect(out).toMatch(/Question 1 of 10[\s\S]*1 guessed, 2 not sure, 3 fairly sure, 4 certain, 0 to leave: /);
  expect(out).toMatch(/✓ Right|✗ Not right/);
  const { out: none } = await play(newSaves(), ['p', '0']);
  expect(none).toContain('Pass a scenario first; its questions come here from the next day on.');
});
