import type { Tags } from './sandbox.ts';

/** An OpenID Connect provider that an account trusts. */
export interface OidcProvider {
  readonly arn: string;
  /** Without `https://`, as IAM shows it. */
  readonly url: string;
  /** Audiences. */
  readonly clientIds: readonly string[];
  readonly thumbprints: readonly string[];
  readonly created: number;
  readonly tags: Tags;
}

/** A SAML provider that an account trusts. */
export interface SamlProvider {
  readonly arn: string;
  readonly name: string;
  readonly uuid: string;
  /** Metadata of the identity provider, XML text. */
  readonly metadata: string;
  /** Name of the identity provider in the metadata: the issuer of its assertions. */
  readonly entityId: string;
  readonly created: number;
  readonly validUntil: number;
  readonly tags: Tags;
  readonly encryption: 'Required' | 'Allowed' | null;
  /** Keys that decrypt assertions; what is in them does not matter here. */
  readonly privateKeys: readonly { readonly id: string; readonly added: number }[];
}
