import { managedPolicyIndex } from '../../catalogue/managedPolicies.ts';
import type { ConsolePort, ConsoleSession, NameKind } from './session.ts';

/** Something that could stand at the cursor. */
export interface Candidate {
  readonly text: string;
  /** A few words; may be empty. */
  readonly description: string;
}

/** Kinds of names by input member. */
const kindOfMember: Readonly<Record<string, NameKind>> = {
  AccessKeyId: 'accessKey',
  Bucket: 'bucket',
  ExistingInstanceProfileName: 'instanceProfile',
  FunctionName: 'function',
  GroupName: 'group',
  InstanceId: 'instance',
  InstanceIds: 'instance',
  InstanceProfileName: 'instanceProfile',
  KeyId: 'key',
  OpenIDConnectProviderArn: 'oidcProvider',
  PermissionsBoundary: 'policyArn',
  PolicyArn: 'policyArn',
  RoleArn: 'roleArn',
  RoleName: 'role',
  SAMLProviderArn: 'samlProvider',
  SecretId: 'secret',
  SerialNumber: 'mfaDevice',
  TableName: 'table',
  TopicArn: 'topic',
  UserName: 'user',
};

const described: Readonly<Record<NameKind, string>> = {
  accessKey: 'access key',
  bucket: 'bucket',
  function: 'function',
  group: 'group',
  instance: 'instance',
  instanceProfile: 'instance profile',
  key: 'KMS key',
  mfaDevice: 'MFA device',
  oidcProvider: 'OIDC provider',
  policyArn: 'customer managed policy',
  role: 'role',
  roleArn: 'role',
  samlProvider: 'SAML provider',
  secret: 'secret',
  table: 'table',
  topic: 'topic',
  user: 'user',
};

/** Operations whose name parameter is a new name. */
const creating = /^Create/;

/** First sentence of a text, at most so long. */
export function firstSentence(text: string | undefined, longest = 100): string {
  const sentence = (text ?? '').split(/(?<=\.)\s/)[0]?.replace(/\s+/g, ' ') ?? '';
  return sentence.length > longest ? `${sentence.slice(0, longest - 1)}…` : sentence;
}

export function plainCandidates(texts: Iterable<string>, description = ''): readonly Candidate[] {
  return [...texts].map((text) => ({ text, description }));
}

/** Names of a kind that exist: for policies the customer's own first, then AWS's. */
export function namesOf(kind: NameKind, port: ConsolePort): readonly Candidate[] {
  const own = plainCandidates(port.names?.(kind) ?? [], described[kind]);
  if (kind !== 'policyArn') return own;
  return [...own, ...managedPolicyIndex().map(({ arn }) => ({ text: arn, description: 'AWS managed policy' }))];
}

/** Names that a member of an operation's input may take. */
export function memberNames(operation: string, member: string, port: ConsolePort): readonly Candidate[] {
  const kind = kindOfMember[member];
  const own = operation.replace(creating, '');
  const fresh = creating.test(operation) && member === `${own}Name`;
  return kind === undefined || fresh ? [] : namesOf(kind, port);
}

export function fileCandidates(session: ConsoleSession, port: ConsolePort, prefix: string): readonly Candidate[] {
  const names = new Set([...session.files.keys(), ...(port.fileNames?.() ?? [])]);
  return [...names].sort().map((name) => ({ text: prefix + name, description: 'file' }));
}

/** Candidates that the text at the cursor may become; ARNs are also found by a part of their name. */
export function fitting(candidates: readonly Candidate[], typed: string): readonly Candidate[] {
  const lower = typed.toLowerCase();
  const starting = candidates.filter(({ text }) => text.toLowerCase().startsWith(lower));
  if (lower === '' || lower.startsWith('arn:')) return starting;
  const arns = candidates.filter(({ text }) => text.startsWith('arn:') && text.toLowerCase().includes(lower));
  const named = arns.filter(({ text }) => text.toLowerCase().includes(`/${lower}`));
  return [...new Set([...starting, ...named, ...arns])];
}
