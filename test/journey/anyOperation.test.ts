import { afterEach, beforeAll, expect, test } from 'vitest';
import { built } from './built.ts';
import { closeTerminals, Terminal } from './terminal.ts';

beforeAll(built);
afterEach(closeTerminals);

/** Presses keys one by one and counts them. */
class Hand {
  presses = 0;
  private readonly terminal: Terminal;

  constructor(terminal: Terminal) {
    this.terminal = terminal;
  }

  async press(...keys: readonly string[]): Promise<void> {
    await this.terminal.press(...keys);
    this.presses += keys.length;
  }

  async type(text: string): Promise<void> {
    await this.terminal.press(...text);
    this.presses += text.length;
  }
}

async function atWork(): Promise<{ terminal: Terminal; hand: Hand }> {
  const terminal = new Terminal({ args: ['play', 'developer-ec2-access'] });
  await terminal.sees('page 1 of');
  await terminal.press('s');
  await terminal.sees('┏ 1 Account');
  return { terminal, hand: new Hand(terminal) };
}

test('attaching a policy to a user by form takes less than sixty keys from the workbench', async () => {
  const { terminal, hand } = await atWork();
  await hand.press('/');
  await hand.type('maya');
  await hand.press('enter');
  await terminal.sees('2 User maya');
  await hand.press('a');
  await terminal.sees('Attach a policy');
  await hand.press('down', 'enter');
  await terminal.sees('❯ PolicyArn *');
  await hand.type('ReadOnlyA');
  await terminal.sees('ReadOnlyAccess');
  await hand.press('enter', 'ctrl+s');
  await terminal.sees('iam:AttachUserPolicy done');
  expect(hand.presses).toBeLessThan(60);
});

test('any operation is found by typing and called with a form; its answer is shown', async () => {
  const { terminal, hand } = await atWork();
  await hand.press('o');
  await terminal.sees('Call any operation of AWS');
  await hand.type('sqs create');
  await terminal.sees(/sqs:CreateQueue +Write/);
  await hand.press('enter');
  await terminal.sees('❯ QueueName *');
  await hand.type('orders');
  await hand.press('ctrl+s');
  await terminal.sees('sqs:CreateQueue done');
  await hand.press('o');
  await hand.type('getqueueattr');
  await hand.press('enter');
  await terminal.sees('❯ QueueUrl *');
  await hand.type('ord');
  await hand.press('enter', 'ctrl+s');
  await terminal.sees('sqs:GetQueueAttributes');
  await hand.press('esc', ':');
  await terminal.sees('All commands');
  await hand.type('listusers');
  await terminal.sees(/iam:ListUsers +List/);
  await hand.press('enter');
  await terminal.sees('❯ PathPrefix');
  await hand.press('ctrl+s');
  await terminal.sees('"UserName": "bob"');
});

test('the timeline leads back to an event and branches from it, in the built program', async () => {
  const { terminal, hand } = await atWork();
  await hand.press('4');
  for (const name of ['One', 'Two']) {
    await terminal.type(`aws iam create-group --group-name ${name}\r`);
    await terminal.sees(`"GroupName": "${name}"`);
  }
  await hand.press('esc');
  await terminal.sees('┏ 1 Account');
  await hand.press('t');
  await terminal.sees(/iam:CreateGroup +← you are here {2}2/);
  await hand.press('down', 'b');
  await terminal.sees('You stand after call 1 of 2');
  await terminal.sees(/▾ Groups +2/);
  await hand.press('u');
  await terminal.sees('undone: iam:CreateGroup');
});
