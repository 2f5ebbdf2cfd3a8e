import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Account } from '../../src/account/sandbox.ts';
import { loadScenario } from '../../src/scenario/loadScenario.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { readScenario, scenarioLibrary } from '../../src/stores/scenarioLibrary.ts';
import { sandboxOf, startAttempt } from '../../src/training/attemptState.ts';
import { recordedStart } from '../../src/training/recordedStart.ts';

const root = resolve(import.meta.dirname, '../..');
const { listings } = scenarioLibrary(root);

function homeOf(scenario: Scenario): Account {
  const { accounts, home } = sandboxOf(startAttempt(scenario, 0));
  const account = accounts.get(home);
  if (!account) throw new Error('there is no home account');
  return account;
}

/** The account as a scenario of its own, with what its policies name outside of it. */
function again(account: object, { accounts, account: from, clock, region }: Scenario): Account {
  const text = stringify({
    schema: 'iam-scenario/1',
    id: '11d7b0de-95c5-4d52-9d51-0a7c3b1c2f01',
    slug: 'again',
    version: '1.0.0',
    status: 'wip',
    title: 'Again',
    track: 'drills',
    teaches: [],
    difficulty: 1,
    minutes: 1,
    mode: 'build',
    clock,
    region,
    account: { ...account, organization: from?.organization, identityCenter: from?.identityCenter },
    accounts,
    briefing: 'Again',
    tasks: [{ id: 'again', text: 'Again', checks: [] }],
  });
  const { scenario, faults } = loadScenario(text, 'again');
  if (!scenario) throw new Error(JSON.stringify(faults));
  return homeOf(scenario);
}

describe('a recorded start', () => {
  it.each(listings)('makes the account of $slug again', ({ file }) => {
    const { scenario } = readScenario(join(root, file));
    if (!scenario) throw new Error(`${file} is broken`);
    const { start } = recordedStart(homeOf(scenario));
    expect(recordedStart(again(start, scenario)).start).toEqual(start);
  });

  it('names what a scenario file cannot say', () => {
    const left = listings.flatMap(({ file }) => {
      const { scenario } = readScenario(join(root, file));
      return scenario ? recordedStart(homeOf(scenario)).left : [];
    });
    for (const one of left) expect(one).toMatch(/arn:aws:/);
  });
});
