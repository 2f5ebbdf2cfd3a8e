import type { ApiCall, Json, JsonObject } from '../call.ts';
import type { FailureRows } from '../fail.ts';
import type { SamlProvider } from '../identityProvider.ts';
import type { Sandbox } from '../sandbox.ts';
import { makeSamlResponse } from '../sts/samlResponse.ts';
import { makeWebIdentityToken } from '../sts/webIdentityToken.ts';

export const tokenFailures = {
  'dojo.provider': {
    code: 'NoSuchEntity',
    status: 404,
    text: 'There is no identity provider {Provider}: give an https:// address or the ARN of a provider.',
  },
  'dojo.subject': { code: 'ValidationError', status: 400, text: 'Subject must be a text that is not empty.' },
  'dojo.lifetime': { code: 'ValidationError', status: 400, text: 'ExpiresIn must be a number of seconds.' },
} as const satisfies FailureRows;

type Made = { readonly Token: string } | { readonly failure: keyof typeof tokenFailures };

/** What somebody asks a simulated identity provider for. */
interface Wish {
  readonly subject: string;
  readonly audience: string | null;
  /** Milliseconds since 1970. */
  readonly issued: number;
  readonly expires: number;
  readonly claims: JsonObject;
  readonly roles: readonly string[];
}

const texts = (value: Json | undefined): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Seconds that tokens are good for, as with GitHub Actions and with AWS's limit for SAML responses. */
const usualLifetime = 300;

/**
 * What a user of a simulated identity provider gets from it: `IssueIdentityToken {Provider, Subject, Audience,
 * ExpiresIn, Claims, Roles}`. `Provider` is an `https://` address, or the ARN of an OpenID Connect or SAML provider.
 */
export function issueIdentityToken(sandbox: Sandbox, { input, time }: ApiCall): Made {
  const { Provider: provider, Subject: subject, ExpiresIn: lifetime = usualLifetime } = input;
  if (typeof subject !== 'string' || subject === '') return { failure: 'dojo.subject' };
  if (typeof lifetime !== 'number' || !Number.isFinite(lifetime)) return { failure: 'dojo.lifetime' };
  const wish: Wish = {
    subject,
    audience: texts(input.Audience)[0] ?? null,
    issued: time,
    expires: time + lifetime * 1000,
    claims: isObject(input.Claims) ? input.Claims : {},
    roles: texts(input.Roles),
  };
  const name = typeof provider === 'string' ? provider : '';
  const accounts = [...sandbox.accounts.values()];
  const saml = accounts.flatMap((account) => account.samlProviders?.get(name) ?? [])[0];
  if (saml) return { Token: samlToken(saml, wish) };
  const oidc = accounts.flatMap((account) => account.oidcProviders?.get(name) ?? [])[0];
  const address = oidc ? `https://${oidc.url}` : name;
  if (!/^https:\/\/[^/?#]+/.test(address)) return { failure: 'dojo.provider' };
  return { Token: webToken(address, wish, oidc?.clientIds[0] ?? 'sts.amazonaws.com') };
}

const seconds = (time: number): number => Math.floor(time / 1000);

const webToken = (iss: string, wish: Wish, audience: string): string =>
  makeWebIdentityToken({
    iss,
    sub: wish.subject,
    aud: wish.audience ?? audience,
    iat: seconds(wish.issued),
    exp: seconds(wish.expires),
    ...wish.claims,
  });

const mark = 'https://aws.amazon.com/SAML/Attributes/';
/** Attributes that AWS reads go by their short names. */
const short = /^(RoleSessionName|SourceIdentity|SessionDuration|TransitiveTagKeys|PrincipalTag:.+)$/;

function samlToken({ arn, entityId }: SamlProvider, wish: Wish): string {
  const attributes = new Map<string, readonly string[]>([
    [`${mark}Role`, wish.roles.map((role) => `${role},${arn}`)],
    [`${mark}RoleSessionName`, [wish.subject]],
  ]);
  for (const [name, value] of Object.entries(wish.claims)) {
    attributes.set(short.test(name) ? mark + name : name, texts(value));
  }
  return makeSamlResponse({
    issuer: entityId,
    subject: wish.subject,
    audience: wish.audience ?? 'urn:amazon:webservices',
    issued: wish.issued,
    expires: wish.expires,
    attributes: [...attributes],
  });
}
