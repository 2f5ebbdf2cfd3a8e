import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { operations } from '../../src/account/operations.ts';
import { isOfService, operationTable } from '../../src/account/operationTable.ts';
import { serviceModel } from '../../src/catalogue/models.ts';

type Kept = Readonly<Record<string, { readonly modelled: readonly string[]; readonly refused: readonly string[] }>>;

/** Written by `npx tsx scripts/operationTable.ts`: run it after an operation was added, and look at what changed. */
const kept = JSON.parse(readFileSync(new URL('operationTable.json', import.meta.url), 'utf8')) as Kept;

const table = operationTable();
const named = (service: string, state: string) =>
  table.filter((entry) => entry.service === service && entry.state === state).map(({ operation }) => operation);

describe('the table of operations', () => {
  it('says of every service what is carried out and what is refused, as it is kept', () => {
    const now = Object.fromEntries(
      [...new Set(table.map(({ service }) => service))].map((service) => [
        service,
        { modelled: named(service, 'modelled'), refused: named(service, 'refused') },
      ]),
    );
    expect(now).toEqual(kept);
  });

  it('has a row for every operation that the sandbox carries out', () => {
    const carried = Object.values(operations).reduce((sum, rows) => sum + Object.keys(rows).length, 0);
    expect(table.filter(({ state }) => state === 'modelled').length).toBe(carried);
    const unknown = Object.entries(operations).flatMap(([service, rows]) =>
      Object.keys(rows).filter((operation) => !serviceModel(service)?.operations[operation]),
    );
    expect(unknown).toEqual([]);
  });

  it('tells what a call asks permission for, and on what', () => {
    expect(table.find(({ operation }) => operation === 'CreateUser')).toMatchObject({
      actions: [expect.stringMatching(/:CreateUser$/)],
    });
    expect(table.find(({ service, operation }) => service === 'iam' && operation === 'AttachRolePolicy')).toEqual({
      service: 'iam',
      operation: 'AttachRolePolicy',
      state: 'modelled',
      actions: ['iam:AttachRolePolicy'],
      accessLevel: 'Permissions management',
      resourceTypes: ['role'],
      effect: null,
      errors: [],
      refuses: [],
      ignores: [],
    });
    expect(table.find(({ service, operation }) => service === 's3' && operation === 'ListObjectsV2')).toMatchObject({
      actions: ['s3:ListBucket'],
      accessLevel: 'List',
      resourceTypes: expect.arrayContaining(['bucket']),
    });
  });

  it('finds the rows of a service by the name of its API and by the prefix of its actions', () => {
    const [row] = table.filter(({ service }) => service === 'sso-admin');
    expect(row && [isOfService(row, 'sso-admin'), isOfService(row, 'sso'), isOfService(row, 'iam')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
