/** Derives the committed data of `src/catalogue/data` from pinned packages. Same sources, same bytes. */
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/catalogue/packageRoot.ts';
import type { ServiceModel } from '../../src/catalogue/shapes.ts';
import {
  type PublishedService,
  publishedForeignPrefixes,
  publishedGlobalKeys,
  publishedServices,
} from './authorization.ts';
import { botocoreServices } from './botocore.ts';
import { assertCounts } from './counts.ts';
import { documentationRecords } from './documentation.ts';
import { fetchSource } from './fetchSource.ts';
import { managedPolicyData } from './managedPolicies.ts';
import { modelledOperations } from './modelledOperations.ts';
import { type BlockRecord, packBlocks } from './packBlocks.ts';
import { serviceModel } from './serviceModels.ts';
import { authorizationSource, dependencySource, managedPolicySource, modelSource } from './sources.ts';

const budget = 1_000_000;
/** Sizes of blocks before compression: about 12 KB and 28 KB after it. */
const serviceBlock = 64 * 1024;
const policyBlock = 256 * 1024;
const ownBlock = 1;
const target = join(packageRoot(), 'src', 'catalogue', 'data');

function write(name: string, content: Buffer | string): void {
  writeFileSync(join(target, name), content);
}

function sum(services: readonly PublishedService[], count: (service: PublishedService) => number): number {
  return services.reduce((total, service) => total + count(service), 0);
}

const models = new Map<string, ServiceModel>();
const botocore = botocoreServices(fetchSource(modelSource), Object.keys(modelledOperations));
for (const [name, service] of botocore) {
  models.set(name, serviceModel(name, service, modelledOperations[name] ?? null));
}

const authorization = fetchSource(authorizationSource);
const services = publishedServices(authorization, fetchSource(dependencySource));
const globalKeys = await publishedGlobalKeys(authorization);
const managed = managedPolicyData(fetchSource(managedPolicySource));

assertCounts({
  services: services.length,
  actions: sum(services, ({ packed }) => Object.keys(packed.a).length),
  resourceTypes: sum(services, ({ packed }) => packed.r.length),
  conditionKeys: sum(services, ({ packed }) => packed.c.length),
  globalConditionKeys: globalKeys.length,
  actionsWithDependencies: sum(services, ({ packed }) => Object.keys(packed.d).length),
  permissionOnlyActions: sum(services, ({ packed }) => packed.p.length),
  managedPolicies: managed.documents.length,
  iamOperations: Object.keys(models.get('iam')?.operations ?? {}).length,
  stsOperations: Object.keys(models.get('sts')?.operations ?? {}).length,
});

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const json = (key: string, value: unknown): BlockRecord => ({ key, text: JSON.stringify(value) });
write(
  'authorization.br',
  packBlocks(
    services.map(({ prefix, packed }) => json(prefix, packed)),
    serviceBlock,
  ),
);
write(
  'descriptions.br',
  packBlocks(
    services.map(({ prefix, descriptions }) => json(prefix, descriptions)),
    serviceBlock,
  ),
);
write(
  'documentation.br',
  packBlocks(
    [...botocore].flatMap(([name, service]) => {
      const model = models.get(name);
      return model ? documentationRecords(model, service) : [];
    }),
    serviceBlock,
  ),
);
write(
  'globalKeys.json',
  `${JSON.stringify({ globalKeys, foreignPrefixes: publishedForeignPrefixes(authorization) })}\n`,
);
write('managedPolicies.br', packBlocks(managed.documents, policyBlock));
write('managedPolicyFacts.br', packBlocks([json('facts', managed.facts)], ownBlock));
write(
  'models.br',
  packBlocks(
    [...models].map(([name, model]) => json(name, model)),
    ownBlock,
  ),
);

let total = 0;
for (const name of readdirSync(target)) {
  const { size } = statSync(join(target, name));
  total += size;
  console.log(`${String(size).padStart(9)} ${name}`);
}
console.log(`${String(total).padStart(9)} in all`);
if (total > budget) throw new Error(`the data takes ${total} bytes, more than ${budget}`);
