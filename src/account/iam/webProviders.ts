/** Identity providers that AWS knows without a provider in the account: IAM User Guide, id_roles_providers_oidc. */
export const webProviders: ReadonlySet<string> = new Set([
  'cognito-identity.amazonaws.com',
  'www.amazon.com',
  'graph.facebook.com',
  'accounts.google.com',
]);
