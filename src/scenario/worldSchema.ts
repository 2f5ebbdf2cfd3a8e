import * as z from 'zod';
import { scenarioSource } from './scenario.ts';
import { worldName } from './world.ts';

const { clock, region, identities, files, account, accounts } = scenarioSource.shape;

/** The format of a world file: a start that scenarios share. Its parts are checked as parts of each scenario. */
export const worldSource = z.strictObject({
  schema: z.literal(worldName),
  clock,
  region,
  account: account.meta({ description: 'home, where a scenario names no other account as its `account: {id: …}`' }),
  accounts: accounts.meta({ description: 'further accounts, each there for the scenarios that name it by `id`' }),
  identities,
  files,
});
