import { findAction, serviceEntry } from './authorization.ts';
import { once, openBlockFile } from './blockFile.ts';
import { dataFile } from './packageRoot.ts';

const descriptions = once(() => openBlockFile(dataFile('descriptions.br')));
const documentation = once(() => openBlockFile(dataFile('documentation.br')));
const descriptionsOf = new Map<string, ReadonlyMap<string, string>>();

function serviceDescriptions(prefix: string): ReadonlyMap<string, string> {
  const known = descriptionsOf.get(prefix);
  if (known) return known;
  const texts: readonly string[] = JSON.parse(descriptions().read(prefix) ?? '[]');
  const names = [...(serviceEntry(prefix)?.actions.keys() ?? [])];
  const fresh = new Map(names.map((name, at) => [name, texts[at] ?? '']));
  descriptionsOf.set(prefix, fresh);
  return fresh;
}

/** What an action grants, in one line that goes on from "Grants permission to": `retrieve objects from Amazon S3`. */
export function actionDescription(action: string): string | undefined {
  const entry = findAction(action);
  return entry && (serviceDescriptions(entry.service).get(entry.name.toLowerCase()) || undefined);
}

/** What an API operation does: plain text, one paragraph or list item a line. `service` as in `modelledServices()`. */
export function operationDocumentation(service: string, operation: string): string | undefined {
  const text = documentation().read(`${service}.${operation}`);
  return text === undefined ? undefined : JSON.parse(text);
}

/** What a member of a request's structure means: plain text, one paragraph or list item a line. */
export function memberDocumentation(service: string, shape: string, member: string): string | undefined {
  const text = documentation().read(`${service}#${shape}`);
  if (text === undefined) return undefined;
  const members: ReadonlyMap<string, string> = new Map(Object.entries(JSON.parse(text)));
  return members.get(member);
}
