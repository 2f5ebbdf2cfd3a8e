import type { Screen } from '../../test/tui/driver.ts';

/** One screen worth showing: how to get there from the map of scenarios. */
export interface Scene {
  readonly name: string;
  readonly title: string;
  readonly go: (screen: Screen) => Promise<void>;
}

async function atWork(screen: Screen): Promise<void> {
  await screen.press('/');
  await screen.type('developer-ec2-access');
  await screen.press('enter', 'enter');
  await screen.sees('page 1 of');
  await screen.press('s');
  await screen.sees('1 Account');
}

const lines = [
  'aws iam create-group --group-name Developers',
  'aws iam add-user-to-group --group-name Developers --user-name maya',
  'aws iam add-user-to-group --group-name Developers --user-name jonas',
  'aws iam create-policy --policy-name dev-ec2 --policy-document file://everything-ec2.json',
  'aws iam attach-group-policy --group-name Developers --policy-arn arn:aws:iam::333344445555:policy/dev-ec2',
];

async function played(screen: Screen): Promise<void> {
  await atWork(screen);
  await screen.press('4');
  for (const line of lines) {
    await screen.type(line);
    await screen.press('enter');
  }
  await screen.sees('maya gained');
  await screen.press('escape');
}

/** Puts the cursor of the account on a thing. */
async function find(screen: Screen, name: string): Promise<void> {
  await screen.press('1', '/');
  await screen.type(name);
  await screen.press('enter');
}

export const scenes: readonly Scene[] = [
  { name: 'home', title: 'The map of scenarios', go: (screen) => screen.press('down') },
  {
    name: 'first-steps',
    title: 'First steps: the program taught by doing',
    go: async (screen) => {
      await screen.press('T', 'tab', 'tab');
      await screen.sees('First steps 2 of 9');
    },
  },
  {
    name: 'briefing',
    title: 'A briefing',
    go: async (screen) => {
      await screen.press('/');
      await screen.type('developer-ec2-access');
      await screen.press('enter', 'enter');
      await screen.sees('page 1 of');
    },
  },
  { name: 'workbench', title: 'The workbench', go: played },
  {
    name: 'editor',
    title: 'The policy editor',
    go: async (screen) => {
      await played(screen);
      await find(screen, 'dev-ec2');
      await screen.press('e');
      await screen.sees('saves version v2');
    },
  },
  {
    name: 'why',
    title: 'Why? The request on its way through AWS',
    go: async (screen) => {
      await played(screen);
      await screen.press('3', '/');
      await screen.type('stop-prod');
      await screen.press('enter', 'enter');
      await screen.sees('ALLOWED');
      await screen.press('tab', 'tab', 'tab');
    },
  },
  {
    name: 'access-map',
    title: 'The access map: who may do what',
    go: async (screen) => {
      await played(screen);
      await screen.press('m');
      await screen.sees('Access map');
      await screen.seesNot('working');
    },
  },
  {
    name: 'graph',
    title: 'The graph: who has what',
    go: async (screen) => {
      await played(screen);
      await screen.press('v');
      await screen.sees('┏ Graph');
    },
  },
  {
    name: 'inspector',
    title: 'The policy inspector',
    go: async (screen) => {
      await played(screen);
      await find(screen, 'dev-ec2');
      await screen.press('f');
    },
  },
  {
    name: 'reference',
    title: 'The reference, offline',
    go: async (screen) => {
      await screen.press('r');
      await screen.sees('Reference');
      await screen.type('passrole');
      await screen.sees('iam:PassRole');
    },
  },
  {
    name: 'timeline',
    title: 'The timeline',
    go: async (screen) => {
      await played(screen);
      await screen.press('t');
      await screen.sees('Events, newest first');
    },
  },
  {
    name: 'result',
    title: 'The result',
    go: async (screen) => {
      await played(screen);
      await screen.press('ctrl+s');
      await screen.sees('PASSED');
    },
  },
  { name: 'settings', title: 'Settings', go: (screen) => screen.press(',') },
];
