import { once, openBlockFile } from './blockFile.ts';
import { dataFile } from './packageRoot.ts';
import type { ManagedPolicy } from './shapes.ts';

/** An AWS managed policy without its document. */
export type ManagedPolicySummary = Omit<ManagedPolicy, 'document'>;

/** `[paths, [path, version, creation, last update − creation] …]`; times in seconds since 1970. */
type Facts = readonly [readonly string[], readonly (readonly [number, number, number, number])[]];

const arnStart = 'arn:aws:iam::aws:policy';

const documents = once(() => openBlockFile(dataFile('managedPolicies.br')));

function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

const summaries = once((): ReadonlyMap<string, ManagedPolicySummary> => {
  const [paths, rows]: Facts = JSON.parse(openBlockFile(dataFile('managedPolicyFacts.br')).read('facts') ?? '[[],[]]');
  const found = new Map<string, ManagedPolicySummary>();
  documents().keys.forEach((name, at) => {
    const row = rows[at];
    if (!row) throw new Error(`the catalogue has no facts of ${name}`);
    const [pathNumber, version, created, sinceThen] = row;
    const path = paths[pathNumber] ?? '/';
    const arn = `${arnStart}${path}${name}`;
    const dates = { createDate: isoTime(created), updateDate: isoTime(created + sinceThen) };
    found.set(arn, { arn, name, path, versionId: `v${version}`, ...dates });
  });
  return found;
});

/** All AWS managed policies, by name. */
export function managedPolicyIndex(): readonly ManagedPolicySummary[] {
  return [...summaries().values()];
}

const policies = new Map<string, ManagedPolicy>();

/** An AWS managed policy in its current version. ARNs are case-sensitive. */
export function managedPolicy(arn: string): ManagedPolicy | undefined {
  const known = policies.get(arn);
  if (known) return known;
  const summary = summaries().get(arn);
  const document = summary && documents().read(summary.name);
  if (!summary || document === undefined) return undefined;
  const policy = { ...summary, document };
  policies.set(arn, policy);
  return policy;
}
