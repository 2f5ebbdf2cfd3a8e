import { expect, test } from 'vitest';
import { operations } from '../../src/account/operations.ts';
import { serviceModel } from '../../src/catalogue/models.ts';
import wanted from './governanceOperations.json' with { type: 'json' };

test.each(Object.entries(wanted))('operations of %s are carried out', (service, lists) => {
  const carried = Object.keys(operations[service] ?? {});
  expect(lists.must.filter((name) => !carried.includes(name))).toEqual([]);
  expect(lists.nice.filter((name) => !carried.includes(name))).toEqual([]);
  expect(carried.filter((name) => !(name in (serviceModel(service)?.operations ?? {})))).toEqual([]);
});
