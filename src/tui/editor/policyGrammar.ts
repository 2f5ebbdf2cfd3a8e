import type { PolicyKind } from '../../policy/policyKind.ts';
import type { Option } from './completion.ts';

/** The elements of the JSON policy language. Source: IAM User Guide, reference_policies_elements. */
interface Element {
  readonly name: string;
  readonly template: string;
  readonly says: string;
  readonly kinds?: readonly PolicyKind[];
}

const documentElements: readonly Element[] = [
  { name: 'Version', template: '"2012-10-17"', says: 'Version of the policy language, not of this policy' },
  { name: 'Id', template: '"|"', says: 'Optional name of the policy', kinds: ['resource', 'trust'] },
  { name: 'Statement', template: '[\n  {\n    |\n  }\n]', says: 'One or more statements, each deciding by itself' },
];

const statementElements: readonly Element[] = [
  { name: 'Sid', template: '"|"', says: 'Optional name of the statement: letters and digits' },
  { name: 'Effect', template: '"|"', says: 'Whether the statement allows or denies' },
  {
    name: 'Principal',
    template: '{\n  |\n}',
    says: 'Who is allowed or denied access to the resource',
    kinds: ['resource', 'trust', 'rcp'],
  },
  {
    name: 'NotPrincipal',
    template: '{\n  |\n}',
    says: 'Everyone but these principals: only with Deny, and with care',
    kinds: ['resource'],
  },
  { name: 'Action', template: '["|"]', says: 'The actions the statement is about' },
  { name: 'NotAction', template: '["|"]', says: 'Every action but these' },
  {
    name: 'Resource',
    template: '["|"]',
    says: 'The resources the statement is about, as ARNs',
    kinds: ['identity', 'resource', 'session', 'scp', 'rcp'],
  },
  {
    name: 'NotResource',
    template: '["|"]',
    says: 'Every resource but these',
    kinds: ['identity', 'resource', 'session', 'scp', 'rcp'],
  },
  { name: 'Condition', template: '{\n  |\n}', says: 'Circumstances in which the statement is in effect' },
];

/** Source: IAM User Guide, reference_policies_elements_principal. */
const principalTypes: readonly Element[] = [
  { name: 'AWS', template: '"|"', says: 'Accounts, IAM users, IAM roles and role sessions' },
  { name: 'Service', template: '"|"', says: 'AWS services, e.g. ec2.amazonaws.com' },
  { name: 'Federated', template: '"|"', says: 'Identity providers for web identities and SAML' },
  { name: 'CanonicalUser', template: '"|"', says: 'Canonical user ID of an account, in Amazon S3' },
];

function keyOptions(elements: readonly Element[], kind: PolicyKind): Option[] {
  return elements
    .filter((element) => element.kinds === undefined || element.kinds.includes(kind))
    .map(({ name, template, says }) => ({ label: name, detail: '', template, describe: () => says }));
}

const word = (label: string, says: string): Option => ({ label, detail: '', describe: () => says });

const versions: readonly Option[] = [
  word('2012-10-17', 'The current version: policy variables and everything else work'),
  word('2008-10-17', 'The old version: policy variables are plain text in it'),
];

const effects: readonly Option[] = [
  word('Allow', 'Allows what the statement describes, unless something denies it'),
  word('Deny', 'Denies what the statement describes, whatever else allows it'),
];

/** Options that the grammar alone gives, by role and keys from the root. */
export function grammarOptions(
  role: 'key' | 'value',
  keys: readonly string[],
  kind: PolicyKind,
): readonly Option[] | null {
  const rows: Record<string, () => readonly Option[]> = {
    'key ': () => keyOptions(documentElements, kind),
    'key Statement': () => keyOptions(statementElements, kind),
    'key Statement/Principal': () => keyOptions(principalTypes, kind),
    'key Statement/NotPrincipal': () => keyOptions(principalTypes, kind),
    'value Version': () => versions,
    'value Statement/Effect': () => effects,
  };
  return rows[`${role} ${keys.join('/')}`]?.() ?? null;
}
