import { longTerm, outsideIdentity } from './identityForms.ts';
import type { Account } from './sandbox.ts';

/** An identity provider of an account as it asks STS for a role; undefined where the account has none of this name. */
export function providerCaller(account: Account, kind: 'saml-provider' | 'oidc-provider', name: string) {
  const known = kind === 'saml-provider' ? account.samlProviders : account.oidcProviders;
  const arn = `arn:aws:iam::${account.id}:${kind}/${name}`;
  return known?.has(arn) ? outsideIdentity('provider', arn, longTerm(null)) : undefined;
}
