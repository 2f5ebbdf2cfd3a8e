import { matchesWildcard } from './wildcard.ts';

/** What a trust policy may name (IAM User Guide, id_session-tags; Service Authorization Reference, AWS STS). */
const names: readonly string[] = [
  'AssumeRole',
  'AssumeRoleWithSAML',
  'AssumeRoleWithWebIdentity',
  'TagSession',
  'SetSourceIdentity',
  'SetContext',
];

const lowerNames: ReadonlySet<string> = new Set(names.map((name) => `sts:${name.toLowerCase()}`));

/** True where the trust policy of a role decides; tags of a federated user session are asked of its user alone. */
export function asksTrustPolicy({ action, resource }: { readonly action: string; readonly resource: string }): boolean {
  return lowerNames.has(action.toLowerCase()) && !resource.includes(':federated-user/');
}

/** True where an action pattern belongs in a trust policy; IAM refuses every other one, misspelt ones too. */
export function fitsTrustPolicy(pattern: string): boolean {
  if (!/^sts:/i.test(pattern)) return false;
  const name = pattern.slice('sts:'.length);
  return names.some((known) => matchesWildcard(name, known, { ignoreCase: true }));
}
