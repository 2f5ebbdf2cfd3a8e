/** A credential of an IAM user for one service: IAM User Guide, id_credentials_service-specific-creds. */
export interface ServiceCredential {
  readonly id: string;
  /** E.g. `codecommit.amazonaws.com`. */
  readonly service: string;
  /** The user name at the service, or the alias of an API key. */
  readonly alias: string;
  readonly secret: string;
  readonly status: 'Active' | 'Inactive' | 'Expired';
  readonly created: number;
  /** Milliseconds since 1970; null where it never ends. */
  readonly expires: number | null;
}
