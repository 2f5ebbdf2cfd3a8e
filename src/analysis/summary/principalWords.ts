import type { PrincipalElement, PrincipalType } from '../../policy/document.ts';
import { accountNamed } from '../../policy/principals.ts';
import { listed } from './conditionWords.ts';

/** Who a principal element means: `anybody`, `account 111122223333`, `the service ec2.amazonaws.com`. */
export function principalWords({ negated, entries }: PrincipalElement): string {
  if (negated) return `everybody but ${listed([...new Set(entries.map(exceptedWords))], 'and')}`;
  return listed([...new Set(entries.map(entryWords))]);
}

type Entry = PrincipalElement['entries'][number];

const kinds: Readonly<Record<PrincipalType, (value: string) => string>> = {
  AWS: (value) => {
    const account = accountNamed(value);
    return account === null ? value : `everybody in account ${account} whom it lets`;
  },
  Service: (value) => (value === '*' ? 'any AWS service' : `the service ${value}`),
  Federated: (value) => (value === '*' ? 'anybody from any identity provider' : `people from ${value}`),
  CanonicalUser: (value) => `the account with the canonical user id ${value}`,
};

function entryWords({ type, value }: Entry): string {
  return type === 'AWS' && value === '*' ? 'anybody' : kinds[type](value);
}

/** An account that is excepted is not said to let anybody. */
function exceptedWords(entry: Entry): string {
  const account = entry.type === 'AWS' ? accountNamed(entry.value) : null;
  return account === null ? entryWords(entry) : `account ${account}`;
}
