import { afterEach, describe, expect, it } from 'vitest';
import { ReferenceIndex } from '../../src/tui/reference/referenceIndex.ts';
import { Screen } from './driver.ts';
import { testGame } from './testGame.ts';

/** An index whose slices are worked off at once. */
function readyIndex(): ReferenceIndex {
  const tasks: (() => void)[] = [];
  const index = new ReferenceIndex((task) => tasks.push(task));
  const work = () => {
    for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) task();
  };
  index.open();
  work();
  const search = index.search.bind(index);
  index.search = (query, group) => {
    search(query, group);
    work();
  };
  return index;
}

describe('the index of the reference', () => {
  const index = readyIndex();
  const best = (query: string, group: Parameters<ReferenceIndex['search']>[1] = 'all') => {
    index.search(query, group);
    return index.snapshot().hits[0]?.entry;
  };

  it('holds every action, key, managed policy, operation and error code', () => {
    index.search('', 'all');
    const { total, size, complete } = index.snapshot();
    expect(complete).toBe(true);
    expect(total).toBe(size);
    const counted = ['action', 'condition key', 'managed policy', 'operation', 'error'] as const;
    const totals = counted.map((group) => {
      index.search('', group);
      return index.snapshot().total;
    });
    expect(totals.reduce((sum, one) => sum + one, 0)).toBe(size);
    expect(totals[0]).toBeGreaterThan(22_000);
    expect(totals[2]).toBe(1594);
  });

  it.each([
    ['s3getobj', 's3:GetObject'],
    ['iam:pass', 'iam:PassRole'],
    ['passrole', 'iam:PassRole'],
    ['aws:sourceip', 'aws:SourceIp'],
    ['ReadOnlyAccess', 'ReadOnlyAccess'],
    ['NoSuchEntity', 'NoSuchEntity'],
    ['iam.createuser', 'iam.CreateUser'],
  ])('finds %s as %s', (query, name) => {
    expect(best(query)?.name).toBe(name);
  });

  it('looks in one kind only when it is asked to', () => {
    expect(best('malformedpolicydocument', 'error')).toMatchObject({ kind: 'error', name: 'MalformedPolicyDocument' });
    expect(best('malformedpolicy', 'managed policy')).toBeUndefined();
  });

  it('drops a search that another one follows', () => {
    const tasks: (() => void)[] = [];
    const late = new ReferenceIndex((task) => tasks.push(task));
    late.open();
    for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) task();
    late.search('e', 'all');
    late.search('iam:PassRole', 'all');
    for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) task();
    expect(late.snapshot().hits[0]?.entry.name).toBe('iam:PassRole');
  });
});

let open: Screen[] = [];

afterEach(async () => {
  for (const screen of open) await screen.close();
  open = [];
});

async function start(options: Parameters<typeof Screen.open>[1] = {}) {
  const screen = await Screen.open(testGame(), options);
  open.push(screen);
  await screen.sees('iam-dojo');
  return screen;
}

describe('the reference', () => {
  it.each([
    [80, 24],
    [120, 40],
    [200, 60],
  ])('shows an action with what it works on, at %i by %i', async (columns, rows) => {
    const screen = await start({ columns, rows });
    await screen.press('r');
    await screen.sees('Search');
    await screen.type('s3:GetObject');
    await screen.sees('Grants permission to retrieve objects from Amazon S3');
    await screen.sees('object');
    await screen.press('enter');
    await screen.sees(/arn:\$\{Partition\}:s3:::\$\{BucketName\}/);
    for (const line of screen.lines()) expect(line.length).toBeLessThanOrEqual(columns);
    await screen.press('escape', 'escape');
    await screen.seesNot('Search ');
  });

  it('says who grants the action in the account that is open, and goes back to where it was opened', async () => {
    const screen = await start({ scenario: 'developer-ec2-access' });
    await screen.sees('Larkspur');
    await screen.press('s');
    await screen.sees('1 Account');
    await screen.press('4');
    await screen.type('aws iam create-po');
    await screen.press('ctrl+t');
    await screen.type('iam:CreateUser');
    await screen.sees('In this account');
    await screen.sees('AdministratorAccess');
    await screen.press('escape');
    await screen.sees('aws iam create-po');
  });

  it('goes from kind to kind with Tab', async () => {
    const screen = await start();
    await screen.press('r', 'tab', 'tab');
    await screen.type('sourceip');
    await screen.sees('aws:SourceIp');
    await screen.sees('IPAddress');
    await screen.sees('global: known to every service');
  });
});
