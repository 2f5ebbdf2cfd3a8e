/** Writes test/account/operationTable.json: which API operations the sandbox carries out, for the test that keeps it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationTable } from '../src/account/operationTable.ts';
import { packageRoot } from '../src/catalogue/packageRoot.ts';

const services: Record<string, { modelled: string[]; refused: string[] }> = {};
for (const { service, operation, state } of operationTable()) {
  services[service] ??= { modelled: [], refused: [] };
  services[service][state].push(operation);
}
writeFileSync(join(packageRoot(), 'test/account/operationTable.json'), `${JSON.stringify(services, null, 2)}\n`);
const all = Object.values(services);
const sum = (state: 'modelled' | 'refused') => all.reduce((total, service) => total + service[state].length, 0);
console.log(`${all.length} services: ${sum('modelled')} operations carried out, ${sum('refused')} refused`);
