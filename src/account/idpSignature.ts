import { createHmac } from 'node:crypto';

/**
 * What stands for the signature of a simulated identity provider. Each has one key that hangs on its name alone: AWS
 * would fetch the public half from the provider or its metadata.
 */
export const idpSignature = (issuer: string, text: string): string =>
  createHmac('sha256', `iam-dojo identity provider ${issuer}`).update(text).digest('base64url');
