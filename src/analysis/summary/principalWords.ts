import type { PrincipalElement, PrincipalType } from '../../policy/document.ts';
import { accountNamed } from '../../policy/principals.ts';
import { listed } from './conditionWords.ts';

/** Who a principal element means: `anybody`, `account 111122223333`, `the service ec2.amazonaws.com`. */
export function principalWords({ negated, entries }: PrincipalElement): string {
  const words = listed([...new Set(entries.map(entryWords))]);
  return negated ? `everybody but ${words}` : words;
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
