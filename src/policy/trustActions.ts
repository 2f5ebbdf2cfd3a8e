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

const lowerNames: ReadonlySet<string> = new Set(names.map((name) => name.toLowerCase()));

/** True for an action of STS, by its name in lower case, that the trust policy of the role decides. */
export function isTrustAction(lowerName: string): boolean {
  return lowerNames.has(lowerName);
}

/** True where an action pattern belongs in a trust policy; IAM refuses every other one, misspelt ones too. */
export function fitsTrustPolicy(pattern: string): boolean {
  if (!/^sts:/i.test(pattern)) return false;
  const name = pattern.slice('sts:'.length);
  return names.some((known) => matchesWildcard(name, known, { ignoreCase: true }));
}
