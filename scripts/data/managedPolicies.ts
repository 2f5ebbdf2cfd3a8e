import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BlockRecord } from './packBlocks.ts';

interface Published {
  readonly arn: string;
  readonly latestVersionId: string;
  readonly createdDate: string;
  readonly lastUpdatedDate: string;
  readonly versions: Readonly<Record<string, { readonly document: unknown }>>;
}

const arnStart = 'arn:aws:iam::aws:policy/';

function seconds(date: string): number {
  const milliseconds = Date.parse(date);
  if (Number.isNaN(milliseconds)) throw new Error(`not a date: ${date}`);
  return Math.floor(milliseconds / 1000);
}

/** `[paths, [path number, version, creation, last update − creation] …]`, times in seconds, in the order of the records. */
export type ManagedPolicyFacts = readonly [readonly string[], readonly (readonly [number, number, number, number])[]];

export interface ManagedPolicyData {
  readonly facts: ManagedPolicyFacts;
  /** Document by policy name. */
  readonly documents: readonly BlockRecord[];
}

export function managedPolicyData(folder: string): ManagedPolicyData {
  const all = JSON.parse(readFileSync(join(folder, 'dist', 'managedPolicies.json'), 'utf8')) as Record<
    string,
    Published
  >;
  const paths: string[] = [];
  const rows: [number, number, number, number][] = [];
  const documents: BlockRecord[] = [];
  for (const name of Object.keys(all).sort()) {
    const policy = all[name];
    const document = policy?.versions[policy.latestVersionId]?.document;
    if (!policy || !document) throw new Error(`${name} has no current document`);
    if (!policy.arn.startsWith(arnStart) || !policy.arn.endsWith(name)) throw new Error(`unexpected ARN ${policy.arn}`);
    const path = `/${policy.arn.slice(arnStart.length, policy.arn.length - name.length)}`;
    if (!paths.includes(path)) paths.push(path);
    const version = Number(policy.latestVersionId.slice(1));
    if (policy.latestVersionId !== `v${version}`) throw new Error(`unexpected version ${policy.latestVersionId}`);
    const created = seconds(policy.createdDate);
    rows.push([paths.indexOf(path), version, created, seconds(policy.lastUpdatedDate) - created]);
    documents.push({ key: name, text: JSON.stringify(document) });
  }
  return { facts: [paths, rows], documents };
}
