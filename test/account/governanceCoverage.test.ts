import { expect, test } from 'vitest';
import { operations } from '../../src/account/operations.ts';
import { serviceModel } from '../../src/catalogue/models.ts';
import wanted from './governanceOperations.json' with { type: 'json' };

/** Wanted operations that the sandbox does not carry out: it authorizes them and says so. */
const notModelled: Readonly<Record<string, readonly string[]>> = {
  organizations: [],
  accessanalyzer: ['GenerateFindingRecommendation', 'GetFindingRecommendation'],
  'sso-admin': [],
  identitystore: [],
};

test.each(Object.entries(wanted))('operations of %s are carried out or listed as not modelled', (service, lists) => {
  const carried = Object.keys(operations[service] ?? {});
  expect(lists.must.filter((name) => !carried.includes(name))).toEqual([]);
  expect(lists.nice.filter((name) => !carried.includes(name))).toEqual(notModelled[service]);
  expect(carried.filter((name) => !(name in (serviceModel(service)?.operations ?? {})))).toEqual([]);
});
