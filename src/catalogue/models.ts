import { once, openBlockFile } from './blockFile.ts';
import { dataFile } from './packageRoot.ts';
import type { ServiceModel } from './shapes.ts';

const file = once(() => openBlockFile(dataFile('models.br')));
const models = new Map<string, ServiceModel>();

/** Names of the modelled APIs, as botocore's folders: `iam`, `sso-admin` …. Those of identity are whole, the others hold some operations. */
export function modelledServices(): readonly string[] {
  return file().keys;
}

/** The model of one API. */
export function serviceModel(service: string): ServiceModel | undefined {
  const known = models.get(service);
  if (known) return known;
  const text = file().read(service);
  if (text === undefined) return undefined;
  const model: ServiceModel = JSON.parse(text);
  models.set(service, model);
  return model;
}
