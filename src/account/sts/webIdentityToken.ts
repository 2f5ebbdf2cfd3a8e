import type { Json, JsonObject } from '../call.ts';
import { idpSignature } from '../idpSignature.ts';

/** The claims of an OpenID Connect token that AWS looks at. */
export interface WebIdentityToken {
  readonly issuer: string;
  readonly subject: string;
  /** `azp` where the token has it, else each `aud`: IAM User Guide, reference_policies_iam-condition-keys. */
  readonly audiences: readonly string[];
  /** Seconds since 1970. */
  readonly expires: number;
  readonly claims: JsonObject;
  /** False where somebody else made or changed the token. */
  readonly genuine: boolean;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A JSON object in base 64; null for anything else. */
function objectIn(part: string): JsonObject | null {
  try {
    const value: Json = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** Texts of a claim that holds one or several. */
export const claimTexts = (value: Json | undefined): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');

/** A token in the compact form of JSON Web Tokens (RFC 7519); null where the text is none. */
export function readWebIdentityToken(text: string): WebIdentityToken | null {
  const [head = '', body = '', signature = '', ...rest] = text.split('.');
  const claims = objectIn(body);
  if (rest.length > 0 || !claims || !objectIn(head)) return null;
  const { iss, sub, azp, aud, exp } = claims;
  if (typeof iss !== 'string' || typeof sub !== 'string' || typeof exp !== 'number') return null;
  return {
    issuer: iss,
    subject: sub,
    audiences: typeof azp === 'string' ? [azp] : claimTexts(aud),
    expires: exp,
    claims,
    genuine: signature === idpSignature(iss, `${head}.${body}`),
  };
}

/** A token that a simulated provider gives out. */
export function makeWebIdentityToken(claims: JsonObject & { readonly iss: string }): string {
  const part = (value: JsonObject) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'HS256', typ: 'JWT', kid: 'dojo' })}.${part(claims)}`;
  return `${signed}.${idpSignature(claims.iss, signed)}`;
}
